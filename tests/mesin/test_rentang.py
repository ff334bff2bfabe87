"""The band of a rank: the weightings tried, the fast rank, and what a brute force finds."""

from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest

from karir.mesin import rentang as r
from karir.mesin.aturan import Aturan, muat
from karir.mesin.bahan_andai import BahanTidakSah, KolomAndai, buka, hitung_andai, kemas
from karir.mesin.hitung import peringkat_peta, petakan
from karir.mesin.peringkat import peringkat, urutan_padat
from tests.mesin.bahan import KEPKA, PREDIKAT_JPM, isi
from tests.mesin.pembangkit import acak, aturan_acak

BENIH = "benih uji"


def skor_acak(benih: int, banyak: int, komponen: int) -> Any:
    """Scores on a coarse grid, so that ties are common."""
    gen = np.random.default_rng(benih)
    return (gen.integers(0, 23, (banyak, komponen)) * 500).astype(np.int16)


@pytest.mark.parametrize("benih", range(20))
def test_fast_rank_is_the_rank(benih: int) -> None:
    gen = np.random.default_rng(benih)
    n = 400
    y, x = (gen.integers(0, 12, n) * 8_000_000 for _ in range(2))
    bobot = int(gen.integers(0, 5)) * 2_500
    talenta = bobot * y + (10_000 - bobot) * x
    kelompok = gen.integers(0, 4, n)
    padat = urutan_padat(kelompok, talenta, y, x)
    harap = peringkat(padat, np.zeros(n, np.int64))
    assert len(set(harap.tolist())) < n
    assert r.peringkat_cepat(kelompok, talenta, y, x).tolist() == harap.tolist()


def test_nobody_has_no_rank() -> None:
    kosong = np.zeros(0, np.int64)
    assert r.peringkat_cepat(kosong, kosong, kosong, kosong).tolist() == []


@pytest.mark.parametrize("benih", range(8))
def test_every_weighting_is_allowed(benih: int) -> None:
    asal = isi(KEPKA if benih % 2 else PREDIKAT_JPM)
    aturan = muat(aturan_acak(acak(benih), asal) if benih else asal)
    semua = r.susunan(aturan, BENIH)
    bobot = [tuple(k.bobot for k in s.komponen) for s in (aturan.y, aturan.x)]
    assert (semua[0].y, semua[0].x, semua[0].sumbu_y) == (*bobot, aturan.y.bobot)
    for satu in semua:
        for asal_, kini in zip(bobot, (satu.y, satu.x), strict=True):
            assert sum(kini) == 10_000
            assert all(
                abs(a - b) <= 500 and 0 <= b <= 10_000 for a, b in zip(asal_, kini, strict=True)
            )
        assert abs(satu.sumbu_y - aturan.y.bobot) <= 500
        assert 0 <= satu.sumbu_y <= 10_000
    assert r.susunan(aturan, BENIH) == semua
    assert r.susunan(aturan, "lain") != semua


def test_draws_are_the_same_everywhere() -> None:
    """The first draws, written down: whoever repeats them elsewhere gets these."""
    undi = r._Undian("rentang-1|contoh")
    assert [undi(0, 9) for _ in range(8)] == UNDIAN
    banyak = [undi(0, 2) for _ in range(3000)]
    assert {n: 900 < banyak.count(n) < 1100 for n in range(3)} == {0: True, 1: True, 2: True}


UNDIAN = [7, 9, 8, 2, 4, 4, 2, 2]


def test_many_light_components_are_drawn_too() -> None:
    """One component of 80 % and twenty of 1 %: of weightings drawn blindly not one in a hundred
    thousand sums to 100 %."""
    a = isi(KEPKA)
    satu = a["sumbu"]["Y"]["komponen"][1]
    a["sumbu"]["Y"]["komponen"] = [
        {**satu, "kode": f"p{i}", "label": f"P {i}", "bobot": 100 if i else 8000} for i in range(21)
    ]
    aturan = muat(a)
    semua = r.susunan(aturan, BENIH)[-r.ACAK :]
    assert len({s.y for s in semua}) == r.ACAK
    for s in semua:
        assert sum(s.y) == 10_000
        assert 7_500 <= s.y[0] <= 8_500
        assert all(0 <= b <= 600 for b in s.y[1:])


