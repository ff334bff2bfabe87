"""The stage: a database of its own with a large instansi and a small one, ranked once each."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.template.base import Template
from django.test.utils import setup_databases, setup_test_environment, teardown_databases

from karir.contoh.bahan import TANGGAL_ACUAN, Spek
from karir.models import ProsesPeringkat
from karir.services.contoh import contoh_muat
from talenta.akun.izin import Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran

KECIL = 1_000


@dataclass(frozen=True, kw_only=True)
class Skala:
    """How large: people of the large instansi, rows imported, rows the baseline imports, and how
    often the large instansi is copied for the largest run (never, where it is not measured)."""

    nama: str
    pegawai: int
    impor: int
    impor_dasar: int
    kali: int
    halaman: int
    salinan: int


SKALA = {
    "kecil": Skala(
        nama="kecil", pegawai=1_200, impor=4_000, impor_dasar=500, kali=3, halaman=7, salinan=0
    ),
    "penuh": Skala(
        nama="penuh",
        pegawai=30_000,
        impor=1_000_000,
        impor_dasar=20_000,
        kali=5,
        halaman=200,
        salinan=33,
    ),
}


@dataclass(frozen=True, kw_only=True)
class Daerah:
    """A loaded instansi with the account of its Admin BKD and its first run."""

    instansi: Instansi
    admin: Pengguna
    proses: ProsesPeringkat
    acuan: date = TANGGAL_ACUAN


@dataclass(frozen=True, kw_only=True)
class Panggung:
    skala: Skala
    besar: Daerah
    kecil: Daerah
    folder: Path


@contextmanager
def basis_data() -> Iterator[Path]:
    """A database of its own, dropped afterwards, and a folder for files."""
    logging.getLogger("talenta.permintaan").setLevel(logging.WARNING)
    render_biasa = Template._render
    setup_test_environment(debug=False)
    # Tests copy the context of every template rendered; what is measured shall be what is served.
    Template._render = render_biasa
    semula = setup_databases(verbosity=0, interactive=False, keepdb=False, serialized_aliases=set())
    try:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            settings.MEDIA_ROOT = Path(folder) / "berkas"
            yield Path(folder)
    finally:
        teardown_databases(semula, verbosity=0)


@contextmanager
def panggung(skala: Skala) -> Iterator[Panggung]:
    """The stage, loaded through the product's own import."""
    with basis_data() as folder:
        wilayah = [
            Spek("besar", "Provinsi Besar", True, False, skala.pegawai, 1, 0),
            Spek("kecil", "Kabupaten Kecil", False, False, KECIL, 1, 1),
        ]
        contoh_muat(wilayah=wilayah, kabar=lambda _: None)
        yield Panggung(skala=skala, besar=daerah("besar"), kecil=daerah("kecil"), folder=folder)


def daerah(kode: str) -> Daerah:
    instansi = Instansi.objects.get(kode=kode)
    tugas = PenugasanPeran.objects.filter(instansi=instansi, peran=Peran.ADMIN_BKD)
    return Daerah(
        instansi=instansi,
        admin=tugas.select_related("pengguna")[0].pengguna,
        proses=ProsesPeringkat.objects.get(instansi=instansi),
    )
