"""Gaps of many people at once: counted by the database, group by group, in one statement.

A person counts with the latest assessment that is valid on the day and was not withdrawn, against
what the post demands today. Whoever has none is "belum dinilai" and counts nowhere else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kompetensi import rumus
from kompetensi.kode import KOMPETENSI
from kompetensi.selectors.ketentuan import Ketentuan
from kompetensi.selectors.standar import sql_lazim
from talenta.mutu.kode import DINILAI, sql_daftar
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import Jabatan, UnitOrganisasi

# By post: the most that a table shows, those with the largest shortfall first.
TERBANYAK = 100
# Of a level 0..5 in the number that levels and day travel as.
_BIT = 3


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


@dataclass(frozen=True)
class Kebutuhan:
    """What a competency needs in training: who falls short, by how much, how much it matters
    (rumus.kebutuhan, summed)."""

    kode: str
    nama: str
    orang: int
    tingkat: int
    bobot: int
    teknis: bool = False


@dataclass(frozen=True)
class PetaGap:
    """The heat map: everybody together, group by group, and the training needs of the nine."""

    seluruh: Kelompok
    baris: list[Kelompok]
    kebutuhan: list[Kebutuhan]


# Of one group: people, assessed, their matches in all, and for each of the nine people below the
# standard, levels missing, and how much that matters.
Angka = tuple[int, ...]
_SEKOMPETENSI = 3
_NOL: Angka = (0,) * (3 + _SEKOMPETENSI * len(KOMPETENSI))


def _sql(kelompok: str, gabung: str = "") -> str:
    """One row of Angka for each value of the expression `kelompok` over o (people) and `gabung`.

    Levels and their day travel as one number, so that the latest of a person needs no sorting.
    """
    s = {k: f"coalesce(s.{k}, l.tingkat)::int" for k in KOMPETENSI}
    standar = ", ".join(f"{nilai} AS {k}" for k, nilai in s.items())
    padat = " | ".join(f"({k}::bigint << {_BIT * n})" for n, k in enumerate(KOMPETENSI))
    urai = ", ".join(
        f"(padat >> {_BIT * n} & {2**_BIT - 1})::int AS {k}" for n, k in enumerate(KOMPETENSI)
    )
    sel = ", ".join(
        f"count(*) FILTER (WHERE t.{k} < s.{k}), "
        f"coalesce(sum(s.{k} - t.{k}) FILTER (WHERE t.{k} < s.{k}), 0), "
        f"coalesce(sum((s.{k} - t.{k}) * s.{k}) FILTER (WHERE t.{k} < s.{k}), 0)"
        for k in KOMPETENSI
    )
    capai = " + ".join(f"t.{k}" for k in KOMPETENSI)
    return f"""
        WITH s AS MATERIALIZED (
            SELECT j.id, {standar}, {" + ".join(s.values())} AS jumlah
            FROM pegawai_jabatan j
            LEFT JOIN kompetensi_standarjabatan s ON s.jabatan_id = j.id
            LEFT JOIN {sql_lazim()} l (jenjang, tingkat) ON l.jenjang = j.jenjang
            WHERE j.instansi_id = %(instansi)s AND {s["integritas"]} IS NOT NULL
        ), o AS (
            SELECT id, unit_lft, jabatan_id FROM pegawai_pegawai
            WHERE instansi_id = %(instansi)s AND unit_lft BETWEEN %(lft)s AND %(rgt)s
                AND kedudukan_hukum IN {sql_daftar(DINILAI)}
        ), t AS (
            SELECT pegawai_id, {urai} FROM (
                SELECT pegawai_id,
                    max(((tanggal - DATE '1900-01-01')::bigint << {_BIT * len(KOMPETENSI)})
                        | {padat}) AS padat
                FROM kompetensi_penilaiankompetensi
                WHERE instansi_id = %(instansi)s AND unit_lft BETWEEN %(lft)s AND %(rgt)s
                    AND dicabut_pada IS NULL AND tanggal > %(batas)s AND tanggal <= %(hari)s
                GROUP BY pegawai_id) terakhir
        )
        SELECT {kelompok} AS kelompok, count(*),
            count(t.pegawai_id) FILTER (WHERE s.id IS NOT NULL),
            coalesce(sum(least({rumus.PENUH},
                    ({2 * rumus.PENUH} * ({capai}) + s.jumlah) / (2 * s.jumlah)))
                FILTER (WHERE t.pegawai_id IS NOT NULL AND s.id IS NOT NULL), 0),
            {sel}
        FROM o LEFT JOIN s ON s.id = o.jabatan_id LEFT JOIN t ON t.pegawai_id = o.id {gabung}
        GROUP BY 1"""


def _hitung(sql: str, parameter: dict[str, Any]) -> dict[Any, Angka]:
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL jit = off")
        kursor.execute(sql, parameter)
        return {baris[0]: tuple(map(int, baris[1:])) for baris in kursor.fetchall()}


def _sel(angka: Angka) -> list[tuple[str, str, int, int, int]]:
    """Of each of the nine: code, name, people, levels, weight."""
    orang, tingkat, bobot = (angka[3 + n :: _SEKOMPETENSI] for n in range(_SEKOMPETENSI))
    return list(zip(KOMPETENSI, KOMPETENSI.values(), orang, tingkat, bobot, strict=True))


def _kelompok(kunci: int | str, nama: str, angka: Angka) -> Kelompok:
    orang, dinilai, jpm = angka[:3]
    return Kelompok(
        kunci=kunci,
        nama=nama,
        orang=orang,
        dinilai=dinilai,
        jpm=(2 * jpm + dinilai) // (2 * dinilai) if dinilai else None,
        sel=[Sel(kode, judul, n, tingkat, dinilai) for kode, judul, n, tingkat, _ in _sel(angka)],
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


def gap_peta(
    *,
    parameter: dict[str, Any],
    menurut: str,
    unit: list[UnitOrganisasi] | None = None,
    cari: str = "",
) -> PetaGap:
    """The heat map by "unit" (of these disjoint units with what is below them), "jenjang" or
    "jabatan" (whose name holds the words of `cari`), counted in one pass."""
    urut = sorted((s for s in unit or [] if s.lft is not None), key=lambda satu: satu.lft or 0)
    if menurut == "jabatan":
        angka = _hitung(_sql("o.jabatan_id"), parameter)
        baris = _jabatan(angka, cari)
    elif menurut == "jenjang":
        gabung = "LEFT JOIN pegawai_jabatan j ON j.id = o.jabatan_id"
        angka = _hitung(_sql("j.jenjang", gabung), parameter)
        baris = _jenjang(angka)
    else:
        awal, ujung = [satu.lft for satu in urut], [satu.rgt for satu in urut]
        angka = _hitung(_sql(SQL_LETAK), {**parameter, "awal": awal, "ujung": ujung})
        baris = _unit(angka, urut)
    semua = _jumlah(angka)
    return PetaGap(_kelompok(0, "Seluruhnya", semua), baris, _kebutuhan(semua))


# Which of the units (in the order of the tree) a person is below; NULL: none, such as the head of
# the unit above.
SQL_LETAK = (
    "CASE WHEN unit_lft <= (%(ujung)s::int[])[width_bucket(unit_lft, %(awal)s::int[])] "
    "THEN width_bucket(unit_lft, %(awal)s::int[]) END"
)


def _unit(angka: Mapping[Any, Angka], urut: list[UnitOrganisasi]) -> list[Kelompok]:
    return [
        _kelompok(satu.pk, satu.nama, angka[n])
        for n, satu in enumerate(urut, start=1)
        if n in angka
    ]


def _jenjang(angka: Mapping[Any, Angka]) -> list[Kelompok]:
    """In their order; people without a post under "Tanpa jabatan"."""
    hasil = [
        _kelompok(satu.value, str(satu.label), angka[satu.value])
        for satu in Jenjang
        if satu.value in angka
    ]
    return [*hasil, *([_kelompok("", "Tanpa jabatan", angka[None])] if None in angka else [])]


def _jabatan(angka: Mapping[Any, Angka], cari: str) -> list[Kelompok]:
    """The largest shortfall first, TERBANYAK at most."""
    daftar = Jabatan.objects.filter(pk__in=[kunci for kunci in angka if kunci is not None])
    for kata in cari.split():
        daftar = daftar.filter(nama__icontains=kata)
    semua = [_kelompok(pk, nama, angka[pk]) for pk, nama in daftar.values_list("pk", "nama")]
    semua.sort(key=lambda s: (-sum(sel.tingkat for sel in s.sel), -s.belum, s.nama))
    return semua[:TERBANYAK]


def _jumlah(angka: Mapping[Any, Angka]) -> Angka:
    return tuple(map(sum, zip(_NOL, *angka.values(), strict=True)))


def _kebutuhan(angka: Angka) -> list[Kebutuhan]:
    """The nine by how much their shortfall matters, most first."""
    return kebutuhan_urut(
        Kebutuhan(kode, nama, orang, tingkat, bobot)
        for kode, nama, orang, tingkat, bobot in _sel(angka)
        if orang
    )


def kebutuhan_urut(semua: Iterable[Kebutuhan]) -> list[Kebutuhan]:
    """What matters most first."""
    return sorted(semua, key=lambda satu: (-satu.bobot, -satu.orang, satu.nama))
