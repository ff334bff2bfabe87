"""Invented instansi, shared by the tests that only look at them."""

import pytest

from karir.contoh.berkas import Contoh, reka
from karir.contoh.nama import PencatatNip
from karir.contoh.wilayah import susun_wilayah


@pytest.fixture(scope="package")
def provinsi() -> Contoh:
    """A province of 3,000, the size of the demo."""
    [spek] = susun_wilayah(pegawai=3000, instansi_banyak=1, benih=1)
    return reka(spek, PencatatNip())


@pytest.fixture(scope="package")
def daerah() -> list[Contoh]:
    """A province and six below it, one of them a city."""
    pencatat = PencatatNip()
    wilayah = susun_wilayah(pegawai=2400, instansi_banyak=7, benih=5)
    return [reka(spek, pencatat) for spek in wilayah]
