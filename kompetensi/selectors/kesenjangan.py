"""Gaps of many people at once: counted by the database, group by group, in one statement.

A person counts with the latest assessment that is valid on the day and was not withdrawn, against
what the post demands today. Whoever has none is "belum dinilai" and counts nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kompetensi import rumus
from kompetensi.kode import KOMPETENSI
from kompetensi.selectors.ketentuan import Ketentuan
from kompetensi.selectors.standar import lazim_kasus, sql_lazim
from talenta.mutu.kode import DINILAI, sql_daftar
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import Jabatan, UnitOrganisasi

# By post: the most that a table shows, those with the largest shortfall first.
TERBANYAK = 100


@dataclass(frozen=True)
class Sel:
    """One competency of one group: people below the standard, and levels missing in all."""

    kode: str
    nama: str
    orang: int
    tingkat: int
    dari: int

    @property
    def permil(self) -> int:
        """Share of those assessed who are below, in thousandths, rounded half up."""
        return (2000 * self.orang + self.dari) // (2 * self.dari) if self.dari else 0

    @property
    def panas(self) -> str:
        """How dark the cell is; its number stands in it as well."""
        if not self.orang:
            return ""
        return "p1" if self.permil < 100 else "p2" if self.permil < 250 else (
            "p3" if self.permil < 500 else "p4"
        )  # fmt: skip


@dataclass(frozen=True)
class Kelompok:
    """A row of the heat map. `jpm` is the mean match of those assessed, capped a person, in
    hundredths of a per cent, rounded half up; None without anybody assessed."""

    kunci: int | str
    nama: str
    orang: int
    dinilai: int
    jpm: int | None
    sel: list[Sel]

    @property
    def belum(self) -> int:
        """People without a valid assessment, or without a standard to hold it against."""
        return self.orang - self.dinilai


def _sql(kelompok: str, gabung: str = "") -> str:
    """Counts by the expression `kelompok` over o (people), j (posts) and `gabung`."""
    s = {k: f"coalesce(s.{k}, l.tingkat)" for k in KOMPETENSI}
    standar = ", ".join(f"{nilai} AS {k}" for k, nilai in s.items())
    jumlah = " + ".join(s.values())
    sel = ", ".join(
        f"count(*) FILTER (WHERE t.{k} < s.{k}), "
        f"coalesce(sum(s.{k} - t.{k}) FILTER (WHERE t.{k} < s.{k}), 0)"
        for k in KOMPETENSI
    )
    capai = " + ".join(f"t.{k}" for k in KOMPETENSI)
    return f"""
        WITH s AS MATERIALIZED (
            SELECT j.id, {standar}, {jumlah} AS jumlah
            FROM pegawai_jabatan j
            LEFT JOIN kompetensi_standarjabatan s ON s.jabatan_id = j.id
            LEFT JOIN {sql_lazim()} l (jenjang, tingkat) ON l.jenjang = j.jenjang
            WHERE j.instansi_id = %(instansi)s AND {s["integritas"]} IS NOT NULL
        ), o AS (
            SELECT id, unit_lft, jabatan_id FROM pegawai_pegawai
            WHERE instansi_id = %(instansi)s AND unit_lft BETWEEN %(lft)s AND %(rgt)s
                AND kedudukan_hukum IN {sql_daftar(DINILAI)}
        ), t AS (
            SELECT DISTINCT ON (pegawai_id) pegawai_id, {", ".join(KOMPETENSI)}
            FROM kompetensi_penilaiankompetensi
            WHERE instansi_id = %(instansi)s AND unit_lft BETWEEN %(lft)s AND %(rgt)s
                AND dicabut_pada IS NULL AND tanggal > %(batas)s AND tanggal <= %(hari)s
            ORDER BY pegawai_id, tanggal DESC
        )
        SELECT {kelompok} AS kelompok, count(*),
            count(t.pegawai_id) FILTER (WHERE s.id IS NOT NULL),
            sum(least({rumus.PENUH}, ({2 * rumus.PENUH} * ({capai}) + s.jumlah) / (2 * s.jumlah)))
                FILTER (WHERE t.pegawai_id IS NOT NULL AND s.id IS NOT NULL),
            {sel}
        FROM o LEFT JOIN s ON s.id = o.jabatan_id LEFT JOIN t ON t.pegawai_id = o.id {gabung}
        GROUP BY 1"""


def _hitung(sql: str, parameter: dict[str, Any]) -> dict[Any, tuple[Any, ...]]:
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL jit = off")
        kursor.execute(sql, parameter)
        return {baris[0]: baris[1:] for baris in kursor.fetchall()}


def _kelompok(kunci: int | str, nama: str, angka: tuple[Any, ...]) -> Kelompok:
    orang, dinilai, jpm, *sel = angka
    return Kelompok(
        kunci=kunci,
        nama=nama,
        orang=orang,
        dinilai=dinilai,
        jpm=(2 * int(jpm) + dinilai) // (2 * dinilai) if dinilai else None,
        sel=[
            Sel(kode, judul, int(sel[2 * n]), int(sel[2 * n + 1]), dinilai)
            for n, (kode, judul) in enumerate(KOMPETENSI.items())
        ],
    )


def parameter_gap(
    *, oleh: Any, unit: UnitOrganisasi | None, hari: date, ketentuan: Ketentuan
) -> dict[str, Any]:
    """Whom and when the statements ask about: the scope, narrowed to a unit and what is below."""
    lingkup = oleh.lingkup
    lft, rgt = lingkup.lft, lingkup.rgt
    if unit is not None and unit.lft is not None and unit.rgt is not None:
        lft, rgt = max(lft, unit.lft), min(rgt, unit.rgt)
    return {
        "instansi": lingkup.instansi_id,
        "lft": lft,
        "rgt": rgt,
        "hari": hari,
        "batas": rumus.mundur(hari, ketentuan.angka("masa.kompetensi_tahun")),
        "batas_teknis": rumus.mundur(hari, ketentuan.angka("masa.teknis_tahun")),
    }


def gap_seluruh(*, parameter: dict[str, Any]) -> Kelompok:
    """Everybody together."""
    angka = _hitung(_sql("0"), parameter)
    return _kelompok(0, "Seluruhnya", angka.get(0, (0, 0, 0, *[0] * (2 * len(KOMPETENSI)))))


def gap_menurut_unit(*, parameter: dict[str, Any], unit: list[UnitOrganisasi]) -> list[Kelompok]:
    """One row for each of these units with what is below it, in the order of the tree.

    The units are disjoint; people of none of them (the head of the unit above) are left out.
    """
    urut = sorted((satu for satu in unit if satu.lft is not None), key=lambda satu: satu.lft or 0)
    if not urut:
        return []
    angka = _hitung(
        _sql("CASE WHEN o.unit_lft <= (%(ujung)s::int[])[width_bucket(o.unit_lft, %(awal)s::int[])]"
             " THEN width_bucket(o.unit_lft, %(awal)s::int[]) END"),
        {**parameter, "awal": [s.lft for s in urut], "ujung": [s.rgt for s in urut]},
    )  # fmt: skip
    return [
        _kelompok(satu.pk, satu.nama, angka[n])
        for n, satu in enumerate(urut, start=1)
        if n in angka
    ]


def gap_menurut_jenjang(*, parameter: dict[str, Any]) -> list[Kelompok]:
    """One row a jenjang, in their order; people without a post under "Tanpa jabatan"."""
    angka = _hitung(
        _sql("j.jenjang", "LEFT JOIN pegawai_jabatan j ON j.id = o.jabatan_id"), parameter
    )
    hasil = [
        _kelompok(satu.value, str(satu.label), angka[satu.value])
        for satu in Jenjang
        if satu.value in angka
    ]
    if None in angka:
        hasil.append(_kelompok("", "Tanpa jabatan", angka[None]))
    return hasil


def gap_menurut_jabatan(*, parameter: dict[str, Any], cari: str = "") -> list[Kelompok]:
    """One row a post, the largest shortfall first, TERBANYAK at most; `cari` looks at names."""
    angka = _hitung(_sql("o.jabatan_id"), parameter)
    semua = [_kelompok(kunci, "", isi) for kunci, isi in angka.items() if kunci is not None]
    daftar = Jabatan.objects.filter(pk__in=[satu.kunci for satu in semua])
    if kata := cari.split():
        for satu in kata:
            daftar = daftar.filter(nama__icontains=satu)
    nama: dict[int | str, str] = dict(daftar.values_list("pk", "nama"))
    ada = [satu for satu in semua if satu.kunci in nama]
    ada.sort(key=lambda s: (-sum(sel.tingkat for sel in s.sel), -s.belum, nama[s.kunci]))
    return [
        Kelompok(s.kunci, nama[s.kunci], s.orang, s.dinilai, s.jpm, s.sel) for s in ada[:TERBANYAK]
    ]


@dataclass(frozen=True)
class Kebutuhan:
    """What a competency needs in training: who falls short, by how much, how much it matters."""

    kode: str
    nama: str
    orang: int
    tingkat: int
    bobot: int
    teknis: bool = False


def kebutuhan_pelatihan(*, parameter: dict[str, Any]) -> list[Kebutuhan]:
    """The nine by how much their shortfall matters (rumus.kebutuhan, summed), most first.

    The database counts people by level reached and level asked for; the arithmetic is rumus'.
    """
    pasang = ", ".join(f"('{k}', t.{k}, coalesce(s.{k}, {lazim_kasus()}))" for k in KOMPETENSI)
    sql = f"""
        SELECT v.kode, v.tingkat, v.standar, count(*)
        FROM pegawai_pegawai o
        JOIN pegawai_jabatan j ON j.id = o.jabatan_id
        LEFT JOIN kompetensi_standarjabatan s ON s.jabatan_id = o.jabatan_id
        JOIN LATERAL (
            SELECT {", ".join(KOMPETENSI)} FROM kompetensi_penilaiankompetensi
            WHERE pegawai_id = o.id AND dicabut_pada IS NULL
                AND tanggal > %(batas)s AND tanggal <= %(hari)s
            ORDER BY tanggal DESC LIMIT 1) t ON TRUE
        CROSS JOIN LATERAL (VALUES {pasang}) v (kode, tingkat, standar)
        WHERE o.instansi_id = %(instansi)s AND o.unit_lft BETWEEN %(lft)s AND %(rgt)s
            AND o.kedudukan_hukum IN {sql_daftar(DINILAI)} AND v.tingkat < v.standar
        GROUP BY 1, 2, 3"""
    jumlah = {kode: [0, 0, 0] for kode in KOMPETENSI}
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL jit = off")
        kursor.execute(sql, parameter)
        for kode, tingkat, standar, orang in kursor.fetchall():
            satu = jumlah[kode]
            satu[0] += orang
            satu[1] += orang * (rumus.kurang(tingkat, standar) or 0)
            satu[2] += orang * rumus.kebutuhan(tingkat, standar)
    hasil = [
        Kebutuhan(kode, KOMPETENSI[kode], orang, tingkat, bobot)
        for kode, (orang, tingkat, bobot) in jumlah.items()
        if orang
    ]
    return kebutuhan_urut(hasil)


def kebutuhan_urut(semua: Iterable[Kebutuhan]) -> list[Kebutuhan]:
    """What matters most first."""
    return sorted(semua, key=lambda satu: (-satu.bobot, -satu.orang, satu.nama))
