"""How steady a rank is: the ranks a person takes when every weight may move by five points.

The weightings are those whose component weights each lie within five points of the rule set's,
summing to 100,00 % on each axis, and whose axis weights lie within five points too. All of them
cannot be tried, so the band is what these give: `ACAK` weightings drawn evenly from all of them,
and the edges, where one component of an axis gains what another loses, as far as it may, at each
end and in the middle of the axis weights.

What is guaranteed, for any one person: with a confidence of `KEYAKINAN` at least `CAKUPAN` of all
weightings rank the person within the band. That is the two-sided bound of Wilks for the smallest
and the largest of `ACAK` independent draws, 1 - n q^(n-1) + (n-1) q^n with q the share; the edges
can only widen the band. The rule set seeds the draws, which come from SHA-256, so that anyone gets
the same ones. Integers only.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, permutations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from karir.mesin import kosakata
from karir.mesin.bentuk import BOBOT_PENUH, Aturan, Sumbu
from karir.mesin.hitung import SUMBU_EKSAK_PENUH

METODE: Final = "rentang-2"
GESER: Final = 500
ACAK: Final = 256
CAKUPAN: Final = 98  # per cent of all weightings
KEYAKINAN: Final = 95  # per cent
_BIT_TALENTA: Final = 41

Bobot = tuple[int, ...]


@dataclass(frozen=True)
class Susunan:
    """One weighting: components of Y and of X, and the weight of Y, in basis points."""

    y: Bobot
    x: Bobot
    sumbu_y: int


@dataclass(frozen=True, eq=False)
class Rentang:
    """Best and worst rank of each person, and the boxes taken as bits (bit n for box n)."""

    terbaik: NDArray[np.int32]
    terburuk: NDArray[np.int32]
    kotak: NDArray[np.int16]


def keyakinan(banyak: int, cakupan: int) -> Fraction:
    """Confidence that the span of `banyak` draws holds at least `cakupan` per cent of all."""
    q = Fraction(cakupan, 100)
    return 1 - banyak * q ** (banyak - 1) + (banyak - 1) * q**banyak


def susunan(aturan: Aturan, benih: str, acak: int = ACAK) -> list[Susunan]:
    """The weightings tried, the rule set's own first, then the edges, then those drawn."""
    y, x = (tuple(k.bobot for k in sumbu.komponen) for sumbu in (aturan.y, aturan.x))
    rendah, tinggi = _batas(aturan.y.bobot)
    hasil = [Susunan(y, x, aturan.y.bobot)]
    hasil += [Susunan(y, x, ujung) for ujung in (rendah, tinggi)]
    for ujung in (aturan.y.bobot, rendah, tinggi):
        hasil += [Susunan(tepi, x, ujung) for tepi in _tepi(y)]
        hasil += [Susunan(y, tepi, ujung) for tepi in _tepi(x)]
    undi = _Undian(f"{METODE}|{benih}")
    semua_y, semua_x = Semesta(y), Semesta(x)
    for _ in range(acak):
        kini_y, kini_x = (s.susunan(undi(0, s.jumlah - 1)) for s in (semua_y, semua_x))
        hasil.append(Susunan(kini_y, kini_x, undi(rendah, tinggi)))
    return hasil


def _batas(bobot: int) -> tuple[int, int]:
    return max(0, bobot - GESER), min(BOBOT_PENUH, bobot + GESER)


def _tepi(bobot: Bobot) -> Iterator[Bobot]:
    """One component gains what another loses, as far as both may."""
    for naik, turun in permutations(range(len(bobot)), 2):
        geser = min(GESER, bobot[turun], BOBOT_PENUH - bobot[naik])
        hasil = list(bobot)
        hasil[naik] += geser
        hasil[turun] -= geser
        yield tuple(hasil)


