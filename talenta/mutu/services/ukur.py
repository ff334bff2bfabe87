"""Measuring an agency: one pass over its people, counts up the tree, findings by person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg2.extras import execute_values

from talenta.impor.services.giliran import saat_tanpa_penulis
from talenta.inti.models import Pekerjaan
from talenta.mutu.daftar import fakta_untuk, semua
from talenta.mutu.jenis import Pemeriksaan
from talenta.mutu.kode import sql_daftar
from talenta.mutu.models import UkuranMutu
from talenta.mutu.selectors.ketentuan import ambang, ketentuan_berlaku
from talenta.pegawai.kode import BERHENTI
from talenta.pegawai.services.pohon import pohon_tetap

Lapor = Callable[..., None]
KUNCI_UKUR = 7_203_021
# What a person's answer to a check is; no value: it is not asked of this person.
LULUS, GAGAL, DIKECUALIKAN = 0, 1, 2


def _tanpa_lapor(**_: object) -> None:
    return None


def mutu_ukur(
    *,
    instansi_id: int,
    hari: date,
    pekerjaan: Pekerjaan | None = None,
    lapor: Lapor = _tanpa_lapor,
) -> UkuranMutu:
    """Measure one agency as its records stand now, dated `hari`, in one transaction.

    A measurement of the same day is replaced; older ones beyond the agency's span are thinned to
    the last of each month.
    """
    daftar = semua()
    # Before reading: whatever is not committed by then is newer than this measurement.
    diukur_pada = saat_tanpa_penulis(instansi_id=instansi_id)
    with pohon_tetap(instansi_id=instansi_id), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [KUNCI_UKUR, instansi_id])
        ketentuan = ketentuan_berlaku(instansi_id=instansi_id, hari=hari)
        # The sorts of a million people fit in memory; the settings end with the transaction.
        kursor.execute("SET LOCAL work_mem = '128MB'; SET LOCAL jit = off")
        lapor(selesai=0, total=4, langkah="Memeriksa catatan pegawai")
        kursor.execute(
            sql_jawaban(daftar),
            {**ambang(ketentuan), "instansi": instansi_id, "hari": hari},
        )
        lapor(selesai=1, total=4, langkah="Menjumlahkan menurut unit")
        jumlah = _jumlah_per_unit(kursor, instansi_id, len(daftar))
        lapor(selesai=2, total=4, langkah="Menyimpan angka")
        UkuranMutu.objects.filter(instansi_id=instansi_id, tanggal=hari).delete()
        ukuran = UkuranMutu.objects.create(
            instansi_id=instansi_id,
            tanggal=hari,
            diukur_pada=diukur_pada,
            pekerjaan=pekerjaan,
            pemeriksaan=[satu.kode for satu in daftar],
            ketentuan=ketentuan,
            jumlah=jumlah[0].orang,
        )
        _simpan_nilai(kursor, ukuran, jumlah)
        lapor(selesai=3, total=4, langkah="Menyusun daftar orang")
        _simpan_temuan(kursor, instansi_id, daftar)
        kursor.execute("DROP TABLE mutu_jawaban")
        _jarangkan(instansi_id, hari - timedelta(days=ketentuan["ambang.simpan_harian_hari"]))
    return ukuran


def sql_jawaban(daftar: Sequence[Pemeriksaan]) -> str:
    """The table of answers: a person a row, a column a check (c0, c1, ...)."""
    kolom = ",\n".join(
        f"""CASE WHEN ({satu.berlaku}) IS NOT TRUE THEN NULL
                 WHEN ({satu.gagal}) IS NOT TRUE THEN {LULUS}
                 WHEN '{satu.kode}' = ANY (kecuali.kode) THEN {DIKECUALIKAN}
                 ELSE {GAGAL} END::smallint AS c{i}"""
        for i, satu in enumerate(daftar)
    )
    fakta = "\n".join(satu.gabung for satu in fakta_untuk(list(daftar)))
    berhenti = sql_daftar(tuple(sorted(BERHENTI)))
    return f"""
        CREATE TEMP TABLE mutu_jawaban ON COMMIT DROP AS
        SELECT p.id AS pegawai_id, p.unit_id, p.unit_lft, p.nama_kunci, {kolom}
        FROM (SELECT *, substr(nip, 9, 4)::int AS tahun_mulai, substr(nip, 13, 2)::int
                     AS bulan_mulai
              FROM pegawai_pegawai
              WHERE instansi_id = %(instansi)s AND kedudukan_hukum NOT IN {berhenti}) p
        JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
        LEFT JOIN pegawai_jabatan j ON j.id = p.jabatan_id
        LEFT JOIN pegawai_pendidikan d ON d.id = p.pendidikan_id
        LEFT JOIN (SELECT pegawai_id, array_agg(kode::text) AS kode FROM mutu_pengecualianmutu
                   WHERE instansi_id = %(instansi)s AND dicabut_pada IS NULL
                       AND (sampai IS NULL OR sampai >= %(hari)s)
                   GROUP BY pegawai_id) kecuali ON kecuali.pegawai_id = p.id
        {fakta}"""


@dataclass
class Jumlah:
    """Counts of a unit with what lies below it; `unit_id` None is the whole agency."""

    unit_id: int | None
    lft: int
    rgt: int
    orang: int = 0
    per: list[list[int]] = field(default_factory=list)

    def tambah(self, orang: int, per: Sequence[Sequence[int]]) -> None:
        """Add the people and counts of a unit within."""
        self.orang += orang
        for milik, lain in zip(self.per, per, strict=True):
            milik[:] = map(sum, zip(milik, lain, strict=True))


def _jumlah_per_unit(kursor: CursorWrapper, instansi_id: int, banyak: int) -> list[Jumlah]:
    """Counts of the agency first, then of every unit that has people in or below it."""
    kolom = [
        f"count(c{i}), count(*) FILTER (WHERE c{i} = {GAGAL}), "
        f"count(*) FILTER (WHERE c{i} = {DIKECUALIKAN})"
        for i in range(banyak)
    ]
    kursor.execute(
        "SELECT u.id, u.lft, u.rgt, coalesce(h.orang, 0), h.* FROM pegawai_unitorganisasi u "
        f"LEFT JOIN (SELECT unit_id, count(*) AS orang, {', '.join(kolom)} FROM mutu_jawaban "
        "GROUP BY unit_id) h ON h.unit_id = u.id "
        "WHERE u.instansi_id = %s AND u.lft IS NOT NULL ORDER BY u.lft",
        [instansi_id],
    )

    def kosong(unit_id: int | None, lft: int, rgt: int) -> Jumlah:
        return Jumlah(unit_id, lft, rgt, per=[[0] * banyak for _ in range(3)])

    hasil = [kosong(None, 0, 2_147_483_647)]
    jalur = [hasil[0]]
    for unit_id, lft, rgt, orang, _, _, *angka in kursor.fetchall():
        while jalur[-1].rgt < lft:
            jalur.pop()
        satu = kosong(unit_id, lft, rgt)
        hasil.append(satu)
        jalur.append(satu)
        if orang:
            per = [angka[ke::3] for ke in range(3)]
            for atas in jalur:
                atas.tambah(orang, per)
    return [hasil[0], *(satu for satu in hasil[1:] if satu.orang)]


def _simpan_nilai(kursor: CursorWrapper, ukuran: UkuranMutu, jumlah: list[Jumlah]) -> None:
    execute_values(
        kursor.cursor,
        "INSERT INTO mutu_nilaimutu (instansi_id, ukuran_id, unit_id, unit_lft, jumlah, "
        "diperiksa, gagal, dikecualikan) VALUES %s",
        [
            (ukuran.instansi_id, ukuran.pk, satu.unit_id, satu.lft, satu.orang, *satu.per)
            for satu in jumlah
        ],
        page_size=1000,
    )


def _simpan_temuan(kursor: CursorWrapper, instansi_id: int, daftar: Sequence[Pemeriksaan]) -> None:
    """Write the list of each person's findings where it differs from what is stored."""
    potongan = ", ".join(
        f"CASE WHEN c{i} >= {GAGAL} THEN '{satu.kode}' END" for i, satu in enumerate(daftar)
    )
    kursor.execute(
        f"""CREATE TEMP TABLE mutu_temuan_baru ON COMMIT DROP AS
            SELECT * FROM (
                SELECT pegawai_id, unit_lft, nama_kunci,
                       array_remove(ARRAY[{potongan}]::varchar[], NULL) AS gagal
                FROM mutu_jawaban) semua
            WHERE cardinality(gagal) > 0"""
    )
    kursor.execute("ANALYZE mutu_temuan_baru")
    kursor.execute(
        "DELETE FROM mutu_temuanmutu t WHERE instansi_id = %s AND NOT EXISTS "
        "(SELECT FROM mutu_temuan_baru b WHERE b.pegawai_id = t.pegawai_id)",
        [instansi_id],
    )
    kursor.execute(
        """INSERT INTO mutu_temuanmutu AS t (pegawai_id, instansi_id, unit_lft, nama_kunci, gagal)
           SELECT b.pegawai_id, %s, b.unit_lft, b.nama_kunci, b.gagal
           FROM mutu_temuan_baru b LEFT JOIN mutu_temuanmutu lama USING (pegawai_id)
           WHERE lama.pegawai_id IS NULL OR (lama.unit_lft, lama.nama_kunci, lama.gagal)
               IS DISTINCT FROM (b.unit_lft, b.nama_kunci, b.gagal)
           ORDER BY b.nama_kunci, b.pegawai_id
           ON CONFLICT (pegawai_id) DO UPDATE SET unit_lft = excluded.unit_lft,
               nama_kunci = excluded.nama_kunci, gagal = excluded.gagal""",
        [instansi_id],
    )
    kursor.execute("DROP TABLE mutu_temuan_baru")


def _jarangkan(instansi_id: int, sebelum: date) -> None:
    """Keep of the measurements before a day the last of each month."""
    lama = UkuranMutu.objects.filter(instansi_id=instansi_id, tanggal__lt=sebelum)
    terakhir: dict[tuple[int, int], int] = {}
    for pk, tanggal in lama.order_by("tanggal").values_list("pk", "tanggal"):
        terakhir[tanggal.year, tanggal.month] = pk
    lama.exclude(pk__in=terakhir.values()).delete()
