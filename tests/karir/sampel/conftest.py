"""The sample, imported and ranked once for this folder, and only looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from karir.models import ProsesPeringkat
from talenta.akun.izin import Peran
from talenta.akun.models import Instansi
from talenta.impor.services.langsung import impor_langsung
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from tests.conftest import _kosongkan
from tests.fixtures.dunia import Daerah, akun
from tests.fixtures.klien import Klien, klien
from tests.karir.bahan import ACUAN, CONTOH, URUTAN, Sampel


def _impor(instansi: Instansi) -> None:
    for jenis in URUTAN:
        impor_langsung(instansi=instansi, jenis=jenis, berkas=CONTOH / f"{jenis}.csv")


def _daerah(instansi: Instansi) -> Daerah:
    """The sample with an account for each role; PENGELOLA_OPD and ATASAN are bound to an OPD."""
    unit = {u.kode: u for u in UnitOrganisasi.objects.filter(instansi=instansi)}
    daerah = Daerah(instansi, unit)
    daerah.pegawai["C00"] = list(
        Pegawai.objects.filter(instansi=instansi, unit__opd=unit["C00"]).order_by("nip")
    )
    peran = (Peran.ADMIN_BKD, Peran.ANALIS_BKD, Peran.AUDITOR, Peran.PENGELOLA_OPD, Peran.ATASAN)
    for satu, orang in zip((*peran, Peran.ASN), daerah.pegawai["C00"], strict=False):
        akun(daerah, orang, satu, "C00" if satu in (Peran.PENGELOLA_OPD, Peran.ATASAN) else None)
    return daerah


@pytest.fixture(scope="package")
def contoh(
    django_db_setup: None, django_db_blocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Sampel]:
    """The sample imported, ranked by the command for 2026-06-30 and exported in both layouts."""
    folder = tmp_path_factory.mktemp("karir")
    with django_db_blocker.unblock():
        _kosongkan()
        call_command("muat_bawaan", verbosity=0)
        instansi = Instansi.objects.create(kode="contoh", nama="Provinsi Contoh")
        _impor(instansi)
        csv, simata = folder / "hasil.csv", folder / "simata.xlsx"
        _hitung(csv, "--tampilkan")
        proses = ProsesPeringkat.objects.get()
        _hitung(simata, "--tata-letak=simata")
        ProsesPeringkat.objects.exclude(pk=proses.pk).delete()
        yield Sampel(_daerah(instansi), proses, csv, simata)
        _kosongkan()


def _hitung(ke: Path, *pilihan: str) -> None:
    call_command(
        "hitung_talenta", "--instansi=contoh", f"--tanggal={ACUAN}", f"--ekspor={ke}", *pilihan
    )


@pytest.fixture
def sebagai(contoh: Sampel, db: None):
    """A client signed in under a role of the sample."""

    def masuk(peran: Peran) -> Klien:
        return klien(contoh.daerah.akun[peran])

    return masuk
