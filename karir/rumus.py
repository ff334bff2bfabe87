"""Showing exact figures: the only places where a score is rounded for the eye; days of a schedule.

Source: scoring specification, section 3 (arithmetic). Pure functions on integers and dates.
"""

from calendar import monthrange
from datetime import date

SKALA_SUMBU = 10_000
SKALA_TALENTA = 100_000_000
TANPA_SKOR = -1


def bulat_setengah_ke_atas(nilai: int, pembagi: int) -> int:
    """`nilai / pembagi` rounded half up; `nilai` is never negative."""
    return (2 * nilai + pembagi) // (2 * pembagi)


def sumbu_tampil(eksak: int) -> int:
    """An exact axis (hundredths x 10,000) as shown, in hundredths."""
    return bulat_setengah_ke_atas(eksak, SKALA_SUMBU)


def talenta_tampil(eksak: int) -> int:
    """An exact talent score (hundredths x 100,000,000) as shown, in hundredths."""
    return bulat_setengah_ke_atas(eksak, SKALA_TALENTA)


def dua_desimal(ratusan: int) -> str:
    """Hundredths with a point and two decimals, as exports write them: 8513 -> '85.13'."""
    return f"{ratusan // 100}.{ratusan % 100:02d}"


def tambah_bulan(hari: date, bulan: int) -> date:
    """The same day `bulan` months on; a month too short for it gives its last day."""
    tahun, ke = divmod(hari.year * 12 + hari.month - 1 + bulan, 12)
    return date(tahun, ke + 1, min(hari.day, monthrange(tahun, ke + 1)[1]))
