"""The map of digital talent: offices by area against their posts, and who is alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kompetensi.digital.gabungan import sql_gabungan, sql_standar
from kompetensi.digital.ketentuan import ketentuan_pada
from kompetensi.kode import AREA_DIGITAL
from talenta.mutu.kode import DINILAI
from talenta.pegawai.bup import bup, tmt_pensiun
from talenta.pegawai.models import Pegawai

_AREA = range(1, len(AREA_DIGITAL) + 1)
TUNGGAL_TERBANYAK = 200


@dataclass(frozen=True)
class Sel:
    """An office in an area: how many are assessed in a post that asks for levels, their mean level
    and what their posts ask for on average (hundredths of a level), and how many reach it."""

    nama: str
    dinilai: int
    tingkat: int | None
    syarat: int | None
    terpenuhi: int

    @property
    def kelas(self) -> int:
        """0..4 by the share of those assessed who reach what is asked for."""
        return 0 if not self.dinilai else min(4, 5 * self.terpenuhi // self.dinilai)


@dataclass(frozen=True)
class Baris:
    """An office: its people in view, how many are assessed, its areas, and whether only a part of
    it is in view (`sebagian`)."""

    opd_id: int
    nama: str
    pegawai: int
    dinilai: int
    sebagian: bool
    sel: list[Sel]

    @property
    def sebutan(self) -> str:
        return sebutan_opd(self.nama, sebagian=self.sebagian)


def sebutan_opd(nama: str, *, sebagian: bool) -> str:
    """The office's name, saying where figures are of a part of it."""
    return f"{nama} (dalam lingkup Anda)" if sebagian else nama


@dataclass(frozen=True)
class Tunggal:
    """The only person of an office, as far as it is in view (`sebagian`), who reaches a level that
    its posts ask for in an area."""

    pegawai_id: int
    nama: str
    jabatan: str
    opd: str
    area: str
    tingkat: int
    pensiun: date | None
    sebagian: bool

    @property
    def sebutan_opd(self) -> str:
        return sebutan_opd(self.opd, sebagian=self.sebagian)


def _sql(instansi_id: int, hari: date, sebelum: date) -> tuple[str, list[Any]]:
    """One row a person in view with office, combined levels and what the post asks for.

    Row-level security narrows `pegawai_pegawai` to the role's units; a level older than the
    validity (dated on or before `sebelum`) is none.
    """
    ketentuan = ketentuan_pada(instansi_id=instansi_id, hari=hari)
    gabung, a = sql_gabungan(instansi_id=instansi_id, hari=hari, ketentuan=ketentuan)
    standar, b = sql_standar(instansi_id=instansi_id, hari=hari, ketentuan=ketentuan)
    sql = f"""
        WITH g AS MATERIALIZED ({gabung}), s AS MATERIALIZED ({standar})
        SELECT p.id, p.nama, p.jabatan_id, p.tanggal_lahir, u.opd_id,
               {", ".join(f"CASE WHEN g.tanggal > %s THEN g.t{i} END AS t{i}" for i in _AREA)},
               {", ".join(f"s.s{i}" for i in _AREA)}
        FROM pegawai_pegawai p
        JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
        LEFT JOIN g ON g.pegawai_id = p.id
        LEFT JOIN s ON s.jabatan_id = p.jabatan_id
        WHERE p.instansi_id = %s AND p.unit_lft BETWEEN %s AND %s
          AND p.kedudukan_hukum = ANY (%s)"""
    return sql, [*a, *b, *[sebelum] * len(AREA_DIGITAL), instansi_id]


def _syarat(oleh: Any, hari: date) -> tuple[str, list[Any]]:
    lingkup = oleh.lingkup
    ketentuan = ketentuan_pada(instansi_id=lingkup.instansi_id, hari=hari)
    sql, parameter = _sql(lingkup.instansi_id, hari, mundur(hari, ketentuan.masa_tahun))
    return sql, [*parameter, lingkup.lft, lingkup.rgt, [str(satu) for satu in DINILAI]]


