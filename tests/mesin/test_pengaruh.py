"""The effect of another rule set, counted once more person by person."""

from collections import Counter
from datetime import date

import numpy as np
import pytest

from karir.mesin.aturan import hash_aturan, hash_hitungan, muat
from karir.mesin.hitung import hitung
from karir.mesin.pengaruh import OrangBerbeda, pengaruh, sel
from tests.mesin.bahan import KEPKA, aturan, isi
from tests.mesin.pembangkit import Pembangkit, acak, aturan_acak
from tests.mesin.susun import masukan_dari as masukan

ACUAN = date(2026, 6, 30)


@pytest.mark.parametrize("benih", range(6))
def test_against_counting_by_hand(benih: int) -> None:
    r = acak(benih)
    bangkit = Pembangkit(r, ACUAN)
    orang = bangkit.semua(250)
    kolom = masukan(orang, {k: j for k, (_, j) in bangkit.jabatan.items()})
    lama = hitung(aturan(KEPKA), kolom, ACUAN)
    baru = hitung(muat(aturan_acak(r, isi(KEPKA))), kolom, ACUAN)
    hasil = pengaruh(lama, baru, kolom.orang.opd)

    pasangan = list(zip(sel(lama).tolist(), sel(baru).tolist(), strict=True))
    hitungan = Counter(pasangan)
    assert hasil.matriks == [[hitungan[a, b] for b in range(10)] for a in range(10)]
    assert sum(map(sum, hasil.matriks)) == hasil.jumlah == 250
    assert hasil.pindah == sum(a != b and a > 0 and b > 0 for a, b in pasangan)
    assert hasil.terpetakan == sum(a == 0 < b for a, b in pasangan)
    assert hasil.terlepas == sum(b == 0 < a for a, b in pasangan)
    krs = list(zip((lama.krs == 1).tolist(), (baru.krs == 1).tolist(), strict=True))
    assert (hasil.krs_masuk, hasil.krs_keluar) == (
        krs.count((False, True)),
        krs.count((True, False)),
    )
    assert hasil.krs_sebelum + hasil.krs_masuk - hasil.krs_keluar == hasil.krs_sesudah
    opd = kolom.orang.opd.tolist()
    menurut = Counter(o for o, (a, b) in zip(opd, pasangan, strict=True) if a != b)
    assert {o.opd: o.berubah for o in hasil.opd if o.berubah} == dict(menurut)
    assert sum(o.krs_masuk for o in hasil.opd) == hasil.krs_masuk
    assert hasil.pindah > 0


def test_other_numbers_of_the_boxes_move_nobody() -> None:
    r = acak(3)
    bangkit = Pembangkit(r, ACUAN)
    kolom = masukan(bangkit.semua(120), {k: j for k, (_, j) in bangkit.jabatan.items()})
    lain = isi(KEPKA)
    tukar = {9: 1, 1: 9}
    for kotak in lain["kotak"]:
        kotak["nomor"] = tukar.get(kotak["nomor"], kotak["nomor"])
    lain["urutan_kotak"] = [[1], [8], [7], [6, 5, 4, 3, 2, 9]]
    lain["krs"]["kotak"] = [1, 8, 7]
    lama, baru = hitung(aturan(KEPKA), kolom, ACUAN), hitung(muat(lain), kolom, ACUAN)
    assert not np.array_equal(lama.kotak, baru.kotak)
    hasil = pengaruh(lama, baru, kolom.orang.opd)
    assert (hasil.pindah, hasil.krs_masuk, hasil.krs_keluar, hasil.peringkat) == (0, 0, 0, 0)
    assert hasil.opd == []


def test_other_people_are_refused() -> None:
    bangkit = Pembangkit(acak(1), ACUAN)
    orang = bangkit.semua(12)
    jabatan = {k: j for k, (_, j) in bangkit.jabatan.items()}
    penuh, kurang = masukan(orang, jabatan), masukan(orang[:11], jabatan)
    with pytest.raises(OrangBerbeda):
        pengaruh(
            hitung(aturan(KEPKA), penuh, ACUAN), hitung(aturan(KEPKA), kurang, ACUAN),
            penuh.orang.opd,
        )  # fmt: skip


def test_the_hash_of_what_decides_ignores_titles_only() -> None:
    lain = isi(KEPKA)
    lain |= {"judul": "Lain", "dasar_hukum": "Lain", "berlaku_mulai": "2026-01-01", "catatan": []}
    assert hash_hitungan(lain) == hash_hitungan(isi(KEPKA))
    assert hash_aturan(lain) != hash_aturan(isi(KEPKA))
    lain["krs"]["kotak"] = [9]
    assert hash_hitungan(lain) != hash_hitungan(isi(KEPKA))
