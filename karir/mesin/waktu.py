"""Calendar arithmetic of the rule sets: windows and anniversaries, without a clock.

Dates of columns are int32 days since 1970-01-01; `KOSONG` stands for no date.
Source: scoring.md section 3 (windows, `lama`, discipline without an end).
"""

import calendar
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

EPOK: Final = date(1970, 1, 1)
KOSONG: Final = int(np.iinfo(np.int32).min)

Hari = NDArray[np.int32]


def hari(tanggal: date) -> int:
    """Days since 1970-01-01."""
    return (tanggal - EPOK).days


def tanggal(hari_ke: int) -> date:
    """The date of a number of days since 1970-01-01."""
    return EPOK + timedelta(days=hari_ke)


def mundur_tahun(acuan: date, tahun: int) -> date:
    """The same day `tahun` years earlier; 29 February becomes 28 February where there is none."""
    sasaran = acuan.year - tahun
    if (acuan.month, acuan.day) == (2, 29) and not calendar.isleap(sasaran):
        return date(sasaran, 2, 28)
    return acuan.replace(year=sasaran)


def maju_tahun(mulai: Hari, tahun: NDArray[np.int64]) -> NDArray[np.int64]:
    """Days of the anniversary `tahun` years on; one of 29 February falls on 1 March if need be."""
    bulan = mulai.astype("M8[D]").astype("M8[M]")
    sisa = mulai.astype("M8[D]") - bulan.astype("M8[D]")
    ulang_tahun: NDArray[np.int64] = ((bulan + tahun * 12).astype("M8[D]") + sisa).astype(np.int64)
    return ulang_tahun


def tahun_penuh(mulai: Hari, acuan: date) -> NDArray[np.int64]:
    """Whole years from each start to `acuan`, by anniversary; a start on 29 February waits for
    1 March in a year without that day. Starts after `acuan` give a negative number."""
    hari_mulai = mulai.astype("M8[D]")
    tahun_mulai = hari_mulai.astype("M8[Y]").astype(np.int64) + 1970
    bulan_mulai = hari_mulai.astype("M8[M]").astype(np.int64) % 12 + 1
    tanggal_mulai = _tanggal_dalam_bulan(hari_mulai)
    sudah_ulang_tahun = bulan_mulai * 32 + tanggal_mulai <= acuan.month * 32 + acuan.day
    return acuan.year - tahun_mulai - 1 + sudah_ulang_tahun


def _tanggal_dalam_bulan(hari_mulai: "NDArray[np.datetime64[Any]]") -> NDArray[np.int64]:
    awal_bulan = hari_mulai.astype("M8[M]").astype("M8[D]")
    ke: NDArray[np.int64] = (hari_mulai - awal_bulan).astype(np.int64) + 1
    return ke