def _sebagian(oleh: Any) -> tuple[str, list[int]]:
    """Whether the office `o` is not wholly within the scope."""
    return "NOT (o.lft >= %s AND o.rgt <= %s)", [oleh.lingkup.lft, oleh.lingkup.rgt]


def mundur(hari: date, tahun: int) -> date:
    """The last day whose result no longer counts."""
    try:
        return hari.replace(year=hari.year - tahun)
    except ValueError:  # 29 February
        return date(hari.year - tahun, 2, 28)


@dataclass(frozen=True)
class TalentaDigital:
    """The map by office, and who is alone at a level."""

    baris: list[Baris]
    tunggal: list[Tunggal]


def talenta_digital(*, oleh: Any, hari: date) -> TalentaDigital:
    """Offices in view with their areas, by name, and people without whom their office has nobody at
    a level that a post of it asks for (the next to retire first, TUNGGAL_TERBANYAK at most); all
    people are read once."""
    sql, parameter = _syarat(oleh, hari)
    sebagian, lingkup = _sebagian(oleh)
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL jit = off; SET LOCAL work_mem = '32MB'")
        kursor.execute(
            f"""WITH x AS MATERIALIZED ({sql}), {_tunggal()}
                SELECT (SELECT json_agg(isi) FROM ({_peta(sebagian)}) peta),
                    (SELECT json_agg(isi) FROM (
                        SELECT json_build_array(x.id, x.nama, coalesce(j.nama, ''),
                            coalesce(j.jenjang, ''), o.nama, z.area, z.syarat, x.tanggal_lahir,
                            {sebagian}) AS isi
                        FROM z JOIN x ON x.id = z.id
                        JOIN pegawai_unitorganisasi o ON o.id = z.opd_id
                        LEFT JOIN pegawai_jabatan j ON j.id = x.jabatan_id) sendirian)""",
            [*parameter, *lingkup, *lingkup],
        )
        peta, sendirian = kursor.fetchone()
    return TalentaDigital([_baris(satu) for satu in peta or []], _urut(sendirian or []))


def _peta(sebagian: str) -> str:
    """One array an office out of x: its key and name, people, assessed, whether a part of it is in
    view, and four figures an area."""
    kolom = []
    for i in _AREA:
        # Of the same people throughout: assessed, and in a post that asks for levels.
        saring = f"FILTER (WHERE t{i} IS NOT NULL AND s{i} IS NOT NULL)"
        n = f"count(*) {saring}"
        kolom += [
            n,
            f"((2 * sum(t{i}) {saring} + {n}) / nullif(2 * {n}, 0))::int",
            f"((200 * sum(s{i}) {saring} + {n}) / nullif(2 * {n}, 0))::int",
            f"count(*) FILTER (WHERE t{i} >= 100 * s{i})",
        ]
    return f"""SELECT json_build_array(o.id, o.nama, count(*), count(t1), {sebagian},
                    {", ".join(kolom)}) AS isi
                FROM x JOIN pegawai_unitorganisasi o ON o.id = x.opd_id
                GROUP BY o.id ORDER BY o.nama, o.id"""


def _baris(isi: list[Any]) -> Baris:
    return Baris(
        opd_id=isi[0],
        nama=isi[1],
        pegawai=isi[2],
        dinilai=isi[3],
        sebagian=isi[4],
        sel=[
            Sel(nama, *isi[5 + 4 * n : 9 + 4 * n]) for n, nama in enumerate(AREA_DIGITAL.values())
        ],
    )