@pytest.mark.parametrize(
    ("geser", "bobot"),
    [
        (500, (10_000,)),
        (500, (9_900, 100)),
        (500, (0, 10_000)),
        (12, (9_900, 60, 40, 0)),
        (12, (5, 9_990, 5)),
        (7, (2_500, 2_500, 2_500, 2_500)),
    ],
)
def test_every_weighting_has_one_number(
    geser: int, bobot: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawing numbers evenly is drawing weightings evenly: none is missing, none comes twice."""
    monkeypatch.setattr(r, "GESER", geser)
    rentang = [range(max(0, b - geser), min(10_000, b + geser) + 1) for b in bobot]
    harap = [satu for satu in product(*rentang) if sum(satu) == 10_000]
    semua = r.Semesta(bobot)
    assert semua.jumlah == len(harap)
    assert {semua.susunan(n) for n in range(semua.jumlah)} == set(harap)


def test_draws_beyond_eight_bytes_are_even() -> None:
    undi = r._Undian(BENIH)
    lebar = 3 * 2**200
    banyak = [undi(5, 5 + lebar - 1) for _ in range(3_000)]
    assert 5 <= min(banyak) < max(banyak) < 5 + lebar
    sepertiga = [(satu - 5) // 2**200 for satu in banyak]
    assert all(900 < sepertiga.count(n) < 1_100 for n in range(3))


def test_stated_confidence_is_reached() -> None:
    assert r.keyakinan(r.ACAK, r.CAKUPAN) >= Fraction(r.KEYAKINAN, 100)
    assert r.keyakinan(93, 95) >= Fraction(95, 100) > r.keyakinan(92, 95)


def aturan_kecil(y: tuple[int, int], x: tuple[int, int], sumbu: int = 5000) -> Aturan:
    """Two components an axis, so that every weighting can be tried."""
    a = isi(KEPKA)
    for kode, bobot in (("Y", y), ("X", x)):
        komponen = a["sumbu"][kode]["komponen"][:2]
        for satu, w in zip(komponen, bobot, strict=True):
            satu["bobot"] = w
        a["sumbu"][kode]["komponen"] = komponen
    a["sumbu"]["Y"]["bobot"], a["sumbu"]["X"]["bobot"] = sumbu, 10_000 - sumbu
    return muat(a)


def semua_peringkat(aturan: Aturan, skor: Any, coba: list[r.Susunan]) -> Any:
    """Ranks [weightings, people] by the plain engine, one rule set a weighting."""
    semua = np.ones(len(skor), bool)
    nol = np.zeros(len(skor), np.int64)
    hasil = []
    for s in coba:
        satu = aturan_kecil(s.y, s.x, s.sumbu_y)  # type: ignore[arg-type]
        peta = petakan(satu, skor.astype(np.int32), semua)
        hasil.append(peringkat_peta(satu, peta, semua, nol, nol.astype(np.int8))[0])
    return np.array(hasil)


@pytest.mark.parametrize("benih", range(2))
def test_band_against_brute_force(benih: int) -> None:
    """The band is the span of the ranks the plain engine gives, and of a thousand more weightings
    it leaves out no more than was said, for no more people than was said."""
    aturan = aturan_kecil((6500, 3500), (5500, 4500))
    skor = skor_acak(benih, 40, 4)
    coba = r.susunan(aturan, f"{BENIH}{benih}")
    pita = r.rentang(aturan, skor, coba)
    dicoba = semua_peringkat(aturan, skor, coba)
    assert (pita.terbaik == dicoba.min(axis=0)).all()
    assert (pita.terburuk == dicoba.max(axis=0)).all()
    assert (pita.terburuk > pita.terbaik).sum() > 20
    lain = semua_peringkat(aturan, skor, r.susunan(aturan, "lain", acak=1_000)[-1_000:])
    bagian = ((lain >= pita.terbaik) & (lain <= pita.terburuk)).mean(axis=0)
    assert (bagian >= r.CAKUPAN / 100).mean() >= r.KEYAKINAN / 100


def test_boxes_taken_are_those_of_the_weightings() -> None:
    aturan = aturan_kecil((6000, 4000), (5000, 5000))
    skor = np.array([[8000, 8000, 8000, 8000], [7500, 8700, 6000, 6000], [0, 0, 0, 0]], np.int16)
    pita = r.rentang(aturan, skor, r.susunan(aturan, BENIH))
    kotak = [[n for n in range(1, 10) if satu >> n & 1] for satu in pita.kotak.tolist()]
    assert kotak == [[9], [5, 7], [1]]


def test_order_of_people_changes_no_band() -> None:
    aturan = muat(isi(KEPKA))
    skor = skor_acak(3, 60, 11)
    coba = r.susunan(aturan, BENIH)
    acakan = np.random.default_rng(1).permutation(60)
    satu, lain = r.rentang(aturan, skor, coba), r.rentang(aturan, skor[acakan], coba)
    for nama in ("terbaik", "terburuk", "kotak"):
        assert (getattr(satu, nama)[acakan] == getattr(lain, nama)).all()


# --- packed columns ------------------------------------------------------------------------


def kolom(benih: int = 1, banyak: int = 50) -> KolomAndai:
    gen = np.random.default_rng(benih)
    skor = skor_acak(benih, banyak, 11)
    aturan = muat(isi(KEPKA))
    peta = petakan(aturan, skor.astype(np.int32), np.ones(banyak, bool))
    terhalang = (gen.random(banyak) < 0.2).astype(np.int8)
    krs = np.isin(peta.kotak, aturan.kotak_krs) & (terhalang == 0)
    semua, nol = np.ones(banyak, bool), np.zeros(banyak, np.int64)
    urut = peringkat_peta(aturan, peta, semua, nol, nol.astype(np.int8))[0]
    return KolomAndai(np.arange(banyak) * 7, terhalang, peta.kotak, krs.astype(np.int8), urut, skor)


def test_packed_columns_come_back() -> None:
    semula = kolom()
    kembali = buka(kemas(semula))
    for nama in vars(semula):
        assert (getattr(semula, nama) == getattr(kembali, nama)).all()
        assert getattr(semula, nama).shape == getattr(kembali, nama).shape
    assert kemas(kembali) == kemas(semula)
    kosong = buka(kemas(KolomAndai(*(np.zeros(0, np.int8),) * 5, np.zeros((0, 11), np.int16))))  # type: ignore[arg-type]
    assert len(kosong) == 0
    assert kosong.skor.shape == (0, 11)


@pytest.mark.parametrize("rusak", [b"", b"bukan", kemas(kolom())[:-20], kemas(kolom())[4:]])
def test_broken_columns_are_refused(rusak: bytes) -> None:
    with pytest.raises(BahanTidakSah):
        buka(rusak)


def test_the_runs_own_rule_set_changes_nothing() -> None:
    semula = kolom(4, 300)
    hasil = hitung_andai(semula, muat(isi(KEPKA)))
    for nama in ("kotak", "krs", "peringkat"):
        assert (getattr(hasil, nama) == getattr(semula, nama)).all()
