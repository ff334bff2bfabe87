"""An agency and the sample files, imported in their order when asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from talenta.akun.models import Instansi
from tests.conftest import _kosongkan
from tests.impor.bantu import csv, kirim

CONTOH = Path(__file__).parent.parent / "data" / "contoh"
URUTAN = (
    "unor", "jabatan", "pendidikan", "pegawai", "kinerja", "kompetensi", "potensi",
    "riwayat-jabatan", "penghargaan", "tim-kerja", "umpan-balik", "bangkom", "hukdis", "digital",
)  # fmt: skip


@pytest.fixture
def instansi(db):
    return Instansi.objects.create(kode="contoh", nama="Provinsi Contoh")


@pytest.fixture
def terisi(instansi):
    return isi_awal(instansi)


@pytest.fixture(scope="module")
def terisi_modul(django_db_setup: None, django_db_blocker: Any) -> Iterator[Instansi]:
    """The same, committed once for a module none of whose tests begins with an empty agency; its
    `terisi` gives this one, and every test leaves it as it was."""
    with django_db_blocker.unblock():
        yield isi_awal(Instansi.objects.create(kode="contoh", nama="Provinsi Contoh"))
        _kosongkan()


def isi_awal(instansi: Instansi) -> Instansi:
    """Give an agency one unit, post, degree and person (the usual row of tests)."""
    kirim(instansi, "unor", "ID,NAMA UNOR,ID ATASAN\nU1,Dinas Satu,\n")
    kirim(instansi, "jabatan", "ID,NAMA,JENJANG\nJ1,Analis,AHLI_MUDA\n")
    kirim(instansi, "pendidikan", "ID,NAMA,TINGKAT PENDIDIKAN ID\nE1,S-1 Hukum,40\n")
    kirim(instansi, "pegawai", csv("pegawai", {}))
    return instansi