def _tunggal() -> str:
    """CTEs up to z: by office and area the highest level asked for that one person alone reaches.

    How many hold a level and which levels are asked for are few rows, however many people there
    are.
    """
    dipegang, diminta = (
        " UNION ALL ".join(pilih.format(i=i) for i in _AREA)
        for pilih in (
            "SELECT {i} AS area, opd_id, t{i} AS tingkat, count(*) AS n, min(id) AS id FROM x "
            "WHERE t{i} IS NOT NULL GROUP BY opd_id, t{i}",
            "SELECT {i} AS area, opd_id, s{i} AS syarat FROM x WHERE s{i} > 0 "
            "GROUP BY opd_id, s{i}",
        )
    )
    return f"""y AS MATERIALIZED ({dipegang}), diminta AS ({diminta}), tunggal AS (
                    SELECT d.area, d.opd_id, d.syarat, min(y.id) AS id
                    FROM diminta d JOIN y ON y.area = d.area AND y.opd_id = d.opd_id
                      AND y.tingkat >= 100 * d.syarat
                    GROUP BY d.area, d.opd_id, d.syarat HAVING sum(y.n) = 1
                ), z AS (
                    SELECT DISTINCT ON (area, opd_id) * FROM tunggal
                    ORDER BY area, opd_id, syarat DESC)"""


def _urut(baris: list[list[Any]]) -> list[Tunggal]:
    area = list(AREA_DIGITAL.values())
    hasil = [
        Tunggal(
            pegawai_id=nomor,
            nama=nama,
            jabatan=jabatan,
            opd=opd,
            area=area[letak - 1],
            tingkat=diminta,
            pensiun=_pensiun(lahir and date.fromisoformat(lahir), jenjang, jabatan),
            sebagian=tak_utuh,
        )
        for nomor, nama, jabatan, jenjang, opd, letak, diminta, lahir, tak_utuh in baris
    ]
    hasil.sort(key=lambda satu: (satu.pensiun or date.max, satu.nama, satu.area))
    return hasil[:TUNGGAL_TERBANYAK]


def baris_ekspor(*, oleh: Any, hari: date) -> Iterator[list[str]]:
    """The map as rows of text, an office and area each."""
    for satu in talenta_digital(oleh=oleh, hari=hari).baris:
        for sel in satu.sel:
            yield [
                satu.sebutan,
                sel.nama,
                str(satu.pegawai),
                str(sel.dinilai),
                _angka(sel.tingkat),
                _angka(sel.syarat),
                str(sel.terpenuhi),
            ]


def _pensiun(lahir: date | None, jenjang: str, jabatan: str) -> date | None:
    usia = bup(jenjang=jenjang, jabatan=jabatan)
    return None if usia is None or lahir is None else tmt_pensiun(lahir, usia)


KEPALA_EKSPOR = [
    "PERANGKAT DAERAH", "AREA", "PEGAWAI", "DINILAI", "TINGKAT RATA-RATA", "SYARAT RATA-RATA",
    "TERPENUHI",
]  # fmt: skip


def _angka(ratusan: int | None) -> str:
    return "" if ratusan is None else f"{ratusan // 100}.{ratusan % 100:02d}"


@dataclass(frozen=True)
class Perlu:
    """A member of the team whose digital skill waits for the supervisor."""

    pegawai_id: int
    nama: str
    selesai: date


def menunggu_validasi(*, oleh: Any, banyak: int = 50) -> list[Perlu]:
    """People of the team whose newest finished self-rating is newer than the newest validation,
    the longest waiting first."""
    tim = Pegawai.objects.tim(oleh).values("pk")
    with connection.cursor() as kursor:
        kueri, isi = tim.query.sql_with_params()
        kursor.execute(
            f"""SELECT p.id, p.nama, m.selesai_pada::date
                FROM (SELECT DISTINCT ON (pegawai_id) pegawai_id, selesai_pada
                      FROM kompetensi_nilaimandiri WHERE selesai_pada IS NOT NULL
                      ORDER BY pegawai_id, selesai_pada DESC) m
                JOIN pegawai_pegawai p ON p.id = m.pegawai_id
                WHERE p.id IN ({kueri}) AND NOT EXISTS (
                  SELECT 1 FROM kompetensi_nilaidigital n
                  WHERE n.pegawai_id = p.id AND n.sumber = 'ATASAN'
                    AND n.dibuat_pada >= m.selesai_pada)
                ORDER BY m.selesai_pada, p.id LIMIT %s""",
            [*isi, banyak],
        )
        return [Perlu(*satu) for satu in kursor.fetchall()]
