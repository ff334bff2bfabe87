"""Kinds of indicators a rule set may name, and what each of them needs.

A kind together with the fact it measures is declared once in `DEKLARASI`; the loader checks a rule
set against it and `ukur` computes it. Scores are hundredths, windows whole years.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from karir.mesin import kosakata


@dataclass(frozen=True)
class Kategori:
    """A word and its score. `tahun_lalu` for yearly facts: the latest of D.year minus these."""

    fakta: str
    skor: Mapping[str, int]
    tahun_lalu: tuple[int, ...] = ()


@dataclass(frozen=True)
class Interval:
    """A figure and ordered lower bounds, inclusive, highest first: (from, score)."""

    fakta: str
    batas: tuple[tuple[int, int], ...]
    jendela_tahun: int = 0


@dataclass(frozen=True)
class Langsung:
    """The latest 0..100 figure in the window, taken as it is up to `maksimum`."""

    fakta: str
    jendela_tahun: int
    maksimum: int


@dataclass(frozen=True)
class Terbaik:
    """The highest score among rows in the window."""

    fakta: str
    jendela_tahun: int
    skor: Mapping[str, int]


@dataclass(frozen=True)
class Jpm:
    """Latest assessment in the window: levels / required levels x 100, up to `maksimum`."""

    jendela_tahun: int
    maksimum: int


@dataclass(frozen=True)
class Potensi:
    """Latest potential assessment in the window: eight aspects / 40 x 100."""

    jendela_tahun: int


@dataclass(frozen=True)
class Disiplin:
    """The worst punishment in the window by TMT, or one being served on D however old."""

    jendela_tahun: int
    skor: Mapping[str, int]


@dataclass(frozen=True)
class Digital:
    """Combined digital levels dated in the window against the post's: match out of 100."""

    jendela_tahun: int


Dasar = Kategori | Interval | Langsung | Terbaik | Jpm | Potensi | Disiplin | Digital


@dataclass(frozen=True)
class Bagian:
    """A part of a mean. `kosong`: score where absent; None leaves the part out of the mean."""

    kode: str
    label: str
    indikator: Dasar
    kosong: int | None


@dataclass(frozen=True)
class RataRata:
    """Mean of the parts that exist, rounded half up to hundredths."""

    bagian: tuple[Bagian, ...]


Indikator = Dasar | RataRata


@dataclass(frozen=True)
class Deklarasi:
    """What a kind over a fact needs: vocabulary, parameters, and why it may be absent.

    `alasan` is the reason given where a rule set says `tolak`; without one, `tolak` is no choice.
    """

    kelas: type
    kosakata: Mapping[str, str] | None = None
    jendela: bool = False
    tahun_lalu: bool = False
    batas: bool = False
    maksimum: bool = False
    selalu_ada: bool = False
    alasan: str = ""
    alasan_kedaluwarsa: str = ""


DEKLARASI: Final[Mapping[tuple[str, str], Deklarasi]] = MappingProxyType(
    {
        ("kategori", "predikat"): Deklarasi(
            Kategori, kosakata.PREDIKAT, tahun_lalu=True, alasan="KINERJA_KOSONG"
        ),
        ("kategori", "pendidikan"): Deklarasi(
            Kategori, kosakata.PENDIDIKAN, alasan="PENDIDIKAN_KOSONG"
        ),
        ("kategori", "bidang_ilmu"): Deklarasi(
            Kategori, kosakata.BIDANG_ILMU, alasan="BIDANG_ILMU_KOSONG"
        ),
        ("kategori", "keragaman"): Deklarasi(Kategori, kosakata.KERAGAMAN, selalu_ada=True),
        ("interval", "jp"): Deklarasi(Interval, jendela=True, batas=True),
        ("interval", "lama_jenjang"): Deklarasi(Interval, batas=True),
        ("langsung", "umpan_balik"): Deklarasi(
            Langsung,
            jendela=True,
            maksimum=True,
            alasan="UMPAN_BALIK_KOSONG",
            alasan_kedaluwarsa="UMPAN_BALIK_KEDALUWARSA",
        ),
        ("terbaik", "penghargaan"): Deklarasi(Terbaik, kosakata.PENGHARGAAN, jendela=True),
        ("terbaik", "tim_kerja"): Deklarasi(Terbaik, kosakata.TIM_KERJA, jendela=True),
        ("terbaik", "penugasan"): Deklarasi(Terbaik, kosakata.PENUGASAN, jendela=True),
        ("jpm", ""): Deklarasi(
            Jpm,
            jendela=True,
            maksimum=True,
            alasan="KOMPETENSI_KOSONG",
            alasan_kedaluwarsa="KOMPETENSI_KEDALUWARSA",
        ),
        ("potensi", ""): Deklarasi(
            Potensi,
            jendela=True,
            alasan="POTENSI_KOSONG",
            alasan_kedaluwarsa="POTENSI_KEDALUWARSA",
        ),
        ("disiplin", ""): Deklarasi(Disiplin, kosakata.DISIPLIN, jendela=True),
        ("digital", ""): Deklarasi(
            Digital,
            jendela=True,
            alasan="DIGITAL_KOSONG",
            alasan_kedaluwarsa="DIGITAL_KEDALUWARSA",
        ),
    }
)
RATA_RATA: Final = "rata_rata"


def deklarasi(indikator: Dasar) -> Deklarasi:
    """The declaration an indicator was built from."""
    fakta = getattr(indikator, "fakta", "")
    return next(
        d for (_, f), d in DEKLARASI.items() if f == fakta and isinstance(indikator, d.kelas)
    )


def selalu_ada(indikator: Indikator) -> bool:
    """Whether the indicator has a value for everybody."""
    if isinstance(indikator, RataRata):
        return any(b.kosong is not None or selalu_ada(b.indikator) for b in indikator.bagian)
    return deklarasi(indikator).selalu_ada


def dasar(indikator: Indikator) -> Iterator[Dasar]:
    """The indicator itself, or the parts of a mean."""
    if isinstance(indikator, RataRata):
        yield from (b.indikator for b in indikator.bagian)
    else:
        yield indikator


def boleh_menolak(indikator: Indikator) -> bool:
    """Whether `tolak` is a choice: every part that may be absent has a reason to give."""
    return all(deklarasi(d).alasan for d in dasar(indikator) if not deklarasi(d).selalu_ada)