class _Undian:
    """Even integers from SHA-256 in counter mode, the same everywhere."""

    def __init__(self, benih: str) -> None:
        self._benih = benih
        self._nomor = 0

    def __call__(self, rendah: int, tinggi: int) -> int:
        """One of rendah..tinggi, all of them equally often."""
        lebar = tinggi - rendah + 1
        bita = max(8, -(-lebar.bit_length() // 8))
        penuh = (1 << 8 * bita) // lebar * lebar
        while True:
            nilai = int.from_bytes(self._bita(bita), "big")
            if nilai < penuh:
                return rendah + nilai % lebar

    def _bita(self, banyak: int) -> bytes:
        """The next bytes; what is left of the last hash is not used."""
        hasil = b""
        while len(hasil) < banyak:
            hasil += hashlib.sha256(f"{self._benih}|{self._nomor}".encode()).digest()
            self._nomor += 1
        return hasil[:banyak]


class Semesta:
    """All weightings of an axis that are allowed, each with a number from 0 to `jumlah` - 1.

    Counted instead of tried: with many light components hardly any weighting drawn at random sums
    to 100 %, and drawing until one does would never end.
    """

    def __init__(self, bobot: Bobot) -> None:
        batas = [_batas(satu) for satu in bobot]
        self._rendah = [rendah for rendah, _ in batas]
        self._lebar = [tinggi - rendah for rendah, tinggi in batas]
        self._sisa = BOBOT_PENUH - sum(self._rendah)
        # For each component on: how many ways its successors and it fill 0, 0..1, 0..2 and so on.
        self._kumulatif = [[1] * (self._sisa + 1)]
        for lebar in reversed(self._lebar):
            self._kumulatif.append(_tambahkan(self._kumulatif[-1], lebar))
        self._kumulatif.reverse()
        self.jumlah = _banyak(self._kumulatif[0], self._sisa)

    def susunan(self, nomor: int) -> Bobot:
        """The weighting with that number."""
        hasil, sisa = [], self._sisa
        for rendah, lebar, jalan in zip(
            self._rendah, self._lebar, self._kumulatif[1:], strict=True
        ):
            awal = max(0, sisa - lebar)
            nomor += jalan[awal - 1] if awal else 0
            lain = bisect_right(jalan, nomor, awal, sisa)
            nomor -= jalan[lain - 1] if lain else 0
            hasil.append(rendah + sisa - lain)
            sisa = lain
        return tuple(hasil)


def _tambahkan(kumulatif: list[int], lebar: int) -> list[int]:
    """Ways to fill 0, 0..1, 0..2 ... with one more component that takes 0 to `lebar`."""
    cara = (
        kumulatif[n] - (kumulatif[n - lebar - 1] if n > lebar else 0) for n in range(len(kumulatif))
    )
    return list(accumulate(cara))


def _banyak(kumulatif: list[int], n: int) -> int:
    """Ways to fill exactly `n`."""
    return kumulatif[n] - (kumulatif[n - 1] if n else 0)


def rentang(
    aturan: Aturan,
    skor: NDArray[np.int16],
    coba: list[Susunan],
    lapor: Callable[[int, int], None] = lambda ke, dari: None,
) -> Rentang:
    """The band of everybody with component scores [n, components]; `lapor(done, of)` on the way."""
    banyak_y = len(aturan.y.komponen)
    skor_y, skor_x = (s.astype(np.int64) for s in (skor[:, :banyak_y], skor[:, banyak_y:]))
    nomor, kelompok = _kotak(aturan)
    n = len(skor)
    hasil = Rentang(
        np.full(n, np.iinfo(np.int32).max, np.int32), np.zeros(n, np.int32), np.zeros(n, np.int16)
    )
    for ke, satu in enumerate(coba):
        lapor(ke, len(coba))
        y = np.minimum(skor_y @ np.array(satu.y, np.int64), SUMBU_EKSAK_PENUH)
        x = np.minimum(skor_x @ np.array(satu.x, np.int64), SUMBU_EKSAK_PENUH)
        talenta = satu.sumbu_y * y + (BOBOT_PENUH - satu.sumbu_y) * x
        sel = _kategori(aturan.y, y) * 3 + _kategori(aturan.x, x)
        peringkat = peringkat_cepat(kelompok[sel], talenta, y, x)
        np.minimum(hasil.terbaik, peringkat, out=hasil.terbaik)
        np.maximum(hasil.terburuk, peringkat, out=hasil.terburuk)
        np.bitwise_or(hasil.kotak, nomor[sel], out=hasil.kotak)
    return hasil


def _kotak(aturan: Aturan) -> tuple[NDArray[np.int16], NDArray[np.int64]]:
    """By cell (kinerja category x 3 + potensial category): the box as a bit, and its group."""
    bit = np.zeros(9, np.int16)
    kelompok = np.zeros(9, np.int64)
    grup = {nomor: i for i, isi in enumerate(aturan.urutan_kotak) for nomor in isi}
    for kotak in aturan.kotak:
        sel = kosakata.KATEGORI_KINERJA.index(kotak.kinerja) * 3
        sel += kosakata.KATEGORI_POTENSIAL.index(kotak.potensial)
        bit[sel], kelompok[sel] = 1 << kotak.nomor, grup[kotak.nomor]
    return bit, kelompok


def _kategori(sumbu: Sumbu, eksak: NDArray[np.int64]) -> NDArray[np.int64]:
    mulai = [kategori.mulai * BOBOT_PENUH for kategori in sumbu.kategori]
    letak: NDArray[np.int64] = np.searchsorted(mulai, eksak, side="right") - 1
    return letak


def peringkat_cepat(
    kelompok: NDArray[np.int64],
    talenta: NDArray[np.int64],
    y: NDArray[np.int64],
    x: NDArray[np.int64],
) -> NDArray[np.int32]:
    """The ranks of `karir.mesin.peringkat` for one list: group and talent score are sorted as one
    number, and only those equal in it by Y and X."""
    n = len(talenta)
    kunci = (kelompok << _BIT_TALENTA) - talenta
    urut = np.argsort(kunci)
    teratur = kunci[urut]
    sama = teratur[1:] == teratur[:-1]
    baru = np.ones(n, bool)
    baru[1:] = ~sama
    if sama.any():
        seri = np.zeros(n, bool)
        seri[1:] |= sama
        seri[:-1] |= sama
        orang = urut[seri]
        urut[seri] = orang[np.lexsort((-x[orang], -y[orang], kunci[orang]))]
        baru[1:] |= (y[urut][1:] != y[urut][:-1]) | (x[urut][1:] != x[urut][:-1])
    hasil = np.empty(n, np.int32)
    hasil[urut] = np.maximum.accumulate(np.where(baru, np.arange(n), 0)) + 1
    return hasil
