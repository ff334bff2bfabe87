"""What-if: the sliders, their bounds, the sum, and the rule set that comes of them."""

import copy
from typing import Any

import pytest

from karir.mesin.andai import BATAS, Andaian, andaian_baca, andaian_isi, ratakan
from karir.mesin.aturan import muat
from karir.mesin.beda import perbedaan
from tests.mesin.bahan import KEPKA, PREDIKAT_JPM, isi
from tests.mesin.pembangkit import acak, aturan_acak

ATURAN = muat(isi(KEPKA))


def baca(**isian: Any) -> Andaian:
    return andaian_baca(ATURAN, {k.replace("__", "-"): str(v) for k, v in isian.items()})


def test_nothing_asked_is_the_rule_set_itself() -> None:
    andaian = baca()
    assert not andaian.galat
    assert not andaian.bergeser
    assert andaian_isi(isi(KEPKA), andaian) == isi(KEPKA)
    assert andaian_baca(muat(isi(PREDIKAT_JPM)), {}).galat == ()


def test_values_become_a_rule_set_and_the_run_keeps_its_own() -> None:
    andaian = baca(
        bobot__kinerja=5500, bobot__penghargaan=2000, sumbu__Y=5500, ambang__X__TINGGI=7500
    )
    assert not andaian.galat
    asal = isi(KEPKA)
    semula = copy.deepcopy(asal)
    baru = andaian_isi(asal, andaian)
    assert asal == semula
    assert [satu.kalimat for satu in perbedaan(ATURAN, muat(baru))] == [
        "Bobot sumbu dari 50,00 % menjadi 55,00 %.",
        "Bobot Penilaian Kinerja dari 60,00 % menjadi 55,00 %.",
        "Bobot Penghargaan dari 15,00 % menjadi 20,00 %.",
        "Bobot sumbu dari 50,00 % menjadi 45,00 %.",
        "Ambang “Tinggi” dari 80,00 menjadi 75,00.",
    ]
    assert baru["sumbu"]["X"]["kategori"][1]["sampai"] == 7500


@pytest.mark.parametrize("nilai", ["x", "-1", "²", "1e3", "999999", "60.5", "4950", "7050"])
def test_what_is_no_value_or_out_of_bounds_is_said(nilai: str) -> None:
    andaian = baca(bobot__kinerja=nilai)
    assert any("Penilaian Kinerja" in satu for satu in andaian.galat)
    assert andaian.nilai["bobot-kinerja"] == 6000


def test_sum_must_be_whole() -> None:
    andaian = baca(bobot__kinerja=5700)
    assert andaian.galat == ("Jumlah bobot komponen kinerja 97,00 %; harus 100,00 %.",)


def test_thresholds_must_rise() -> None:
    rendah = isi(KEPKA)
    for kategori, (mulai, sampai) in zip(
        rendah["sumbu"]["Y"]["kategori"], ((0, 6000), (6000, 6500), (6500, None)), strict=True
    ):
        kategori["mulai"], kategori["sampai"] = mulai, sampai
    aturan = muat(rendah)
    isian = {"ambang-Y-SESUAI": "6500", "ambang-Y-DI_ATAS": "6500"}
    assert andaian_baca(aturan, isian).galat == (
        "Ambang kinerja harus naik dari kategori ke kategori.",
    )


@pytest.mark.parametrize("benih", range(30))
def test_sliders_stay_in_bounds_and_hold_the_runs_value(benih: int) -> None:
    aturan = muat(aturan_acak(acak(benih), isi(KEPKA)))
    for kelompok in andaian_baca(aturan, {}).kelompok:
        for g in kelompok.geser:
            assert g.rendah <= g.asal <= g.tinggi
            assert g.asal - BATAS.bobot <= g.rendah
            assert g.tinggi <= g.asal + BATAS.bobot
            assert g.rendah >= 0
            assert g.tinggi <= 10_000
            assert (g.asal - g.rendah) % g.langkah == 0


@pytest.mark.parametrize("benih", range(60))
def test_spreading_keeps_what_was_moved_and_the_bounds(benih: int) -> None:
    r = acak(benih)
    aturan = muat(aturan_acak(r, isi(KEPKA))) if benih % 2 else ATURAN
    asal = andaian_baca(aturan, {})
    geser = [g for k in asal.kelompok if k.berjumlah for g in k.geser]
    dipindah = r.sample(geser, r.randint(1, 4))
    isian = {
        g.nama: str(g.rendah + g.langkah * r.randint(0, (g.tinggi - g.rendah) // g.langkah))
        for g in dipindah
    }
    andaian = andaian_baca(aturan, isian)
    nilai = ratakan(andaian)
    if nilai is None:
        assert andaian.galat
        return
    rata = andaian_baca(aturan, {nama: str(satu) for nama, satu in nilai.items()})
    assert all(k.pas for k in rata.kelompok)
    tetap = {g.nama for k in andaian.kelompok for g in k.geser if g.bergeser}
    assert {nama: nilai[nama] for nama in tetap} == {nama: andaian.nilai[nama] for nama in tetap}


def test_spreading_is_proportional() -> None:
    nilai = ratakan(baca(bobot__jpm=3000))
    assert nilai is not None
    assert {n: v for n, v in nilai.items() if n != "bobot-jpm" and v != baca().nilai[n]} == {
        "bobot-bangkom": 850, "bobot-pengalaman": 850, "bobot-potensi": 2200,
        "bobot-pendidikan": 900, "bobot-bidang_ilmu": 900, "bobot-disiplin": 1300,
    }  # fmt: skip


def test_no_room_to_spread() -> None:
    andaian = baca(bobot__kinerja=7000, bobot__penghargaan=1500, bobot__tim_kerja=1500)
    assert ratakan(andaian) is not None
    semua = baca(
        bobot__kinerja=7000, bobot__penghargaan=1550, bobot__tim_kerja=1550, bobot__umpan_balik=1050
    )
    assert ratakan(semua) is None
