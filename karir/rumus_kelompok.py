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
from typing import Any, Final, TypeVar

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
    banyak = [jumlah(satu) for satu in kelompok]
    simpan = {i for i, satu in enumerate(banyak) if 0 < satu < BATAS}
    return _lengkapi(simpan, [i for i, satu in enumerate(banyak) if satu >= BATAS], banyak)


def _lengkapi(simpan: set[int], sisa: Sequence[int], banyak: Sequence[int]) -> set[int]:
    """`simpan` and as many of `sisa`, the smallest first, as it takes to tell none of them."""
    for lain in sorted(sisa, key=lambda i: (banyak[i], i)):
        if not simpan or (len(simpan) > 1 and sum(banyak[i] for i in simpan) >= BATAS):
            break
        simpan.add(lain)
    return simpan


def tersamar_rahasia(
    kelompok: Sequence[tuple[int, int]], seluruh: tuple[int, int] | None = None
) -> set[int]:
    """The same for groups (people, of them in the pool) of which nobody may learn who is in which.

    The reader knows by name who is in the pool and who is not. So a group is kept back, too, where
    it is empty, and where fewer than BATAS of those in the pool, or of those outside it, are of
    other groups: who is there would nearly be named. `seluruh`: all people and all in the pool,
    where `kelompok` is only a part of them.
    """
    n, k = seluruh or (sum(g[0] for g in kelompok), sum(g[1] for g in kelompok))

    def terbuka(orang: int, masuk: int) -> bool:
        sisi = ((k, masuk), (n - k, orang - masuk))
        return orang >= BATAS and all(not s or s - milik >= BATAS for s, milik in sisi)

    sisa = [i for i, satu in enumerate(kelompok) if terbuka(*satu)]
    simpan = set(range(len(kelompok))).difference(sisa)
    return _lengkapi(simpan, sisa, [satu[0] for satu in kelompok])


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


def susun_baris(
    baris: Sequence[tuple[str, int, int, int | None]], samar: set[int]
) -> list[dict[str, Any]]:
    """Rows (group, mapped, in the pool, in the confirmed pool or None) as they are stored, without
    the figures of those in `samar`. `jauh`: the interval has nothing in common with that of all the
    others."""
    n, k = sum(b[1] for b in baris), sum(b[2] for b in baris)
    hasil: list[dict[str, Any]] = []
    for i, (nama, jumlah, krs, kukuh) in enumerate(baris):
        if i in samar:
            hasil.append({"kelompok": nama, "tersamar": True})
            continue
        bagian, lain = Bagian(krs, jumlah), Bagian(k - krs, n - jumlah)
        hasil.append(
            {
                "kelompok": nama,
                "tersamar": False,
                "jumlah": jumlah,
                "krs": krs,
                "kukuh": kukuh,
                "bagian": bagian.nilai,
                "bawah": bagian.bawah,
                "atas": bagian.atas,
                "jauh": lain.n >= BATAS and terpisah(bagian, lain),
            }
        )
    return hasil


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
