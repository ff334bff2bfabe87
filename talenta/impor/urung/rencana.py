"""What an import did to each row, told from the history, and what happened to the row since.

The first event that carries the import's number is its own; the one before is the row as it was.
Whatever came later and says something else stands in the way, unless it has been undone itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

from talenta.impor.jenis import Jenis
from talenta.impor.models import Impor


@dataclass(frozen=True)
class Sasaran:
    """A tracked table that an import wrote, with the temporary table of what to do to its rows.

    `kolom` are the columns of the record itself; `akun` the one that links it to an account.
    """

    model: type[models.Model]
    peristiwa: type[models.Model]
    rencana: str

    @property
    def tabel(self) -> str:
        return self.model._meta.db_table

    @property
    def tabel_peristiwa(self) -> str:
        return self.peristiwa._meta.db_table

    @property
    def akun(self) -> str:
        return str(getattr(self.model, "KOLOM_AKUN", ""))

    @property
    def kolom(self) -> list[str]:
        terlacak = {bidang.name for bidang in self.peristiwa._meta.concrete_fields}
        return [
            str(bidang.column)
            for bidang in self.model._meta.concrete_fields
            if bidang.name in terlacak and not bidang.primary_key and bidang.attname != self.akun
        ]

    def isi(self, nama: str) -> str:
        """SQL of the whole record of a row called `nama`."""
        return "ROW(" + ", ".join(f'{nama}."{kolom}"' for kolom in self.kolom) + ")"


@dataclass(frozen=True)
class Rencana:
    """Everything an import wrote: the rows of its kind, then the tables that follow them."""

    impor: Impor
    jenis: Jenis
    utama: Sasaran
    pengikut: tuple[Sasaran, ...]

    @property
    def semua(self) -> tuple[Sasaran, ...]:
        return (self.utama, *self.pengikut)


def jalankan(sql: str, parameter: Sequence[Any] = ()) -> int:
    """Run one statement; return the number of rows it touched."""
    with connection.cursor() as kursor:
        kursor.execute(sql, parameter)
        return int(kursor.rowcount)


def ambil(sql: str, parameter: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Run a query whose answer is small."""
    with connection.cursor() as kursor:
        kursor.execute(sql, parameter)
        return list(kursor.fetchall())


def _sasaran(model: type[models.Model], rencana: str) -> Sasaran:
    peristiwa: Any = model._meta.get_field("peristiwa").related_model
    return Sasaran(model, peristiwa, rencana)


def susun(impor: Impor, jenis: Jenis, *, kunci: bool) -> Rencana:
    """Find the rows of an applied import; with `kunci`, hold them until the transaction ends."""
    r = Rencana(
        impor,
        jenis,
        _sasaran(jenis.model, "urung_utama"),
        tuple(_sasaran(m, f"urung_ikut_{n}") for n, m in enumerate(jenis.pengikut)),
    )
    buang(r)
    jalankan(
        f"CREATE TEMP TABLE urung_milik ON COMMIT DROP AS SELECT pgh_obj_id AS id, min(pgh_id) "
        f"AS awal, min(pgh_id) AS akhir FROM {r.utama.tabel_peristiwa} WHERE impor_id = %s "
        "GROUP BY pgh_obj_id",
        [impor.pk],
    )
    _lengkapi(r.utama, kunci)
    # What follows has no number of its own; it shares the context of the rows.
    konteks = [
        satu
        for (satu,) in ambil(
            f"SELECT DISTINCT e.pgh_context_id::text FROM {r.utama.tabel_peristiwa} e "
            f"JOIN {r.utama.rencana} r ON r.akhir = e.pgh_id WHERE e.pgh_context_id IS NOT NULL"
        )
    ]
    for satu in r.pengikut:
        jalankan(
            f"CREATE TEMP TABLE urung_milik ON COMMIT DROP AS SELECT pgh_obj_id AS id, "
            f"min(pgh_id) AS awal, max(pgh_id) AS akhir FROM {satu.tabel_peristiwa} "
            "WHERE pgh_context_id = ANY(%s::uuid[]) GROUP BY pgh_obj_id",
            [konteks],
        )
        _lengkapi(satu, kunci)
    return r


def buang(r: Rencana) -> None:
    """Drop the temporary tables; a transaction may look more than once."""
    nama: Iterable[str] = ("urung_milik", "urung_jejak", *(satu.rencana for satu in r.semua))
    jalankan(f"DROP TABLE IF EXISTS {', '.join(nama)}")


def _lengkapi(s: Sasaran, kunci: bool) -> None:
    """From the import's own events (urung_milik) to the plan of a table."""
    jalankan("ANALYZE urung_milik")
    if kunci:
        jalankan(
            f"SELECT count(*) FROM (SELECT 1 FROM {s.tabel} l WHERE l.id IN "
            "(SELECT id FROM urung_milik) ORDER BY l.id FOR UPDATE) t"
        )
    jalankan(
        "CREATE TEMP TABLE urung_jejak ON COMMIT DROP AS SELECT m.id, m.akhir, "
        "max(e.pgh_id) FILTER (WHERE e.pgh_id < m.awal) AS sebelum, "
        "max(e.pgh_id) FILTER (WHERE e.pgh_id > m.akhir) AS lanjut "
        f"FROM urung_milik m JOIN {s.tabel_peristiwa} e ON e.pgh_obj_id = m.id "
        "GROUP BY m.id, m.akhir"
    )
    jalankan("ANALYZE urung_jejak")
    akun = f'l."{s.akun}" IS DISTINCT FROM o."{s.akun}"' if s.akun else "false"
    jalankan(
        f"CREATE TEMP TABLE {s.rencana} ON COMMIT DROP AS SELECT j.id, j.akhir, j.sebelum, "
        "j.lanjut, NULL::bigint AS sentuh, a.pgh_label = 'tambah' AS tambah, "
        f"l.id IS NULL AS hilang, l.id IS NOT NULL AND {akun} AS berakun, "
        f"l.id IS NOT NULL AND {s.isi('l')} IS DISTINCT FROM {s.isi('o')} AS beda "
        f"FROM urung_jejak j JOIN urung_milik m ON m.id = j.id "
        f"JOIN {s.tabel_peristiwa} a ON a.pgh_id = m.awal "
        f"JOIN {s.tabel_peristiwa} o ON o.pgh_id = j.akhir LEFT JOIN {s.tabel} l ON l.id = j.id"
    )
    jalankan("DROP TABLE urung_milik, urung_jejak")
    jalankan(f"CREATE UNIQUE INDEX ON {s.rencana} (id)")
    jalankan(f"ANALYZE {s.rencana}")
    jalankan(
        f"""UPDATE {s.rencana} r SET sentuh = t.pgh_id FROM (
                SELECT r.id, max(e.pgh_id) AS pgh_id
                FROM {s.rencana} r JOIN {s.tabel_peristiwa} o ON o.pgh_id = r.akhir
                JOIN {s.tabel_peristiwa} e ON e.pgh_obj_id = r.id AND e.pgh_id > r.akhir
                LEFT JOIN pghistory_context k ON k.id = e.pgh_context_id
                LEFT JOIN impor_impor i ON i.id = (k.metadata ->> 'impor')::bigint
                WHERE r.lanjut IS NOT NULL AND k.metadata -> 'urung' IS NULL
                    AND i.status IS DISTINCT FROM '{Impor.Status.DIURUNGKAN}'
                    AND (e.pgh_label = 'hapus' OR {s.isi("e")} IS DISTINCT FROM {s.isi("o")})
                GROUP BY r.id) t
            WHERE t.id = r.id"""
    )
