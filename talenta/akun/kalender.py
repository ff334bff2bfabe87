"""Working days by a calendar. Pure: what is closed is given, and no clock is read.

Civil servants work from Monday to Friday (Perpres 21/2023); which days are closed besides is dated
data (talenta.akun.models.HariLibur).
"""

from collections.abc import Collection
from datetime import date, timedelta

# date.weekday(): Saturday and Sunday.
AKHIR_PEKAN = frozenset({5, 6})


def hari_kerja(hari: date, libur: Collection[date]) -> bool:
    """Whether a day is worked."""
    return hari.weekday() not in AKHIR_PEKAN and hari not in libur


def hari_kerja_sesudah(mulai: date, jumlah: int, libur: Collection[date]) -> date:
    """The `jumlah`-th working day after `mulai`, which itself is not counted.

    It is the last day of a time limit of so many working days that something of `mulai` opens.
    `libur` holds every closed day up to there. Raises ValueError for fewer than one day.
    """
    if jumlah < 1:
        raise ValueError("a time limit has at least one working day")
    hari = mulai
    while jumlah:
        hari += timedelta(days=1)
        jumlah -= hari_kerja(hari, libur)
    return hari


def hari_kerja_antara(mulai: date, sampai: date, libur: Collection[date]) -> int:
    """Working days after `mulai` up to and including `sampai`; 0 where that is not later."""
    rentang = (mulai + timedelta(days=n) for n in range(1, (sampai - mulai).days + 1))
    return sum(hari_kerja(hari, libur) for hari in rentang)
