"""An agency and the sample files, imported in their order when asked."""

from pathlib import Path

import pytest

from talenta.akun.models import Instansi
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


def isi_awal(instansi: Instansi) -> Instansi:
    """Give an agency one unit, post, degree and person (the usual row of tests)."""
    kirim(instansi, "unor", "ID,NAMA UNOR,ID ATASAN\nU1,Dinas Satu,\n")
    kirim(instansi, "jabatan", "ID,NAMA,JENJANG\nJ1,Analis,AHLI_MUDA\n")
    kirim(instansi, "pendidikan", "ID,NAMA,TINGKAT PENDIDIKAN ID\nE1,S-1 Hukum,40\n")
    kirim(instansi, "pegawai", csv("pegawai", {}))
    return instansi
