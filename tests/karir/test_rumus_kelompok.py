"""Figures by group: what is kept back cannot be worked out, and intervals and chances are exact."""

from fractions import Fraction
from math import comb

from hypothesis import given
from hypothesis import strategies as st

from karir.rumus_kelompok import (
    BATAS,
    Bagian,
    ekor,
    menyimpang,
    terpisah,
    tersamar,
    tersamar_rahasia,
    wilson,
)
from karir.selectors.tinjauan import geser_susun


@given(st.lists(st.integers(0, 60), max_size=8))
def test_yang_disamarkan_tidak_dapat_dihitung(ukuran: list[int]) -> None:
    samar = tersamar(ukuran, lambda n: n)
    assert {i for i, n in enumerate(ukuran) if 0 < n < BATAS} <= samar
    if samar:
        bersama = sum(ukuran[i] for i in samar)
        sisa = [n for i, n in enumerate(ukuran) if i not in samar and n >= BATAS]
        # What follows from the sum is at least two groups of ten together, or nothing is left.
        assert (len(samar) > 1 and bersama >= BATAS) or not sisa


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6))
def test_yang_rahasia_tidak_menunjuk_siapa_pun(isi: list[tuple[int, int]]) -> None:
    """Groups as (outside the pool, in it); who is where the reader knows by name."""
    kelompok = [(luar + masuk, masuk) for luar, masuk in isi]
    samar = tersamar_rahasia(kelompok)
    tampak = [kelompok[i] for i in range(len(kelompok)) if i not in samar]
    n, k = sum(g[0] for g in kelompok), sum(g[1] for g in kelompok)
    for orang, masuk in tampak:
        assert orang >= BATAS
        for sisi, milik in ((k, masuk), (n - k, orang - masuk)):
            assert sisi == 0 or sisi - milik >= BATAS
    bersama = n - sum(g[0] for g in tampak)
    assert not samar or not tampak or (len(samar) > 1 and bersama >= BATAS)


def test_yang_rahasia_kosong_tampak_seperti_kecil() -> None:
    # Nobody, or nine: the same groups are kept back.
    assert tersamar_rahasia([(0, 0), (500, 90), (900, 160)]) == {0, 1}
    assert tersamar_rahasia([(9, 1), (500, 90), (900, 160)]) == {0, 1}
    assert tersamar_rahasia([(12, 1), (500, 90), (900, 160)]) == set()
    # All but three of those in the pool declared: they would nearly be named.
    assert tersamar_rahasia([(60, 57), (500, 2), (900, 1)]) == {0, 1}


@given(st.integers(1, 3000), st.data())
def test_rentang_wilson(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    bawah, atas = wilson(k, n)
    assert 0 <= bawah <= Fraction(k, n) * 10_000 <= atas <= 10_000
    # Turned round, the interval is turned round.
    assert wilson(n - k, n) == (10_000 - atas, 10_000 - bawah)


def test_rentang_wilson_dikenal() -> None:
    # Newcombe (1998), Stat. Med. 17, 857-872, table I: 81/263 and 15/148.
    assert wilson(81, 263) == (2552, 3663)
    assert wilson(15, 148) == (623, 1605)
    assert not terpisah(Bagian(10, 100), Bagian(12, 100))
    assert terpisah(Bagian(10, 1000), Bagian(500, 1000))


@given(st.integers(2, 60), st.data())
def test_peluang_tepat(seluruh: int, data: st.DataObject) -> None:
    kelompok = data.draw(st.integers(1, seluruh - 1))
    terpilih = data.draw(st.integers(0, seluruh))
    paling = min(kelompok, terpilih)
    milik = data.draw(st.integers(max(0, terpilih - (seluruh - kelompok)), paling))
    rendah, tinggi = ekor(seluruh, kelompok, terpilih, milik)
    tepat = Fraction(
        comb(kelompok, milik) * comb(seluruh - kelompok, terpilih - milik), comb(seluruh, terpilih)
    )
    assert rendah + tinggi - tepat == 1


def test_lampu_menyala_bila_satu_kelompok_ditinggalkan() -> None:
    assert menyimpang(100, 50, 10, 0) == -1
    assert menyimpang(100, 50, 10, 10) == 1
    assert menyimpang(100, 50, 10, 5) == 0
    baris = geser_susun(
        [("Laki-laki", 50, 10, 20, 10, 0), ("Perempuan", 50, 10, 10, 0, 0), ("Lain", 4, 0, 0, 0, 0)]
    )
    assert [satu.tersamar for satu in baris] == [True, False, True]
    assert baris[1].lampu == "lebih jarang dinaikkan daripada yang lain"
    assert (baris[0].jumlah, baris[0].naik) == (0, 0)
