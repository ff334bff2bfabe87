"""Retirement age at its borders."""

from datetime import date

import pytest

from talenta.pegawai.bup import BUP_JENJANG, bulan_menuju, bup, eselon_kata, tmt_pensiun
from talenta.pegawai.kode import Jenjang


def test_setiap_jenjang_punya_bup() -> None:
    assert set(BUP_JENJANG) == set(Jenjang.values)


@pytest.mark.parametrize(
    ("jenjang", "jabatan", "usia"),
    [
        ("JPT_PRATAMA", "Kepala Dinas", 60),
        ("ADMINISTRATOR", "Kepala Bidang", 58),
        ("AHLI_UTAMA", "Widyaiswara Ahli Utama", 65),
        ("AHLI_MADYA", "Perencana Ahli Madya", 60),
        ("AHLI_MUDA", "Perencana Ahli Muda", 58),
        ("AHLI_PERTAMA", "Guru Ahli Pertama", 60),
        ("AHLI_UTAMA", "Guru Ahli Utama", 65),
        ("AHLI_MUDA", "Dosen", 65),
        ("PELAKSANA", "", 58),
        ("", "Guru", None),
    ],
)
def test_bup(jenjang: str, jabatan: str, usia: int | None) -> None:
    assert bup(jenjang=jenjang, jabatan=jabatan) == usia


@pytest.mark.parametrize(
    ("lahir", "tmt"),
    [
        (date(1970, 3, 1), date(2028, 4, 1)),
        (date(1970, 3, 31), date(2028, 4, 1)),
        (date(1970, 12, 5), date(2029, 1, 1)),
        (date(1972, 2, 29), date(2030, 3, 1)),
    ],
)
def test_pensiun_awal_bulan_berikutnya(lahir: date, tmt: date) -> None:
    assert tmt_pensiun(lahir, 58) == tmt


@pytest.mark.parametrize(
    ("hari", "bulan"),
    [
        (date(2026, 4, 1), 24),
        (date(2026, 4, 2), 23),
        (date(2028, 3, 1), 1),
        (date(2028, 3, 2), 0),
        (date(2028, 4, 1), 0),
        (date(2028, 4, 2), -1),
    ],
)
def test_bulan_menuju(hari: date, bulan: int) -> None:
    assert bulan_menuju(date(2028, 4, 1), hari) == bulan


@pytest.mark.parametrize(
    ("kode", "kata"), [("31", "III.a"), ("42", "IV.b"), ("99", ""), ("", ""), ("II.b", "II.b")]
)
def test_eselon(kode: str, kata: str) -> None:
    assert eselon_kata(kode) == kata
