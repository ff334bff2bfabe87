"""Properties of the arithmetic of digital skill, and its edges."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kompetensi import rumus as rumus_kompetensi
from kompetensi.digital.rumus import (
    PUNCAK,
    AturanGabungan,
    NilaiSumber,
    daya_beda,
    gabungkan,
    kecocokan,
    kelompok_ujung,
    perkirakan,
    sebaran,
    tingkat_area,
)
from kompetensi.digital.selectors.orang import _lewat
from kompetensi.digital.selectors.peta import mundur

TEBAK, KHILAF, YAKIN = Fraction(1, 4), Fraction(3, 20), Fraction(4, 5)
JAWABAN = st.lists(st.tuples(st.integers(1, 8), st.booleans()), max_size=12)
TINGKAT = st.lists(st.integers(0, PUNCAK), min_size=5, max_size=5)
ATURAN = AturanGabungan(
    bobot={"UJI": 40, "ASESMEN": 40, "ATASAN": 20, "SERTIFIKAT": 10},
    sendiri=("UJI", "ASESMEN", "ATASAN"),
    lebar=1,
    selisih=2,
)
SUMBER = st.lists(
    st.builds(
        NilaiSumber,
        sumber=st.sampled_from(["UJI", "ASESMEN", "ATASAN", "SERTIFIKAT", "MANDIRI"]),
        tingkat=TINGKAT,
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda n: n.sumber,
)


@given(JAWABAN)
def test_sebaran_berjumlah_satu_dan_rentang_memuat_tingkat(jawaban: list[tuple[int, bool]]) -> None:
    peluang = sebaran(jawaban, tebak=TEBAK, khilaf=KHILAF)
    hasil = perkirakan(peluang, keyakinan=YAKIN)
    assert sum(peluang) == 1
    assert hasil.bawah <= hasil.tingkat <= hasil.atas
    assert sum(peluang[hasil.bawah : hasil.atas + 1]) >= YAKIN


@given(JAWABAN, st.data())
def test_jawaban_benar_tidak_pernah_menurunkan(
    jawaban: list[tuple[int, bool]], data: st.DataObject
) -> None:
    tambah = data.draw(st.integers(1, 8))
    salah, benar = (
        perkirakan(sebaran([*jawaban, (tambah, b)], tebak=TEBAK, khilaf=KHILAF), keyakinan=YAKIN)
        for b in (False, True)
    )
    assert (salah.tingkat, salah.bawah, salah.atas) <= (benar.tingkat, benar.bawah, benar.atas)
    assert salah.bawah <= benar.bawah
    assert salah.atas <= benar.atas


def test_tingkat_tes_menurut_hitungan_tangan() -> None:
    """Eight items, two a band, all right: level 8; none right: 0; the easy half right: about 4."""
    sukar = [1, 2, 3, 4, 5, 6, 7, 8]
    hasil = [
        perkirakan(
            sebaran([(n, n <= batas) for n in sukar], tebak=TEBAK, khilaf=KHILAF),
            keyakinan=YAKIN,
        )
        for batas in (0, 4, 8)
    ]
    assert [satu.tingkat for satu in hasil] == [0, 4, 8]
    assert (hasil[1].bawah, hasil[1].atas) == (3, 5)


def test_sebaran_tanpa_arti_ditolak() -> None:
    with pytest.raises(ValueError, match="peluang menebak"):
        sebaran([], tebak=Fraction(9, 10), khilaf=Fraction(1, 10))


@given(SUMBER)
def test_gabungan_di_antara_sumbernya(nilai: list[NilaiSumber]) -> None:
    hasil = gabungkan(nilai, ATURAN)
    dihitung = [n for n in nilai if n.sumber != "MANDIRI"]
    if not any(n.sumber in ATURAN.sendiri for n in dihitung):
        assert hasil is None
        return
    assert hasil is not None
    for area, satu in enumerate(hasil):
        isi = [n.tingkat[area] for n in dihitung]
        assert 100 * min(isi) <= satu.tingkat <= 100 * max(isi)
        assert satu.bawah <= satu.tingkat <= satu.atas <= 800
        assert satu.berselisih == (max(isi) - min(isi) >= 2)


def test_penilaian_mandiri_tidak_pernah_menentukan() -> None:
    mandiri = NilaiSumber("MANDIRI", [8] * 5)
    uji = NilaiSumber("UJI", [3] * 5, [2] * 5, [4] * 5)
    assert gabungkan([mandiri], ATURAN) is None
    assert gabungkan([NilaiSumber("SERTIFIKAT", [8] * 5), mandiri], ATURAN) is None
    assert gabungkan([mandiri, uji], ATURAN) == gabungkan([uji], ATURAN)


@given(TINGKAT, TINGKAT)
def test_kecocokan_dibatasi_menurut_area(punya: list[int], syarat: list[int]) -> None:
    hasil = kecocokan([100 * n for n in punya], syarat)
    if sum(syarat) == 0:
        assert hasil is None
        return
    assert hasil is not None
    assert 0 <= hasil <= 10_000
    assert (hasil == 10_000) == all(a >= b for a, b in zip(punya, syarat, strict=True))


def test_kelebihan_satu_area_tidak_menutup_area_lain() -> None:
    assert kecocokan([800, 0, 0, 0, 0], [2, 2, 2, 2, 2]) == 2_000
    assert kecocokan([250, 200, 200, 200, 200], [3, 2, 2, 2, 2]) == 9_545  # 1050 / 1100


def test_area_dibulatkan_ke_bawah_dan_daya_beda() -> None:
    assert tingkat_area([3, 4, 4]) == 3
    assert kelompok_ujung(100) == 27
    assert daya_beda(20, 5, 27) == Fraction(15, 27)
    assert daya_beda(0, 0, 0) is None


@given(st.dates(date(1990, 1, 1), date(2080, 12, 31)), st.integers(-2, 2), st.integers(1, 10))
@example(date(2024, 2, 29), 0, 3)
@example(date(2024, 2, 29), 0, 4)
@example(date(2025, 2, 28), 1, 3)
def test_masa_berlaku_sama_di_halaman_dan_peta(tanggal: date, geser: int, tahun: int) -> None:
    """The day on which a result ceases to count is the same on the person's page and in the map,
    looked at from two days before to two days after."""
    hari = _lewat(tanggal, tahun) + timedelta(days=geser)
    assert (hari >= _lewat(tanggal, tahun)) == (tanggal <= mundur(hari, tahun))
    assert mundur(hari, tahun) == rumus_kompetensi.mundur(hari, tahun)
