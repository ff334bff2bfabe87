"""The arithmetic of the year against the tables of the regulation, written here once more."""

from datetime import date
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.ketentuan import ketentuan_bawaan
from kinerja.kode import Ekspektasi, Predikat
from kinerja.rumus import (
    gabung_rating,
    hari_bersama,
    periode_tahun,
    predikat_matriks,
    sebaran,
    tanggal_sah,
)

GABUNG = ketentuan_bawaan()["GABUNG_RATING"]["isi"]
RATING = st.sampled_from(Ekspektasi.values)
# Rows: results from above to below; columns: behaviour from below to above.
LAMPIRAN = """
KURANG        BAIK            SANGAT_BAIK
KURANG        BAIK            BAIK
SANGAT_KURANG BUTUH_PERBAIKAN BUTUH_PERBAIKAN
"""


def test_matriks_setiap_pasangan() -> None:
    tabel = [baris.split() for baris in LAMPIRAN.strip().splitlines()]
    for (i, hasil), (j, perilaku) in product(
        enumerate(["DI_ATAS", "SESUAI", "DI_BAWAH"]), enumerate(["DI_BAWAH", "SESUAI", "DI_ATAS"])
    ):
        assert predikat_matriks(hasil, perilaku) == tabel[i][j], (hasil, perilaku)


@given(RATING, RATING)
def test_matriks_hanya_predikat_resmi(hasil: str, perilaku: str) -> None:
    predikat = predikat_matriks(hasil, perilaku)
    assert predikat in Predikat.values
    # Behaviour below expectation never comes to Baik or more; nor do results below it.
    if "DI_BAWAH" in (hasil, perilaku):
        assert predikat not in ("BAIK", "SANGAT_BAIK")


@given(st.lists(st.tuples(RATING, st.integers(1, 366)), min_size=1, max_size=12))
def test_gabungan_sama_dengan_pecahan(bagian: list[tuple[str, int]]) -> None:
    nilai = {"DI_ATAS": 3, "SESUAI": 2, "DI_BAWAH": 1}
    rata = Fraction(sum(nilai[r] * h for r, h in bagian), sum(h for _, h in bagian))
    harap = (
        "DI_ATAS" if rata >= Fraction(5, 2) else "SESUAI" if rata >= Fraction(3, 2) else "DI_BAWAH"
    )
    assert gabung_rating(bagian, GABUNG) == harap
    assert gabung_rating(list(reversed(bagian)), GABUNG) == harap


@pytest.mark.parametrize(
    ("bagian", "harap"),
    [
        ([("DI_ATAS", 181), ("SESUAI", 181)], "DI_ATAS"),
        ([("DI_ATAS", 181), ("SESUAI", 184)], "SESUAI"),
        ([("SESUAI", 182), ("DI_BAWAH", 183)], "DI_BAWAH"),
        ([("SESUAI", 183), ("DI_BAWAH", 183)], "SESUAI"),
        ([("", 300), ("DI_ATAS", 10)], "DI_ATAS"),
        ([("", 365)], ""),
        ([], ""),
    ],
)
def test_gabungan_pada_ambang(bagian: list[tuple[str, int]], harap: str) -> None:
    assert gabung_rating(bagian, GABUNG) == harap


@given(st.integers(2000, 2100), st.sampled_from(["BULANAN", "TRIWULANAN"]))
def test_periode_menutup_tahun_tanpa_celah(tahun: int, jenis: str) -> None:
    periode = periode_tahun(tahun, jenis)
    assert periode[0].mulai == date(tahun, 1, 1)
    assert periode[-1].selesai == date(tahun + 1, 1, 1)
    assert all(a.selesai == b.mulai for a, b in pairwise(periode))
    assert (
        sum(
            hari_bersama(p.mulai, p.selesai, date(tahun, 1, 1), date(tahun + 1, 1, 1))
            for p in periode
        )
        == (date(tahun + 1, 1, 1) - date(tahun, 1, 1)).days
    )


def test_hari_yang_tidak_ada_menjadi_akhir_bulan() -> None:
    assert tanggal_sah(2026, 2, 31) == date(2026, 2, 28)
    assert tanggal_sah(2028, 2, 30) == date(2028, 2, 29)


def test_sebaran_dengan_pola() -> None:
    pola = ketentuan_bawaan()["SEBARAN"]["isi"]["BAIK"]
    hasil = {s.predikat: s for s in sebaran({"BAIK": 8, "SANGAT_BAIK": 2}, pola)}
    assert (hasil["BAIK"].permil, hasil["SANGAT_BAIK"].permil) == (800, 200)
    assert hasil["BAIK"].di_luar
    assert hasil["SANGAT_BAIK"].di_luar
    assert not hasil["KURANG"].di_luar
    assert all(s.permil == 0 and s.rendah is None for s in sebaran({}, {}))
    assert [s.permil for s in sebaran({"BAIK": 1, "KURANG": 2}, {})][1] == 333
