"""Facts written in a NIP and the spellings of a golongan, as pure functions.

NIP: Perka BKN 22/2007 (PNS), the same places for the NI of a PPPK: 1-8 birth date, 9-14 start,
15 sex (1 male, 2 female), 16-18 sequence from 001. Golongan: PP 11/2017 annex (I/a..IV/e) and
Perpres 98/2020 (PPPK I..XVII).
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache

PANJANG_NIP = 18
GOLONGAN_PNS = tuple(
    f"{romawi}/{ruang}"
    for romawi, ruangan in (("I", "abcd"), ("II", "abcd"), ("III", "abcd"), ("IV", "abcde"))
    for ruang in ruangan
)
GOLONGAN_PPPK = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
    "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip
GOLONGAN = frozenset((*GOLONGAN_PNS, *GOLONGAN_PPPK))

_ROMAWI = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_RUANG = {"1": "a", "2": "b", "3": "c", "4": "d", "5": "e"}
_KELAMIN = {"1": "M", "2": "F"}
_NOTASI = re.compile(r"[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+")
_PETIK = "'’‘`"
_SELA = str.maketrans("", "", " .-")
_GOLONGAN_PNS = re.compile(r"(IV|I{1,3}|[1-4])(?: ?/ ?| ?)([A-E])")
_GOLONGAN_ID = re.compile(r"([1-4])([1-5])")
_DALAM_KURUNG = re.compile(r"\(([^()]*)\)$")
_GELAR_DEPAN = frozenset(
    ("DR", "DRG", "DRH", "DRS", "DRA", "IR", "PROF", "H", "HJ", "KH", "APT", "NS", "R", "RA", "RR")
)
_SELAIN_HURUF = re.compile(r"[^A-Z0-9' -]+")


def nip_rapi(teks: str) -> str:
    """NIP without a spreadsheet's apostrophe, blanks, dots, dashes or trailing `.0`."""
    teks = teks.lstrip(_PETIK).strip()
    return teks.removesuffix(".0").translate(_SELA)


def rentang_nip(kata: str) -> tuple[str, str] | None:
    """First and last NIP that begin with what was typed; None where that is no NIP.

    A range, since LIKE uses no index under row-level security; of digits, which every collation
    puts in the same order.
    """
    nip = nip_rapi(kata)
    if not (nip.isascii() and nip.isdigit()):
        return None
    return nip, nip.ljust(PANJANG_NIP, "9")


def nip_notasi_ilmiah(teks: str) -> bool:
    """Whether the digits are lost because a spreadsheet wrote the NIP as 1.98E+17."""
    return _NOTASI.fullmatch(teks.lstrip(_PETIK).replace(" ", "")) is not None


def nip_sah(nip: str) -> bool:
    """18 digits, a birth date in front, and no 000 at the end (rounded by a spreadsheet)."""
    if len(nip) != PANJANG_NIP or not (nip.isascii() and nip.isdigit()) or nip.endswith("000"):
        return False
    return tanggal_lahir_nip(nip) is not None


def tanggal_lahir_nip(nip: str) -> date | None:
    """Birth date in digits 1-8, or None where they are no date."""
    return _tanggal(nip[:8])


@lru_cache(maxsize=50_000)
def _tanggal(delapan: str) -> date | None:
    try:
        return date(int(delapan[:4]), int(delapan[4:6]), int(delapan[6:]))
    except ValueError:
        return None


def jenis_kelamin_nip(nip: str) -> str:
    """M or F by digit 15, empty for another digit."""
    return _KELAMIN.get(nip[14:15], "")


def golongan_baku(teks: str) -> str:
    """Golongan as `III/d` or `IX`; empty where the spelling is not known.

    Reads III/d, IIId, III d, 3d, SIASN's id 34, `Penata Tk. I (III/d)`, IX, `Golongan IX`.
    """
    dalam = _DALAM_KURUNG.search(teks)
    inti = (dalam.group(1) if dalam else teks).strip().upper()
    inti = inti.removeprefix("GOLONGAN").strip()
    if cocok := _GOLONGAN_ID.fullmatch(inti):
        hasil = f"{_ROMAWI[cocok[1]]}/{_RUANG[cocok[2]]}"
    elif cocok := _GOLONGAN_PNS.fullmatch(inti):
        hasil = f"{_ROMAWI.get(cocok[1], cocok[1])}/{cocok[2].lower()}"
    else:
        hasil = inti
    return hasil if hasil in GOLONGAN else ""


def kunci_nama(nama: str) -> str:
    """Sort key of a name: upper case, without titles or diacritics.

    What follows a comma is a title behind; leading words such as `Dr.` or `Hj.` are titles in
    front. A name that would vanish keeps its words.
    """
    polos = nama.split(",", maxsplit=1)[0]
    if polos.isascii():
        # Most names are letters and blanks alone.
        if polos.replace(" ", "").isalpha():
            return " ".join(polos.upper().split())
    else:
        polos = unicodedata.normalize("NFKD", polos)
        polos = "".join(huruf for huruf in polos if not unicodedata.combining(huruf))
    kata = polos.upper().replace(".", ". ").split()
    inti = list(kata)
    while len(inti) > 1 and inti[0].endswith(".") and inti[0].rstrip(".") in _GELAR_DEPAN:
        inti.pop(0)
    return " ".join(_SELAIN_HURUF.sub(" ", " ".join(inti)).split()) or " ".join(kata)
