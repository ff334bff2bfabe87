"""An agency and the sample files, imported in their order when asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from talenta.akun.models import Instansi
from tests.conftest import _kosongkan
from tests.fixtures.simpanan import taruh
from tests.impor.bantu import csv, kirim

CONTOH = Path(__file__).parent.parent / "data" / "contoh"
URUTAN = (
    "unor", "jabatan", "pendidikan", "pegawai", "kinerja", "kompetensi", "potensi",
    "riwayat-jabatan", "penghargaan", "tim-kerja", "umpan-balik", "bangkom", "hukdis", "digital",
)  # fmt: skip


def _instansi() -> Instansi:
    return Instansi.objects.create(kode="contoh", nama="Provinsi Contoh")


def terisi_baru() -> Instansi:
    """An agency with the usual row of tests, in empty tables."""
    return taruh("impor terisi", lambda: isi_awal(_instansi()))


@pytest.fixture
def instansi(db):
    return _instansi()


@pytest.fixture
def terisi(db):
    return terisi_baru()


@pytest.fixture(scope="module")
def terisi_modul(django_db_setup: None, django_db_blocker: Any) -> Iterator[Instansi]:
    """The same, committed once for a module none of whose tests begins with an empty agency; its
    `terisi` gives this one, and every test leaves it as it was."""
    with django_db_blocker.unblock():
        yield terisi_baru()
        _kosongkan()


def isi_awal(instansi: Instansi) -> Instansi:
    """Give an agency one unit, post, degree and person (the usual row of tests)."""
    kirim(instansi, "unor", "ID,NAMA UNOR,ID ATASAN\nU1,Dinas Satu,\n")
    kirim(instansi, "jabatan", "ID,NAMA,JENJANG\nJ1,Analis,AHLI_MUDA\n")
    kirim(instansi, "pendidikan", "ID,NAMA,TINGKAT PENDIDIKAN ID\nE1,S-1 Hukum,40\n")
    kirim(instansi, "pegawai", csv("pegawai", {}))
    return instansi
