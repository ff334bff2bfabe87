"""One field of a rule set: where it stands in the JSON, what kind of value it is, its words."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from karir.mesin.bentuk import BOBOT_PENUH, SKOR_TERTINGGI

Jalur = tuple[str | int, ...]


class Jenis(StrEnum):
    """Kinds of values. PERSEN and SKOR are whole hundredths in the JSON, two decimals on pages."""

    TEKS = "teks"
    PANJANG = "panjang"
    BARIS = "baris"
    TANGGAL = "tanggal"
    PERSEN = "persen"
    SKOR = "skor"
    BULAT = "bulat"
    TAHUN = "tahun"
    TINGKAT = "tingkat"
    PILIHAN = "pilihan"
    BANYAK = "banyak"
    CENTANG = "centang"
    KOSONG = "kosong"


@dataclass(frozen=True, kw_only=True)
class Isian:
    """A field. `tertinggi` bounds numbers; `pilihan` lists (value, words) of a choice.

    `lebar` takes a whole row. For KOSONG `pilihan` holds the word that stands for no score.
    """

    jalur: Jalur
    label: str
    jenis: Jenis
    bantuan: str = ""
    pilihan: tuple[tuple[str, str], ...] = ()
    terendah: int = 0
    tertinggi: int = SKOR_TERTINGGI
    panjang: int = 2000
    lebar: bool = False

    @property
    def nama(self) -> str:
        """The name of the control on the page."""
        return ".".join(map(str, self.jalur))

    @property
    def tempat(self) -> str:
        """The place as the loader names it: `$.sumbu.Y.komponen[0].bobot`."""
        return "$" + "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in self.jalur)

    def memuat(self, tempat: str) -> bool:
        """Whether a fault at `tempat` is a fault of this field."""
        return tempat == self.tempat or tempat.startswith((f"{self.tempat}.", f"{self.tempat}["))


@dataclass(frozen=True, kw_only=True)
class Kelompok:
    """Fields that stand together under a title.

    `rapat` puts short fields side by side, `berpasang` two a row. `kode` names a component or a
    part of a mean: it can be taken out, and moved where it is not the `pertama` or `terakhir`. A
    component (`bermuka`) has a page of its own measure.
    """

    judul: str
    isian: tuple[Isian, ...]
    bantuan: str = ""
    rapat: bool = False
    berpasang: bool = False
    kode: str = ""
    bermuka: bool = False
    pertama: bool = False
    terakhir: bool = False
    keterangan: tuple[str, ...] = field(default=())


def skor(jalur: Jalur, label: str, bantuan: str = "") -> Isian:
    """A score, 0,00 to 110,00."""
    return Isian(jalur=jalur, label=label, jenis=Jenis.SKOR, bantuan=bantuan)


def bobot(jalur: Jalur, label: str, bantuan: str = "") -> Isian:
    """A weight in per cent, 0,00 to 100,00."""
    return Isian(
        jalur=jalur, label=label, jenis=Jenis.PERSEN, bantuan=bantuan, tertinggi=BOBOT_PENUH
    )


def bulat(jalur: Jalur, label: str, terendah: int, tertinggi: int, bantuan: str = "") -> Isian:
    """A whole number."""
    return Isian(
        jalur=jalur,
        label=label,
        jenis=Jenis.BULAT,
        terendah=terendah,
        tertinggi=tertinggi,
        bantuan=bantuan,
    )


def teks(jalur: Jalur, label: str, bantuan: str = "", panjang: int = 200) -> Isian:
    """One line of text."""
    return Isian(jalur=jalur, label=label, jenis=Jenis.TEKS, bantuan=bantuan, panjang=panjang)


def ambil(isi: Any, jalur: Jalur) -> Any:
    """The value at a path; None where it does not reach."""
    for langkah in jalur:
        try:
            isi = isi[langkah]
        except (KeyError, IndexError, TypeError):
            return None
    return isi


def pasang(isi: Any, jalur: Jalur, nilai: Any) -> None:
    """Put a value at a path; a place right behind the end of a list makes it longer."""
    *awal, akhir = jalur
    for langkah in awal:
        if isinstance(isi, list) and isinstance(langkah, int):
            while len(isi) <= langkah:
                isi.append({})
        isi = isi[langkah]
    isi[akhir] = nilai
