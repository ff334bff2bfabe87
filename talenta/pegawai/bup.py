"""Retirement age (batas usia pensiun, BUP) as pure functions.

UU 20/2023 article 55 by jenjang; UU 14/2005 article 40 (4) for teachers and 67 (4) for lecturers,
whose posts are known by the first word of their name. A professor's 70 is not seen here, since
the record does not say who is one: the date shown for a lecturer is the earliest.
"""

from datetime import date

BUP_JENJANG: dict[str, int] = {
    "JPT_UTAMA": 60,
    "JPT_MADYA": 60,
    "JPT_PRATAMA": 60,
    "ADMINISTRATOR": 58,
    "PENGAWAS": 58,
    "PELAKSANA": 58,
    "AHLI_UTAMA": 65,
    "AHLI_MADYA": 60,
    "AHLI_MUDA": 58,
    "AHLI_PERTAMA": 58,
    "PENYELIA": 58,
    "MAHIR": 58,
    "TERAMPIL": 58,
    "PEMULA": 58,
}
BUP_PROFESI: dict[str, int] = {"GURU": 60, "DOSEN": 65}
SEGERA_BULAN = 24


def bup(*, jenjang: str, jabatan: str = "") -> int | None:
    """Retirement age in years for a post, or None for an unknown jenjang."""
    profesi = jabatan.upper().split(maxsplit=1)[:1]
    umum = BUP_JENJANG.get(jenjang)
    if umum is None or not profesi:
        return umum
    return max(umum, BUP_PROFESI.get(profesi[0], 0))


def tmt_pensiun(lahir: date, usia: int) -> date:
    """The first day of the month after the month in which `usia` is reached."""
    tahun, bulan = lahir.year + usia, lahir.month + 1
    return date(tahun + 1, 1, 1) if bulan > 12 else date(tahun, bulan, 1)


def bulan_menuju(tujuan: date, hari: date) -> int:
    """Whole months from `hari` until `tujuan`; negative once it has passed."""
    bulan = (tujuan.year - hari.year) * 12 + tujuan.month - hari.month
    return bulan - 1 if tujuan.day < hari.day else bulan


def eselon_kata(eselon_id: str) -> str:
    """SIASN's eselon id in words: 31 is III.a; another number is no eselon (99), text stays."""
    romawi = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V"}
    ruang = {"1": "a", "2": "b"}
    if len(eselon_id) == 2 and eselon_id[0] in romawi and eselon_id[1] in ruang:
        return f"{romawi[eselon_id[0]]}.{ruang[eselon_id[1]]}"
    return "" if eselon_id.isdigit() else eselon_id
