"""What every cell goes through first, and the shape of a cleaner."""

from collections.abc import Collection
from datetime import date
from itertools import product
from typing import Protocol

Bersih = tuple[str, str]

KOSONG = frozenset(("", "-", "n/a", "null", "tidak ada"))
# Every spelling of those.
_KOSONG_TERTULIS = frozenset(
    "".join(huruf)
    for kata in KOSONG
    for huruf in product(*zip(kata.lower(), kata.upper(), strict=True))
)
PERBAIKAN = frozenset(("NIP_DIRAPIKAN", "KODE_DIRAPIKAN"))
# Our own files put an apostrophe before what a spreadsheet would take for a formula.
_TAMENG = frozenset("=+-@")
_TAK_TERLIHAT = str.maketrans("", "", "\x00\ufeff\u200b\u200c\u200d\u2060")


class Pembersih(Protocol):
    """Cleans one cell. `tipe` is its PostgreSQL type, `rinci` what it takes, in words;
    `menerima` says the same on a template, with an example in `contoh`."""

    @property
    def tipe(self) -> str: ...

    @property
    def rinci(self) -> str: ...

    @property
    def menerima(self) -> str: ...

    @property
    def contoh(self) -> str: ...

    def __call__(self, teks: str) -> Bersih: ...

    def pada(self, hari: date) -> "Pembersih":
        """The cleaner as it stands on the day of import."""
        ...

    def perlu(self, rapi: Collection[str]) -> Collection[str]:
        """Those of many tidy cells that have to be looked at one by one; the others come out as
        they are, without a code."""
        ...


class PembersihDasar:
    """A cleaner of text that takes anything and is the same on every day."""

    tipe = "text"
    rinci = ""
    menerima = "teks"
    contoh = ""

    def pada(self, hari: date) -> Pembersih:
        return self

    def perlu(self, rapi: Collection[str]) -> Collection[str]:
        return rapi

    def __call__(self, teks: str) -> Bersih:
        return teks, ""


def rapikan(teks: str) -> str:
    """Trim, join blanks, drop invisible characters; words that mean nothing become empty."""
    if teks.isalnum() and teks.isascii():
        return "" if teks.lower() in KOSONG else teks
    if not teks.isascii() or "\x00" in teks:
        teks = teks.translate(_TAK_TERLIHAT)
    rapi = " ".join(teks.split())
    if rapi[:1] == "'" and rapi[1:2] in _TAMENG:
        rapi = rapi[1:]
    return "" if rapi.lower() in KOSONG else rapi


def tak_rapi(tulisan: set[str]) -> set[str]:
    """Those of many cells that `rapikan` may change; found over all of them at once, since as a
    rule there are hardly any."""
    hasil = tulisan & _KOSONG_TERTULIS
    sisa = tulisan - hasil
    if not "".join(sisa).isascii():
        hasil |= {satu for satu in sisa if not satu.isascii()}
        sisa -= hasil
    garis = "\n".join(("", *sisa, ""))
    curiga = any(satu in garis for satu in ("  ", " \n", "\n ", "\n'"))
    if curiga or not "".join(sisa).isprintable():
        hasil |= {
            satu
            for satu in sisa
            if satu[0] in " '" or satu[-1] == " " or "  " in satu or not satu.isprintable()
        }
    return hasil
