"""Showing exact figures: the only places where a score is rounded for the eye.

Source: scoring specification, section 3 (arithmetic). Pure functions on integers.
"""

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
