"""Technical gaps of many people: counted by the database, demand by demand, in one statement.

A demand is one competency that the post of one person asks for in the version of standards in
force. It is assessed where the person has a valid result that was not withdrawn; what is not
counts nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kompetensi import rumus
from kompetensi.models import PenilaianTeknis, StandarTeknis
from kompetensi.selectors.kamus import nama_teknis
from kompetensi.selectors.kesenjangan import SQL_LETAK, TERBANYAK, Kebutuhan
from kompetensi.selectors.standar import standar_berlaku
from talenta.mutu.kode import DINILAI, sql_daftar
from talenta.pegawai.models import Jabatan, Pegawai, UnitOrganisasi


@dataclass(frozen=True)
class KelompokTeknis:
    """A row: how many demands, how many assessed, below, levels missing in all, and how much that
    matters (rumus.kebutuhan, summed)."""

    kunci: int | str
    nama: str
    diminta: int
    dinilai: int
    orang: int
    tingkat: int
    bobot: int

    @property
    def belum(self) -> int:
        """Demands without a valid result."""
        return self.diminta - self.dinilai

    @property
    def permil(self) -> int:
        """Share of those assessed that are below, in thousandths, rounded half up."""
        return (2000 * self.orang + self.dinilai) // (2 * self.dinilai) if self.dinilai else 0


# CTEs of what posts ask for: d post by post, k its competencies with a number each (compared and
# hashed sooner than a code).
SQL_DIMINTA = """d AS MATERIALIZED (
            SELECT jabatan_id, kode, tingkat, dense_rank() OVER (ORDER BY kode)::int AS nomor
            FROM kompetensi_standarteknis WHERE versi_id = %(versi)s
        ), k AS MATERIALIZED (SELECT DISTINCT kode, nomor FROM d)"""
# By which column demands are counted, of people with their results (o, t) and of demands (o, d).
_KELOMPOK = {
    "nomor": ("t.nomor", "d.nomor"),
    "letak": ("o.letak", "o.letak"),
    "jabatan": ("o.jabatan_id", "o.jabatan_id"),
}


def _sql(menurut: str, letak: str = "NULL::int") -> str:
    """Demands by a key of _KELOMPOK (`letak` is an expression over people), level asked for and
    level held.

    How many are asked is known by post; results are looked at where there are any, and who has
    none is the rest.
    """
    dinilai, diminta = _KELOMPOK[menurut]
    return f"""
        WITH {SQL_DIMINTA}, o AS MATERIALIZED (
            SELECT id, jabatan_id, {letak} AS letak FROM pegawai_pegawai
            WHERE instansi_id = %(instansi)s AND unit_lft BETWEEN %(lft)s AND %(rgt)s
                AND kedudukan_hukum IN {sql_daftar(DINILAI)}
        ), t AS (
            -- The level of the latest day: day and level as one number, so that nothing is sorted.
            SELECT r.pegawai_id, k.nomor,
                max((r.tanggal - DATE '1900-01-01') * 8 + r.tingkat) %% 8 AS tingkat
            FROM kompetensi_penilaianteknis r JOIN k ON k.kode = r.kode
            WHERE instansi_id = %(instansi)s AND unit_lft BETWEEN %(lft)s AND %(rgt)s
                AND dicabut_pada IS NULL AND tanggal > %(batas_teknis)s AND tanggal <= %(hari)s
            GROUP BY 1, 2
        ), dinilai AS (
            SELECT {dinilai} AS kelompok, d.tingkat::int AS syarat, t.tingkat, count(*) AS n
            FROM t JOIN o ON o.id = t.pegawai_id
            JOIN d ON d.jabatan_id = o.jabatan_id AND d.nomor = t.nomor
            GROUP BY 1, 2, 3
        ), diminta AS (
            SELECT {diminta} AS kelompok, d.tingkat::int AS syarat, sum(o.n) AS n
            FROM (SELECT letak, jabatan_id, count(*) AS n FROM o GROUP BY 1, 2) o
            JOIN d ON d.jabatan_id = o.jabatan_id GROUP BY 1, 2
        ), semua AS (
            SELECT kelompok, syarat, tingkat, n FROM dinilai
            UNION ALL
            SELECT diminta.kelompok, diminta.syarat, NULL, diminta.n - coalesce(sum(dinilai.n), 0)
            FROM diminta LEFT JOIN dinilai ON dinilai.syarat = diminta.syarat
                AND dinilai.kelompok IS NOT DISTINCT FROM diminta.kelompok
            GROUP BY diminta.kelompok, diminta.syarat, diminta.n
        )
        SELECT {"k.kode" if menurut == "nomor" else "kelompok"}, syarat, tingkat, n
        FROM semua {"JOIN k ON k.nomor = kelompok" if menurut == "nomor" else ""}"""


def _hitung(sql: str, parameter: dict[str, Any]) -> dict[Any, list[int]]:
    """By group: demands, assessed, below, levels missing, weight."""
    versi = standar_berlaku(instansi_id=parameter["instansi"], hari=parameter["hari"])
    if versi is None:
        return {}
    hasil: dict[Any, list[int]] = {}
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL jit = off")
        kursor.execute(sql, {**parameter, "versi": versi.pk})
        for kunci, syarat, tingkat, banyak in kursor.fetchall():
            orang = int(banyak)
            satu = hasil.setdefault(kunci, [0] * 5)
            lepas = rumus.kurang(tingkat, syarat)
            satu[0] += orang
            satu[1] += orang * (lepas is not None)
            satu[2] += orang * bool(lepas)
            satu[3] += orang * (lepas or 0)
            satu[4] += orang * rumus.kebutuhan(tingkat, syarat)
    return hasil


def _urut(semua: Iterable[KelompokTeknis]) -> list[KelompokTeknis]:
    return sorted(semua, key=lambda s: (-s.bobot, -s.belum, s.nama))


def teknis_menurut_kompetensi(*, parameter: dict[str, Any]) -> list[KelompokTeknis]:
    """One row a competency, what matters most first."""
    angka = _hitung(_sql("nomor"), parameter)
    nama = nama_teknis(instansi_id=parameter["instansi"], hari=parameter["hari"]) if angka else {}
    return _urut(KelompokTeknis(k, nama.get(k, k), *isi) for k, isi in angka.items())


def teknis_menurut_unit(
    *, parameter: dict[str, Any], unit: list[UnitOrganisasi]
) -> list[KelompokTeknis]:
    """One row for each of these disjoint units with what is below it, in the order of the tree."""
    urut = sorted((satu for satu in unit if satu.lft is not None), key=lambda satu: satu.lft or 0)
    if not urut:
        return []
    angka = _hitung(
        _sql("letak", SQL_LETAK),
        {**parameter, "awal": [s.lft for s in urut], "ujung": [s.rgt for s in urut]},
    )  # fmt: skip
    return [
        KelompokTeknis(satu.pk, satu.nama, *angka[n])
        for n, satu in enumerate(urut, start=1)
        if n in angka
    ]


def teknis_menurut_jabatan(*, parameter: dict[str, Any]) -> list[KelompokTeknis]:
    """One row a post, what matters most first, TERBANYAK at most."""
    angka = _hitung(_sql("jabatan"), parameter)
    nama = dict(Jabatan.objects.filter(pk__in=angka).values_list("pk", "nama"))
    return _urut(KelompokTeknis(k, nama[k], *isi) for k, isi in angka.items())[:TERBANYAK]


def kebutuhan_teknis(*, parameter: dict[str, Any]) -> list[Kebutuhan]:
    """The training needs of technical competencies, weighed as those of the nine are."""
    return [
        Kebutuhan(str(s.kunci), s.nama, s.orang, s.tingkat, s.bobot, teknis=True)
        for s in teknis_menurut_kompetensi(parameter=parameter)
        if s.orang
    ]


def syarat_teknis(keadaan: str) -> str:
    """SQL over pegawai_pegawai: whose post asks for a competency that is in one state. Parameters
    of `isi_syarat_teknis`."""
    milik = (
        "kompetensi_penilaianteknis t WHERE t.pegawai_id = pegawai_pegawai.id "
        "AND t.kode = d.kode AND t.dicabut_pada IS NULL AND t.tanggal <= %s"
    )
    ada = f"EXISTS (SELECT 1 FROM {milik})"
    if keadaan == "belum":
        isi = f"NOT {ada}"
    elif keadaan == "habis":
        isi = f"{ada} AND NOT EXISTS (SELECT 1 FROM {milik} AND t.tanggal > %s)"
    else:
        isi = (
            f"(SELECT t.tingkat FROM {milik} AND t.tanggal > %s "
            "ORDER BY t.tanggal DESC LIMIT 1) < d.tingkat"
        )
    return (
        "EXISTS (SELECT 1 FROM kompetensi_standarteknis d WHERE d.versi_id = %s "
        f"AND d.jabatan_id = pegawai_pegawai.jabatan_id AND d.kode = %s AND {isi})"
    )


def isi_syarat_teknis(keadaan: str, kode: str, parameter: dict[str, Any]) -> list[Any]:
    """What `syarat_teknis` asks about."""
    versi = standar_berlaku(instansi_id=parameter["instansi"], hari=parameter["hari"])
    hari, batas = parameter["hari"], parameter["batas_teknis"]
    tanggal = {"belum": [hari], "habis": [hari, hari, batas]}.get(keadaan, [hari, batas])
    return [versi.pk if versi else None, kode, *tanggal]


def kurang_teknis(
    pegawai: Iterable[Pegawai], *, parameter: dict[str, Any]
) -> dict[int, list[tuple[str, int]]]:
    """Technical shortfalls of these people by name, by the person's key; at most four queries."""
    daftar = list(pegawai)
    hari: date = parameter["hari"]
    versi = standar_berlaku(instansi_id=parameter["instansi"], hari=hari)
    if versi is None:
        return {}
    jabatan = {satu.jabatan_id for satu in daftar if satu.jabatan_id}
    diminta: dict[int, dict[str, int]] = {}
    for satu in StandarTeknis.objects.filter(versi=versi, jabatan_id__in=jabatan):
        diminta.setdefault(satu.jabatan_id, {})[satu.kode] = satu.tingkat
    if not diminta:
        return {}
    hasil_ = PenilaianTeknis.objects.filter(
        pegawai_id__in=[satu.pk for satu in daftar if satu.jabatan_id in diminta],
        tanggal__lte=hari, tanggal__gt=parameter["batas_teknis"],
    ).berlaku()  # fmt: skip
    tingkat = {(s.pegawai_id, s.kode): s.tingkat for s in hasil_.order_by("tanggal", "id")}
    nama = nama_teknis(instansi_id=parameter["instansi"], hari=hari)
    return {
        orang.pk: [
            (nama.get(kode, kode), lepas)
            for kode, syarat in sorted(diminta.get(orang.jabatan_id or 0, {}).items())
            if (lepas := rumus.kurang(tingkat.get((orang.pk, kode)), syarat))
        ]
        for orang in daftar
    }
