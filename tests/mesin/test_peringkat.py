"""Ranks and boxes over component scores alone: groups, ties, thresholds, caps, what-if."""

from typing import Any

import numpy as np
import pytest

from karir.mesin.aturan import Aturan, muat
from karir.mesin.hitung import peringkat_peta, petakan
from karir.mesin.peringkat import peringkat, urutan_padat
from tests.mesin.bahan import KEPKA, isi


def aturan_dua(**lain: Any) -> Aturan:
    """Two components at 100 % each, so that a score is an axis."""
    a = isi(KEPKA)
    for sumbu in a["sumbu"].values():
        sumbu["komponen"] = sumbu["komponen"][:1]
        sumbu["komponen"][0]["bobot"] = 10_000
        sumbu.update(lain.get(sumbu["label"], {}))
    return muat(a | {k: v for k, v in lain.items() if k in a})


def kotak(aturan: Aturan, *skor: tuple[int, int]) -> list[int]:
    peta = petakan(aturan, np.array(skor, np.int32), np.ones(len(skor), bool))
    return peta.kotak.tolist()


def test_boxes_at_the_thresholds() -> None:
    batas = (5999, 6000, 7999, 8000)
    harap = [[1, 3, 3, 6], [2, 5, 5, 8], [2, 5, 5, 8], [4, 7, 7, 9]]
    for i, y in enumerate(batas):
        assert kotak(aturan_dua(), *((y, x) for x in batas)) == harap[i]


def test_thresholds_compare_exact_and_not_shown_values() -> None:
    """79.995 is shown as 80.00 and is still SESUAI."""
    a = isi(KEPKA)
    skor = np.full((1, 11), 8000, np.int32)
    skor[0, 1] = 7997  # 15 % of 3 hundredths less
    peta = petakan(muat(a), skor, np.ones(1, bool))
    assert peta.y[0] == 79_995_500
    assert peta.kotak[0] == 8


def test_axis_is_capped_at_hundred() -> None:
    peta = petakan(aturan_dua(), np.array([[11_000, 10_000]], np.int32), np.ones(1, bool))
    assert peta.y[0] == peta.x[0] == 100_000_000
    assert peta.talenta[0] == 1_000_000_000_000


def test_two_years_of_baik_and_nothing_else_are_sesuai() -> None:
    skor = np.array([[10_000, 0, 0, 0, *[0] * 7]], np.int32)
    peta = petakan(muat(isi(KEPKA)), skor, np.ones(1, bool))
    assert peta.y[0] == 60_000_000
    assert peta.kategori_y[0] == 2


def test_equal_people_share_a_rank_and_the_next_skips() -> None:
    skor = np.array([[9000, 9000], [9500, 9500], [9000, 9000], [8500, 8500]], np.int32)
    a, semua = aturan_dua(), np.ones(4, bool)
    opd, jenjang = np.array([1, 1, 2, 2]), np.array([3, 3, 3, 4], np.int8)
    umum, dalam_opd, dalam_jenjang = peringkat_peta(a, petakan(a, skor, semua), semua, opd, jenjang)
    assert umum.tolist() == [2, 1, 2, 4]
    assert dalam_opd.tolist() == [2, 1, 1, 2]
    assert dalam_jenjang.tolist() == [2, 1, 2, 1]


def test_group_of_boxes_outranks_the_talent_score() -> None:
    """Box 9 with 80/80 before box 8 with 79/100, box 8 before box 7, then all others together."""
    skor = np.array([[7900, 10_000], [8000, 8000], [10_000, 7900], [10_000, 5900], [5900, 10_000]])
    a, semua = aturan_dua(), np.ones(5, bool)
    umum, _, _ = peringkat_peta(
        a,
        petakan(a, skor.astype(np.int32), semua),
        semua,
        np.zeros(5, np.int64),
        np.zeros(5, np.int8),
    )
    assert umum.tolist() == [2, 1, 3, 4, 5]


def test_y_breaks_equal_talent_scores() -> None:
    padat = urutan_padat(*(np.array(k) for k in ([0, 0, 0], [7, 7, 7], [3, 4, 3], [4, 3, 4])))
    assert padat.tolist() == [1, 0, 1]


def test_unmapped_people_neither_have_nor_take_a_rank() -> None:
    skor = np.array([[9500, 9500], [-1, -1], [9000, 9000]], np.int32)
    a, lengkap = aturan_dua(), np.array([True, False, True])
    peta = petakan(a, skor, lengkap)
    umum, opd, jenjang = peringkat_peta(
        a, peta, lengkap, np.array([5, 5, -1]), np.zeros(3, np.int8)
    )
    assert umum.tolist() == [1, 0, 2]
    assert opd.tolist() == [1, 0, 0]
    assert jenjang.tolist() == [1, 0, 2]
    assert [k[1] for k in (peta.y, peta.x, peta.talenta)] == [-1, -1, -1]
    assert peta.kotak[1] == peta.kategori_y[1] == peta.kategori_x[1] == 0


@pytest.mark.parametrize("benih", range(20))
def test_ranks_against_counting(benih: int) -> None:
    r = np.random.default_rng(benih)
    padat, lingkup = r.integers(0, 8, 50), r.integers(0, 4, 50)
    harap = [
        1 + int(((lingkup == lingkup[i]) & (padat < padat[i])).sum()) for i in range(len(padat))
    ]
    assert peringkat(padat, lingkup).tolist() == harap


def test_what_if_with_other_weights_moves_a_box() -> None:
    """Stored scores under other weights, nothing measured again."""
    a = isi(KEPKA)
    skor = np.array([[10_500, 0, 0, 0, *[8_000] * 7]], np.int32)
    semua = np.ones(1, bool)
    assert petakan(muat(a), skor, semua).kotak[0] == 8
    for komponen, bobot in zip(a["sumbu"]["Y"]["komponen"], (9000, 500, 500, 0), strict=True):
        komponen["bobot"] = bobot
    assert petakan(muat(a), skor, semua).kotak[0] == 9
