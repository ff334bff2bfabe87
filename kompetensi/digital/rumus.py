"""Arithmetic of digital skill: whole numbers and fractions, no clock, no database.

Levels are 0..8 (0: assessed and below level 1), combined levels hundredths of a level. Method and
its assumptions: docs/keputusan (level of the knowledge test, combination of sources).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

PUNCAK: Final = 8
SERATUS: Final = 10_000
_KELOMPOK: Final = Fraction(27, 100)


@dataclass(frozen=True)
class Perkiraan:
    """A level and the interval it lies in, all 0..8."""

    tingkat: int
    bawah: int
    atas: int


@dataclass(frozen=True)
class NilaiSumber:
    """Levels of the areas from one source, with the bounds that source itself states, if any."""

    sumber: str
    tingkat: Sequence[int]
    bawah: Sequence[int] | None = None
    atas: Sequence[int] | None = None


@dataclass(frozen=True)
class Gabungan:
    """Combined level of one area and its bounds in hundredths of a level; `berselisih` where the
    sources lie too far apart for one figure to say it all."""

    tingkat: int
    bawah: int
    atas: int
    berselisih: bool


@dataclass(frozen=True)
class AturanGabungan:
    """Weight of each source that counts, which of them may stand alone, half the width that is
    taken where a source states no bounds, and from which difference on sources disagree."""

    bobot: Mapping[str, int]
    sendiri: Sequence[str]
    lebar: int
    selisih: int


def bagi_bulat(atas: int, bawah: int) -> int:
    """Division of non-negative integers, rounded half up."""
    return (2 * atas + bawah) // (2 * bawah)


def tingkat_area(tingkat: Sequence[int]) -> int:
    """Level of an area from a person's own levels of its competences: the mean, rounded down."""
    if not tingkat:
        raise ValueError("area tanpa kompetensi")
    return sum(tingkat) // len(tingkat)


def sebaran(
    jawaban: Iterable[tuple[int, bool]], *, tebak: Fraction, khilaf: Fraction
) -> tuple[Fraction, ...]:
    """How probable each level 0..8 is, given answers as (level of the item, right or not).

    Before the answers every level is as probable as any other. Somebody of level L answers an item
    up to L rightly but for a slip (`khilaf`), one above L by guessing (`tebak`). Raises ValueError
    where guessing would not be worse than knowing, since then answers would say nothing.
    """
    if not 0 < tebak < 1 - khilaf < 1:
        raise ValueError("peluang menebak harus lebih kecil daripada peluang menjawab benar")
    peluang = [Fraction(1)] * (PUNCAK + 1)
    for sukar, benar in jawaban:
        for tingkat in range(PUNCAK + 1):
            tepat = 1 - khilaf if sukar <= tingkat else tebak
            peluang[tingkat] *= tepat if benar else 1 - tepat
    jumlah = sum(peluang)
    return tuple(satu / jumlah for satu in peluang)


def perkirakan(peluang: Sequence[Fraction], *, keyakinan: Fraction) -> Perkiraan:
    """The median level, and the interval that leaves out at most (1 - `keyakinan`) / 2 on either
    side."""
    ekor = (1 - keyakinan) / 2
    return Perkiraan(
        tingkat=_kuantil(peluang, Fraction(1, 2)),
        bawah=_kuantil(peluang, ekor),
        atas=_kuantil(peluang, 1 - ekor),
    )


def _kuantil(peluang: Sequence[Fraction], batas: Fraction) -> int:
    jumlah = Fraction(0)
    for tingkat, satu in enumerate(peluang):
        jumlah += satu
        if jumlah >= batas:
            return tingkat
    return len(peluang) - 1


def gabungkan(nilai: Sequence[NilaiSumber], aturan: AturanGabungan) -> list[Gabungan] | None:
    """Combined levels area by area, or None where no source that may stand alone is among them.

    The level is the mean of the sources by weight; so are the bounds. Sources without a weight
    (the self-rating) are left out.
    """
    dihitung = [satu for satu in nilai if aturan.bobot.get(satu.sumber, 0) > 0]
    if not any(satu.sumber in aturan.sendiri for satu in dihitung):
        return None
    banyak = len(dihitung[0].tingkat)
    return [_satu_area(dihitung, area, aturan) for area in range(banyak)]


def _satu_area(nilai: Sequence[NilaiSumber], area: int, aturan: AturanGabungan) -> Gabungan:
    def rata(pilih: Iterable[int]) -> int:
        bobot = [aturan.bobot[satu.sumber] for satu in nilai]
        jumlah = sum(b * isi for b, isi in zip(bobot, pilih, strict=True))
        return bagi_bulat(100 * jumlah, sum(bobot))

    tingkat = [satu.tingkat[area] for satu in nilai]
    return Gabungan(
        tingkat=rata(tingkat),
        bawah=rata(
            satu.bawah[area] if satu.bawah else max(0, satu.tingkat[area] - aturan.lebar)
            for satu in nilai
        ),
        atas=rata(
            satu.atas[area] if satu.atas else min(PUNCAK, satu.tingkat[area] + aturan.lebar)
            for satu in nilai
        ),
        berselisih=max(tingkat) - min(tingkat) >= aturan.selisih,
    )


def kecocokan(tingkat: Sequence[int], syarat: Sequence[int]) -> int | None:
    """Job match in hundredths (10000 = 100.00): reached levels (hundredths of a level), each no
    more than its area asks for, out of the required levels; None where nothing is asked for.

    A surplus in one area closes no gap in another.
    """
    diminta = 100 * sum(syarat)
    if diminta == 0:
        return None
    dicapai = sum(min(punya, 100 * minta) for punya, minta in zip(tingkat, syarat, strict=True))
    return bagi_bulat(dicapai * SERATUS, diminta)


def kesukaran(benar: int, banyak: int) -> Fraction:
    """Share of right answers: 1 is an item that everybody answers."""
    return Fraction(benar, banyak)


def kelompok_ujung(banyak: int) -> int:
    """How many of `banyak` attempts make the highest and the lowest group: 27 %, rounded down."""
    return int(banyak * _KELOMPOK)


def daya_beda(benar_atas: int, benar_bawah: int, kelompok: int) -> Fraction | None:
    """Share of right answers among the best less that among the weakest 27 %; None without them."""
    return Fraction(benar_atas - benar_bawah, kelompok) if kelompok else None
