"""Arithmetic of competency: match, cap, category, validity and shortfall at every edge."""

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from kompetensi import rumus
from kompetensi.kode import KOMPETENSI

TINGKAT = st.none() | st.integers(0, 5)
STANDAR = st.integers(1, 5)
PASANG = st.integers(1, 9).flatmap(
    lambda n: st.tuples(
        st.lists(TINGKAT, min_size=n, max_size=n), st.lists(STANDAR, min_size=n, max_size=n)
    )
)


@given(PASANG)
def test_jpm_tepat_dan_dibatasi(pasang: tuple[list[int | None], list[int]]) -> None:
    tingkat, standar = pasang
    mentah, batas = rumus.jpm_mentah(tingkat, standar), rumus.jpm(tingkat, standar)
    if None in tingkat:
        assert mentah is None
        assert batas is None
        return
    pecahan = Fraction(sum(t for t in tingkat if t is not None) * 10_000, sum(standar))
    assert mentah is not None
    assert batas is not None
    # Half up: never further than half a hundredth, and up at the half.
    assert Fraction(-1, 2) < mentah - pecahan <= Fraction(1, 2)
    assert batas == min(mentah, 10_000)
    if all(t >= s for t, s in zip(tingkat, standar, strict=True) if t is not None):
        assert batas == 10_000


def test_jpm_contoh() -> None:
    assert rumus.jpm_mentah([2, 2, 3, 2, 2, 2, 1, 2, 2], [2] * 9) == 10_000
    assert rumus.jpm_mentah([1, 0], [2, 1]) == 3333
    assert rumus.jpm_mentah([1, 1], [2, 1]) == 6667
    assert rumus.jpm_mentah([5] * 9, [4] * 9) == 12_500
    assert rumus.jpm([5] * 9, [4] * 9) == 10_000
    assert rumus.jpm_mentah([], []) is None


TIGA = st.tuples(
    st.lists(TINGKAT, min_size=3, max_size=3), st.lists(STANDAR, min_size=3, max_size=3)
)


@given(st.lists(TIGA, min_size=1, max_size=20))
def test_kolom_sama_dengan_satu_satu(semua: list[tuple[list[int | None], list[int]]]) -> None:
    a = np.array([[rumus.KOSONG if t is None else t for t in tingkat] for tingkat, _ in semua])
    b = np.array([standar for _, standar in semua])
    jpm, kurang = rumus.jpm_kolom(a, b), rumus.kurang_kolom(a, b)
    for n, (tingkat, standar) in enumerate(semua):
        satu = rumus.jpm_mentah(tingkat, standar)
        assert jpm[n] == (rumus.KOSONG if satu is None else satu)
        for i, (t, s) in enumerate(zip(tingkat, standar, strict=True)):
            lepas = rumus.kurang(t, s)
            assert kurang[n, i] == (rumus.KOSONG if lepas is None else lepas)


@given(TINGKAT, STANDAR)
def test_belum_dinilai_bukan_nol(tingkat: int | None, standar: int) -> None:
    lepas = rumus.kurang(tingkat, standar)
    assert (lepas is None) == (tingkat is None)
    assert rumus.kebutuhan(tingkat, standar) == (lepas or 0) * standar
    if tingkat == 0:
        assert lepas == standar


def test_kategori_batas_bawah_termasuk() -> None:
    batas = [("Optimal", 9000), ("Cukup", 7800), ("Kurang", 0)]
    assert [rumus.kategori(n, batas) for n in (10_000, 9000, 8999, 7800, 7799, 0)] == [
        "Optimal", "Optimal", "Cukup", "Cukup", "Kurang", "Kurang",
    ]  # fmt: skip
    assert rumus.kategori(None, batas) == ""


@given(
    st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(1, 10),
)  # fmt: skip
@example(date(2024, 2, 29), 3)
@example(date(2024, 2, 29), 4)
@example(date(2023, 3, 1), 1)
def test_masa_berlaku_sampai_hari_terakhirnya(tanggal: date, tahun: int) -> None:
    akhir = rumus.berakhir(tanggal, tahun)
    sehari = timedelta(days=1)
    assert rumus.berlaku(tanggal, akhir, tahun)
    assert not rumus.berlaku(tanggal, akhir + sehari, tahun)
    assert rumus.berlaku(tanggal, tanggal, tahun)
    assert not rumus.berlaku(tanggal, tanggal - sehari, tahun)


def test_masa_sama_dengan_jendela_peringkat() -> None:
    """(D minus 3 years, D], as the shipped rule sets have it."""
    d = date(2026, 6, 30)
    assert not rumus.berlaku(date(2023, 6, 30), d, 3)
    assert rumus.berlaku(date(2023, 7, 1), d, 3)
    assert len(KOMPETENSI) == 9
