"""An agency and the sample files, imported in their order when asked."""

from pathlib import Path

import pytest

from talenta.akun.models import Instansi

CONTOH = Path(__file__).parent.parent / "data" / "contoh"
URUTAN = (
    "unor", "jabatan", "pendidikan", "pegawai", "kinerja", "kompetensi", "potensi",
    "riwayat-jabatan", "penghargaan", "tim-kerja", "umpan-balik", "bangkom", "hukdis", "digital",
)  # fmt: skip


@pytest.fixture
def instansi(db):
    return Instansi.objects.create(kode="contoh", nama="Provinsi Contoh")
