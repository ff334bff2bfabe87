"""What the tables hold: their content as a hash, and the way back to how it was."""

from dataclasses import dataclass
from typing import Any

from psycopg2 import errors, sql

from tests.faults.panggung import Panggung, tunggu

# Keys, clocks and ciphertext differ from run to run; all else of a person must not.
BERUBAH_SENDIRI = ("id", "impor_id", "diperbarui_pada", "nik_sandi", "pengguna_id")
# A run's results, among the others or set aside; when the tables were kept there was none.
PARTISI = "^karir_hasil_[0-9]+$"


@dataclass(frozen=True)
class Isi:
    """The people: how many, and a hash over all their columns in the order of the NIP."""

    banyak: int
    sidik: str


def isi(p: Panggung) -> Isi:
    """The people as others see them now."""
    [(banyak, sidik)] = p.tanya(
        "SELECT count(*), coalesce(md5(string_agg(md5((to_jsonb(t) - %s::text[])::text), '' "
        "ORDER BY nip)), '') FROM pegawai_pegawai t",
        list(BERUBAH_SENDIRI),
    )
    return Isi(banyak, sidik)


def riwayat(p: Panggung) -> int:
    """Rows of the change history of people."""
    return int(p.satu("SELECT count(*) FROM pegawai_pegawaiperistiwa"))


def _tabel(p: Panggung) -> list[str]:
    return [
        nama
        for (nama,) in p.tanya(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
            "AND relkind = 'r' AND relname <> 'django_migrations' "
            f"AND relname !~ '{PARTISI}' ORDER BY relname"
        )
    ]


def _perubahan(kursor: Any) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The tables that hold rows now; those that held rows when they were kept, each with its
    columns, but those that the database computes itself."""
    kursor.execute(
        f"""SELECT c.relname, pg_relation_size(c.oid) > 0, pg_relation_size(s.oid) > 0, kolom
        FROM pg_class c
        LEFT JOIN pg_class s ON s.relname = c.relname
          AND s.relnamespace = to_regnamespace('simpan')
        CROSS JOIN LATERAL (
          SELECT array_agg(a.attname::text ORDER BY a.attnum) AS kolom FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        ) k
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
          AND c.relname <> 'django_migrations' AND c.relname !~ '{PARTISI}' ORDER BY c.relname"""
    )
    baris = kursor.fetchall()
    return (
        [nama for nama, terisi, _, _ in baris if terisi],
        [(nama, kolom) for nama, _, tersimpan, kolom in baris if tersimpan],
    )


def partisi(kursor: Any) -> list[tuple[str, str]]:
    """Schema and name of every table of results, attached or not."""
    kursor.execute(
        "SELECT n.nspname, relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
        "WHERE relkind = 'r' AND relname ~ %s ORDER BY c.oid",
        [PARTISI],
    )
    return [(skema, nama) for skema, nama in kursor.fetchall()]


def simpan(p: Panggung) -> None:
    """Keep every row of every table, to come back to."""
    salin = "; ".join(
        f'CREATE TABLE simpan."{tabel}" AS TABLE public."{tabel}"' for tabel in _tabel(p)
    )
    p.tanya(f"DROP SCHEMA IF EXISTS simpan CASCADE; CREATE SCHEMA simpan; {salin}")


def kembalikan(p: Panggung) -> None:
    """Every table as it was kept, without triggers and history; staging tables and results of runs
    are dropped.

    The processes go on meanwhile: whoever locks crosswise with them tries again.
    """
    tunggu(lambda: _coba_kembalikan(p), "the tables to come back", 90)


def _coba_kembalikan(p: Panggung) -> bool:
    semua = _tabel(p)
    sambungan = p.sambung()
    sambungan.autocommit = False
    try:
        with sambungan, sambungan.cursor() as kursor:
            kursor.execute("SET LOCAL lock_timeout = '5s'; SET session_replication_role = replica")
            for skema, nama in partisi(kursor):
                kursor.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(skema, nama)))
            # Whoever is writing ends first, so that none of it comes after.
            kursor.execute(
                sql.SQL("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE").format(
                    sql.SQL(", ").join(sql.Identifier("public", satu) for satu in semua)
                )
            )
            terisi, tersimpan = _perubahan(kursor)
            # Triggers and foreign keys do not work for this session; a new file for each of some
            # hundred tables would take longer than their rows.
            for nama in terisi:
                kursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier("public", nama)))
            for nama, kolom in tersimpan:
                kursor.execute(
                    sql.SQL("INSERT INTO {} ({kolom}) SELECT {kolom} FROM {}").format(
                        sql.Identifier("public", nama),
                        sql.Identifier("simpan", nama),
                        kolom=sql.SQL(", ").join(map(sql.Identifier, kolom)),
                    )
                )
            kursor.execute(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = "
                "to_regnamespace('penampung')"
            )
            for (nama,) in kursor.fetchall():
                kursor.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier("penampung", nama)))
    except (errors.LockNotAvailable, errors.DeadlockDetected):
        return False
    finally:
        sambungan.close()
    return True
