"""Numbers and dates as an Indonesian reader writes them, from exact integers."""

from datetime import date
from typing import Final

from karir.mesin import waktu
from karir.mesin.konteks import bulatkan

BULAN: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SINGKATAN: Final = ("Plt. ", "Plh. ")
PANGKAT_SUMBU: Final = 6
PANGKAT_TALENTA: Final = 10


def bulat(nilai: int) -> str:
    """1234 -> `1.234`."""
    return f"{nilai:,}".replace(",", ".")


def angka(ratusan: int) -> str:
    """Hundredths: 8513 -> `85,13`."""
    return f"{bulat(ratusan // 100)},{ratusan % 100:02d}"


def bulatkan_ke_ratusan(eksak: int, pangkat: int) -> str:
    """An exact figure with `pangkat` decimals as shown, half up: 85125000 -> `85,13`."""
    return angka(int(bulatkan(eksak, 10 ** (pangkat - 2))))


def eksak(nilai: int, pangkat: int = PANGKAT_SUMBU) -> str:
    """All digits of an exact figure with `pangkat` decimals, at least four: `85,1250`."""
    utuh, pecahan = divmod(nilai, 10**pangkat)
    return f"{bulat(utuh)},{f'{pecahan:0{pangkat}d}'.rstrip('0').ljust(4, '0')}"


def selisih(nilai: int, pangkat: int = PANGKAT_SUMBU) -> str:
    """A difference with its sign, half up to hundredths: -12500 of six decimals is `−0,01`."""
    return f"{_tanda(nilai)}{bulatkan_ke_ratusan(abs(nilai), pangkat)}"


def selisih_eksak(nilai: int, pangkat: int = PANGKAT_SUMBU) -> str:
    """A difference with its sign and all its digits: `+6,0000`."""
    return f"{_tanda(nilai)}{eksak(abs(nilai), pangkat)}"


def _tanda(nilai: int) -> str:
    return "+" if nilai > 0 else "−" if nilai < 0 else ""


def persen(bobot: int) -> str:
    """Basis points: 6000 -> `60 %`, 1250 -> `12,5 %`."""
    utuh, pecahan = divmod(bobot, 100)
    return f"{utuh}{f',{pecahan:02d}'.rstrip('0') if pecahan else ''} %"


def tanggal(hari: date | int) -> str:
    """`17 Agustus 2023`, of a date or of days since 1970."""
    t = waktu.tanggal(hari) if isinstance(hari, int) else hari
    return f"{t.day} {BULAN[t.month - 1]} {t.year}"


def besar(teks: str) -> str:
    """The first letter in upper case, the others as they are."""
    return teks[:1].upper() + teks[1:]


def kecil(teks: str) -> str:
    """The first letter in lower case, save in abbreviations and in Plt. and Plh."""
    if teks[1:2].islower() and not teks.startswith(SINGKATAN):
        return teks[:1].lower() + teks[1:]
    return teks


def rangkai(bagian: list[str]) -> str:
    """`a`, `a dan b`, `a, b dan c`."""
    return bagian[0] if len(bagian) == 1 else f"{', '.join(bagian[:-1])} dan {bagian[-1]}"
