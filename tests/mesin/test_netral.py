"""No identity takes part: everybody's facts under somebody else's name give the same digits."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karir.mesin.aturan import muat
from karir.mesin.hitung import hitung
from karir.mesin.masukan import Masukan
from karir.mesin.netral import kembalikan, kolom_masukan, penerima, tukar
from tests.mesin.bahan import KEPKA, PREDIKAT_JPM, isi
from tests.mesin.pembangkit import TANGGAL_ACUAN, Pembangkit, acak
from tests.mesin.susun import masukan_dari

ACUAN = TANGGAL_ACUAN[0]
# What a person is. None of it may ever be a column of the engine.
TERLINDUNG = ("kelamin", "lahir", "usia", "umur", "agama", "kawin", "suku", "nama", "nip", "nik",
              "alamat", "keluarga", "disabilitas")  # fmt: skip


def _masukan(benih: int, banyak: int) -> Masukan:
    b = Pembangkit(acak(benih), ACUAN)
    jabatan: dict[int, Any] = {i: satu for i, (_, satu) in b.jabatan.items()}
    return masukan_dari(b.semua(banyak), jabatan)


@pytest.mark.parametrize("kode", [KEPKA, PREDIKAT_JPM])
@settings(max_examples=15)
@given(benih=st.integers(0, 10**6), banyak=st.integers(2, 120))
def test_hasil_mengikuti_fakta(kode: str, benih: int, banyak: int) -> None:
    masukan, aturan = _masukan(benih, banyak), muat(isi(kode))
    semula = hitung(aturan, masukan, ACUAN)
    asal = masukan.orang.id
    ke = penerima(asal, str(benih))
    assert sorted(ke.tolist()) == asal.tolist()
    assert not (ke == asal).any()
    tertukar = hitung(aturan, tukar(masukan, ke), ACUAN)
    assert kembalikan(tertukar, asal, ke).hash() == semula.hash()


def test_mesin_yang_memihak_ketahuan() -> None:
    """An engine that looked at who somebody is would not give the same digits."""
    masukan, aturan = _masukan(7, 60), muat(isi(KEPKA))
    asal = masukan.orang.id
    ke = penerima(asal, "benih")
    semula = hitung(aturan, masukan, ACUAN)
    tertukar = hitung(aturan, tukar(masukan, ke), ACUAN)
    for satu in (semula, tertukar):
        satu.talenta_eksak[satu.id == asal[0]] += 1
    assert kembalikan(tertukar, asal, ke).hash() != semula.hash()


def test_tidak_ada_kolom_terlindung() -> None:
    kolom = kolom_masukan(_masukan(1, 5))
    assert len(kolom) > 40
    pelanggar = [k for k in kolom if any(kata in k.split(".")[1] for kata in TERLINDUNG)]
    assert not pelanggar


def test_seorang_diri_tetap() -> None:
    assert penerima(np.array([5], np.int64), "x").tolist() == [5]
