"""A light world: two agencies with a tree and an applied import, nobody in them yet."""

import pytest

from talenta.akun.models import Instansi
from talenta.impor.models import Impor
from talenta.inti.models import Berkas
from tests.fixtures.dunia import Daerah, Dunia, _pohon
from tests.fixtures.simpanan import dunia_taruh


def _daerah(kode: str) -> Daerah:
    instansi = Instansi.objects.create(kode=kode, nama=kode.title())
    berkas = Berkas.objects.create(
        instansi_id=instansi.pk, nama="unor.csv", isi="unor.csv", sha256="0" * 64, ukuran=1,
        tipe="text/csv",
    )  # fmt: skip
    daerah = Daerah(instansi, _pohon(instansi))
    daerah.impor = Impor.objects.create(
        instansi=instansi, jenis="unor", status=Impor.Status.DITERAPKAN, berkas=berkas
    )
    return daerah


@pytest.fixture
def daerah(db: None) -> Daerah:
    return _daerah("satu")


@pytest.fixture
def daerah_lain(db: None) -> Daerah:
    return _daerah("dua")


@pytest.fixture
def dunia(db: None) -> Dunia:
    """The world of all pages, with an account for each role."""
    return dunia_taruh()
