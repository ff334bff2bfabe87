"""What every indicator is given and what it gives back, and the few ways to pick rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from karir.mesin import waktu
from karir.mesin.bentuk import Aturan
from karir.mesin.jenis import Deklarasi
from karir.mesin.kosakata import bit
from karir.mesin.masukan import Masukan
from karir.mesin.tabel import Kolom

TANPA_SKOR: Final = -1
LETAK_SKOR: Final = 40  # bits left for the row number below the score

Topeng = NDArray[np.bool_]
Bilangan = NDArray[np.int64]


@dataclass(frozen=True)
class Hasil:
    """One indicator for everybody.

    `skor` in hundredths, -1 where there is none; `kosong` where the rule set's stated score for
    an absent value applies; `alasan` the bits given if the rule set rejects instead;
    `fakta` name -> column, the smallest number of its type where there is no fact.
    """

    skor: Bilangan
    kosong: Topeng
    alasan: NDArray[np.int32]
    fakta: Mapping[str, Kolom]


@dataclass(frozen=True)
class Konteks:
    """The rule set, the inputs and the reference date of one run."""

    aturan: Aturan
    masukan: Masukan
    acuan: date
    _posisi: dict[str, Bilangan] = field(default_factory=dict)

    @property
    def n(self) -> int:
        """Number of people."""
        return len(self.masukan.orang)

    @cached_property
    def hari(self) -> int:
        """The reference date as days."""
        return waktu.hari(self.acuan)

    def posisi(self, nama: str) -> Bilangan:
        """For each row of a fact table, the row of its person; kept for the table last asked."""
        if nama not in self._posisi:
            self.lepas()
            self._posisi[nama] = self.masukan.posisi(getattr(self.masukan, nama))
        return self._posisi[nama]

    def lepas(self) -> None:
        """Forget where people's rows are: for a million people that is a lot to remember."""
        self._posisi.clear()

    def awal_jendela(self, tahun: int) -> int:
        """The last day before the span of the last `tahun` years."""
        return waktu.hari(waktu.mundur_tahun(self.acuan, tahun))

    def dalam(self, tanggal: Kolom, tahun: int) -> Topeng:
        """Whether dates lie in (D minus `tahun` years, D]."""
        dalam: Topeng = (tanggal > self.awal_jendela(tahun)) & (tanggal <= self.hari)
        return dalam

    def sebar(self, orang: Bilangan, isi: Kolom) -> Kolom:
        """A column over everybody with `isi` at the rows `orang`, absent elsewhere."""
        hasil = np.full(self.n, tak_ada(isi.dtype), isi.dtype)
        hasil[orang] = isi
        return hasil

    def punya(self, orang: Bilangan) -> Topeng:
        """Whether a person is among `orang`."""
        hasil = np.zeros(self.n, bool)
        hasil[orang] = True
        return hasil

    def hasil(
        self,
        deklarasi: Deklarasi,
        orang: Bilangan,
        skor: Bilangan,
        fakta: Mapping[str, Kolom],
        kedaluwarsa: Topeng | None = None,
    ) -> Hasil:
        """The outcome where the people `orang` have `skor` and nobody else has any."""
        semua = np.full(self.n, TANPA_SKOR, np.int64)
        semua[orang] = skor
        kosong = ~self.punya(orang)
        alasan = np.zeros(self.n, np.int32)
        if deklarasi.alasan:
            alasan[kosong] = bit(deklarasi.alasan)
        if kedaluwarsa is not None:
            alasan[kosong & kedaluwarsa] = bit(deklarasi.alasan_kedaluwarsa)
        return Hasil(semua, kosong, alasan, fakta)


def tak_ada(tipe: Any) -> int:
    """The number that stands for an absent fact in a column of this type."""
    return int(np.iinfo(tipe).min)


def bulatkan(atas: Any, bawah: Any) -> Any:
    """Division of non-negative integers, half up."""
    return (2 * atas + bawah) // (2 * bawah)


def terakhir(posisi: Bilangan, terpilih: Topeng) -> tuple[Bilangan, Bilangan]:
    """(people, rows): the last chosen row of each person that has one."""
    baris = np.flatnonzero(terpilih)
    milik = posisi[baris]
    akhir = np.ones(len(baris), bool)
    akhir[:-1] = milik[1:] != milik[:-1]
    return milik[akhir], baris[akhir]


def pertama(posisi: Bilangan, terpilih: Topeng) -> tuple[Bilangan, Bilangan]:
    """(people, rows): the first chosen row of each person that has one."""
    baris = np.flatnonzero(terpilih)
    milik = posisi[baris]
    awal = _awal(milik)
    return milik[awal], baris[awal]


def tertinggi(posisi: Bilangan, terpilih: Topeng, nilai: Kolom) -> tuple[Bilangan, Bilangan]:
    """(people, rows): the chosen row of highest value, the last of equals; values >= 0."""
    baris = np.flatnonzero(terpilih)
    milik = posisi[baris]
    if not len(baris):
        return milik, baris
    awal = np.flatnonzero(_awal(milik))
    kunci = (nilai[baris].astype(np.int64) << LETAK_SKOR) | baris
    menang = np.maximum.reduceat(kunci, awal) & ((1 << LETAK_SKOR) - 1)
    return milik[awal], menang


def jumlah_per_orang(posisi: Bilangan, terpilih: Topeng, n: int, isi: Kolom | None = None) -> Any:
    """Sum of `isi` over the chosen rows of each person, or their number."""
    if isi is None:
        return np.bincount(posisi[terpilih], minlength=n)
    hasil = np.zeros(n, np.int64)
    baris = np.flatnonzero(terpilih)
    if len(baris):
        milik = posisi[baris]
        awal = np.flatnonzero(_awal(milik))
        hasil[milik[awal]] = np.add.reduceat(isi[baris].astype(np.int64), awal)
    return hasil


def _awal(milik: Bilangan) -> Topeng:
    awal = np.ones(len(milik), bool)
    awal[1:] = milik[1:] != milik[:-1]
    return awal
