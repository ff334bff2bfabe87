"""The steps of a year that can be late, and who holds them up: which everybody who watches, reminds
or counts reads from the same table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kinerja.models import PeriodeTinjauan, TahunKinerja
from talenta.pegawai.models import UnitOrganisasi

SKP, TAHUNAN = "SKP", "TAHUNAN"
PEGAWAI, PENILAI = "PEGAWAI", "PENILAI"

# Who holds up one step for one plan: PEGAWAI, PENILAI, or nobody ('').
SIAPA = {
    SKP: (
        "CASE WHEN s.status IN ('DISEPAKATI', 'DIAKHIRI') THEN '' "
        "WHEN s.status = 'DIAJUKAN' THEN 'PENILAI' ELSE 'PEGAWAI' END"
    ),
    TAHUNAN: "CASE WHEN x.status NOT IN ('DRAF', 'DITETAPKAN') THEN '' ELSE 'PENILAI' END",
    "PERIODE": (
        "CASE WHEN x.status = 'DINILAI' THEN '' WHEN x.status = 'DIAJUKAN' THEN 'PENILAI' "
        "ELSE 'PEGAWAI' END"
    ),
}
SAMBUNG = {
    SKP: "",
    TAHUNAN: (
        "LEFT JOIN kinerja_penilaiantahunan x "
        "ON x.pegawai_id = s.pegawai_id AND x.tahun_kinerja_id = s.tahun_kinerja_id"
    ),
    "PERIODE": "LEFT JOIN kinerja_tinjauanperiodik x ON x.skp_id = s.id AND x.periode_id = %(p)s",
}
SYARAT = {
    SKP: "",
    # The last plan of the year stands for the person.
    TAHUNAN: "AND s.selesai > %(akhir)s",
    "PERIODE": "AND s.mulai < %(pselesai)s AND s.selesai > %(pmulai)s",
}


@dataclass(frozen=True, kw_only=True)
class Langkah:
    """A step of the year that can be late: `kode` stands in addresses."""

    kode: str
    judul: str
    batas: date
    periode: PeriodeTinjauan | None = None

    @property
    def jenis(self) -> str:
        return "PERIODE" if self.periode else self.kode


def langkah_tahun(tahun: TahunKinerja) -> list[Langkah]:
    """The steps of a year in their order: plan, each review, yearly appraisal; one query."""
    periode = list(tahun.periode.order_by("nomor"))
    return [
        Langkah(kode=SKP, judul="SKP disepakati", batas=tahun.batas_rencana),
        *(
            Langkah(kode=str(p.nomor), judul=f"Tinjauan {p.nama}", batas=p.batas, periode=p)
            for p in periode
        ),
        Langkah(kode=TAHUNAN, judul="Penilaian tahunan diserahkan", batas=tahun.batas_akhir),
    ]


def langkah_kini(semua: Sequence[Langkah], hari: date) -> Langkah:
    """The step whose deadline is next, else the last."""
    return next((satu for satu in semua if satu.batas >= hari), semua[-1])


def isian(tahun: TahunKinerja, langkah: Langkah, **lain: Any) -> dict[str, Any]:
    periode = langkah.periode
    return {
        "tahun": tahun.pk,
        "akhir": date(tahun.tahun, 12, 31),
        "p": periode.pk if periode else None,
        "pmulai": periode.mulai if periode else None,
        "pselesai": periode.selesai if periode else None,
        **lain,
    }


def kueri(sql: str, isian: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as kursor:
        kursor.execute(sql, isian)
        return list(kursor.fetchall())


def akun_terlambat(*, tahun: TahunKinerja, langkah: Langkah, unit: UnitOrganisasi) -> list[int]:
    """Accounts of those who hold up a step in a unit and below: each person, and each appraiser
    once; one query."""
    siapa = SIAPA[langkah.jenis]
    baris = kueri(
        f"""SELECT DISTINCT g.pengguna_id
            FROM (SELECT CASE WHEN {siapa} = 'PENILAI' THEN s.penilai_id ELSE s.pegawai_id END AS id
                  FROM kinerja_skp s {SAMBUNG[langkah.jenis]}
                  WHERE s.tahun_kinerja_id = %(tahun)s AND s.unit_lft BETWEEN %(lft)s AND %(rgt)s
                    {SYARAT[langkah.jenis]} AND {siapa} <> '') k
            JOIN pegawai_pegawai g ON g.id = k.id
            WHERE g.pengguna_id IS NOT NULL""",
        isian(tahun, langkah, lft=unit.lft, rgt=unit.rgt),
    )
    return [nomor for (nomor,) in baris]


@dataclass(frozen=True, kw_only=True)
class Penahan:
    """Somebody with an account, and whether a step waits for them: for the own part, for people
    whom they appraise."""

    pegawai_id: int
    akun: int
    sendiri: bool
    tim: bool


def penahan(*, tahun: TahunKinerja, langkah: Langkah, sesudah: int, batas: int) -> list[Penahan]:
    """The next `batas` people of the agency who have an account, by number, and what each holds up
    (perhaps nothing); one query, which reads the plans of these people alone."""
    siapa, sambung, syarat = SIAPA[langkah.jenis], SAMBUNG[langkah.jenis], SYARAT[langkah.jenis]
    ada = f"""EXISTS (SELECT FROM kinerja_skp s {sambung} WHERE s.tahun_kinerja_id = %(tahun)s
      {syarat} AND {siapa} = """
    baris = kueri(
        f"""SELECT g.id, g.pengguna_id, {ada} 'PEGAWAI' AND s.pegawai_id = g.id),
              {ada} 'PENILAI' AND s.penilai_id = g.id)
            FROM (SELECT id, pengguna_id FROM pegawai_pegawai
                  WHERE instansi_id = %(instansi)s AND pengguna_id IS NOT NULL
                    AND id > %(sesudah)s ORDER BY id LIMIT %(batas)s) g
            ORDER BY g.id""",
        isian(tahun, langkah, instansi=tahun.instansi_id, sesudah=sesudah, batas=batas),
    )
    return [Penahan(pegawai_id=a, akun=b, sendiri=c, tim=d) for a, b, c, d in baris]
