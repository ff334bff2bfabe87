"""Windows and anniversaries, 29 February above all."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from karir.mesin import waktu

TANGGAL = st.dates(date(1950, 1, 1), date(2060, 12, 31))


def larik(*tanggal: date) -> waktu.Hari:
    return np.array([waktu.hari(t) for t in tanggal], np.int32)


@pytest.mark.parametrize(
    ("acuan", "tahun", "harap"),
    [
        (date(2026, 6, 30), 5, date(2021, 6, 30)),
        (date(2024, 2, 29), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 3, date(2021, 2, 28)),
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
        (date(2025, 2, 28), 1, date(2024, 2, 28)),
        (date(2025, 3, 1), 1, date(2024, 3, 1)),
    ],
)
def test_years_back(acuan: date, tahun: int, harap: date) -> None:
    assert waktu.mundur_tahun(acuan, tahun) == harap


@pytest.mark.parametrize(
    ("mulai", "acuan", "harap"),
    [
        (date(2022, 7, 1), date(2026, 6, 30), 3),
        (date(2022, 7, 1), date(2026, 7, 1), 4),
        (date(2020, 2, 29), date(2023, 2, 28), 2),
        (date(2020, 2, 29), date(2023, 3, 1), 3),
        (date(2020, 2, 29), date(2024, 2, 28), 3),
        (date(2020, 2, 29), date(2024, 2, 29), 4),
        (date(2024, 2, 28), date(2024, 2, 28), 0),
        (date(1965, 1, 1), date(2026, 1, 1), 61),
    ],
)
def test_whole_years(mulai: date, acuan: date, harap: int) -> None:
    assert waktu.tahun_penuh(larik(mulai), acuan).tolist() == [harap]


@pytest.mark.parametrize(
    ("mulai", "tahun", "harap"),
    [
        (date(2024, 2, 29), 1, date(2025, 3, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 3, 31), 1, date(2024, 3, 31)),
        (date(1965, 12, 31), 1, date(1966, 12, 31)),
    ],
)
def test_years_on(mulai: date, tahun: int, harap: date) -> None:
    assert waktu.maju_tahun(larik(mulai), np.array([tahun])).tolist() == [waktu.hari(harap)]


@given(mulai=TANGGAL, jarak=st.integers(0, 20_000))
def test_whole_years_turn_on_the_anniversary(mulai: date, jarak: int) -> None:
    acuan = mulai + timedelta(jarak)
    tahun = waktu.tahun_penuh(larik(mulai), acuan)
    jadi = waktu.maju_tahun(larik(mulai), tahun)[0]
    berikut = waktu.maju_tahun(larik(mulai), tahun + 1)[0]
    assert jadi <= waktu.hari(acuan) < berikut


@given(hari=TANGGAL)
def test_days_and_dates(hari: date) -> None:
    assert waktu.tanggal(waktu.hari(hari)) == hari
