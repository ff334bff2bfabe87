"""Figures by group that give nobody away: small groups kept back, shares with an interval, and the
chance that a shift fell on a group as it did. Integers and fractions only; no clock, no database.

Sources: Wilson (1927), J. Am. Stat. Assoc. 22, 209-212, for the interval (z = 1.96, 95 %);
Fisher (1935), J. R. Stat. Soc. 98, 39-82, for the exact one-sided test (5 %); groups below ten
are not shown, and where what is left would give them away a further one is not (Hundepool et al.,
Statistical Disclosure Control, 2012, ch. 4).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, isqrt
from typing import Final, TypeVar

BATAS: Final = 10
PERSEN_PENUH: Final = 10_000
_Z2: Final = Fraction(196, 100) ** 2
_HALUS: Final = 10**9
PELUANG: Final = Fraction(1, 20)

T = TypeVar("T")


def tersamar(kelompok: Sequence[T], jumlah: Callable[[T], int]) -> set[int]:
    """Places of the groups that are kept back, of groups whose sum is known.

    All below BATAS; then, while only one is kept back or all those kept back are fewer than BATAS
    together, the smallest of the others, since its figures would follow from the sum.
    """
    urut = sorted(range(len(kelompok)), key=lambda i: (jumlah(kelompok[i]), i))
    simpan = {i for i in urut if 0 < jumlah(kelompok[i]) < BATAS}
    sisa = [i for i in urut if jumlah(kelompok[i]) >= BATAS]
    while simpan and sisa:
        bersama = sum(jumlah(kelompok[i]) for i in simpan)
        if len(simpan) > 1 and bersama >= BATAS:
            break
        simpan.add(sisa.pop(0))
    return simpan


@dataclass(frozen=True)
class Bagian:
    """A share `k` of `n` with its interval, in hundredths of a percent (1234 = 12,34 %)."""

    k: int
    n: int

    @property
    def nilai(self) -> int:
        """The share, rounded half up; 0 of nothing is 0."""
        return (2 * PERSEN_PENUH * self.k + self.n) // (2 * self.n) if self.n else 0

    @property
    def batas(self) -> tuple[int, int]:
        """The Wilson interval (95 %), rounded outwards."""
        return wilson(self.k, self.n)

    @property
    def bawah(self) -> int:
        return self.batas[0]

    @property
    def atas(self) -> int:
        return self.batas[1]


def wilson(k: int, n: int) -> tuple[int, int]:
    """Bounds of the share k of n in hundredths of a percent, 0..10000, rounded outwards."""
    if n == 0:
        return 0, PERSEN_PENUH
    kuadrat = _Z2 * (_Z2 + Fraction(4 * k * (n - k), n))
    # sqrt(a/b) = sqrt(a*b)/b, from below; one more step is from above.
    akar = isqrt(kuadrat.numerator * kuadrat.denominator * _HALUS**2)
    penyebut = kuadrat.denominator * _HALUS
    tengah, lebar = 2 * k + _Z2, 2 * (n + _Z2)
    bawah = (tengah - Fraction(akar + 1, penyebut)) / lebar * PERSEN_PENUH
    atas = (tengah + Fraction(akar + 1, penyebut)) / lebar * PERSEN_PENUH
    return max(0, bawah.__floor__()), min(PERSEN_PENUH, atas.__ceil__())


def terpisah(a: Bagian, b: Bagian) -> bool:
    """Whether the intervals of two shares have nothing in common."""
    return a.atas < b.bawah or b.atas < a.bawah


def ekor(seluruh: int, kelompok: int, terpilih: int, milik: int) -> tuple[Fraction, Fraction]:
    """Chances that of `terpilih` people drawn from `seluruh` at most, and at least, `milik` are of
    a group of `kelompok`: the exact one-sided tests."""
    semua = comb(seluruh, terpilih)

    def tepat(banyak: int) -> int:
        return comb(kelompok, banyak) * comb(seluruh - kelompok, terpilih - banyak)

    rendah = sum(tepat(i) for i in range(min(milik, terpilih) + 1))
    tinggi = sum(tepat(i) for i in range(milik, terpilih + 1))
    return Fraction(rendah, semua), Fraction(tinggi, semua)


def menyimpang(seluruh: int, kelompok: int, terpilih: int, milik: int) -> int:
    """-1 where a group got fewer than chance lets expect, 1 where it got more, else 0."""
    if not terpilih or not 0 < kelompok < seluruh:
        return 0
    rendah, tinggi = ekor(seluruh, kelompok, terpilih, milik)
    if rendah < PELUANG:
        return -1
    return 1 if tinggi < PELUANG else 0
