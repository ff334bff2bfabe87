"""Whole numbers and figures with two decimals, without floats."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from talenta.impor.bersih.dasar import Bersih, PembersihDasar

TERBESAR = 2_147_483_647
_BULAT = re.compile(r"([0-9]{1,18})(?:[.,]0+)?")
_DESIMAL = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,2}))?")


@dataclass(frozen=True)
class Bilangan:
    """A whole number in an inclusive range."""

    bawah: int
    atas: int = TERBESAR
    tipe: ClassVar[str] = "integer"

    def pada(self, hari: date) -> "Bilangan":
        return self

    def perlu(self, rapi: Collection[str]) -> Collection[str]:
        return rapi

    @property
    def rinci(self) -> str:
        if self.atas == TERBESAR:
            return f"bilangan bulat {self.bawah} atau lebih"
        return f"bilangan bulat {self.bawah} sampai {self.atas}"

    @property
    def menerima(self) -> str:
        return self.rinci

    @property
    def contoh(self) -> str:
        return str(self.bawah + 2)

    def __call__(self, teks: str) -> Bersih:
        cocok = _BULAT.fullmatch(teks)
        if cocok is None or not self.bawah <= int(cocok[1]) <= self.atas:
            return "", "NILAI_DI_LUAR_RENTANG"
        return str(int(cocok[1])), ""


class TahunSampaiDepan(PembersihDasar):
    """A year from 1970 to the year after the day of import."""

    tipe = "integer"
    menerima = "tahun, empat angka"
    contoh = "2024"

    def pada(self, hari: date) -> Bilangan:
        return Bilangan(1970, hari.year + 1)


class Perseratus(PembersihDasar):
    """A figure 0..100 with at most two decimals, point or comma; kept as whole hundredths."""

    tipe = "integer"
    rinci = menerima = "angka 0 sampai 100 dengan paling banyak dua desimal"
    contoh = "88,5"

    def __call__(self, teks: str) -> Bersih:
        cocok = _DESIMAL.fullmatch(teks)
        if cocok is None:
            return "", "NILAI_DI_LUAR_RENTANG"
        nilai = int(cocok[1]) * 100 + int((cocok[2] or "").ljust(2, "0"))
        return (str(nilai), "") if nilai <= 10_000 else ("", "NILAI_DI_LUAR_RENTANG")
