"""Shipped rule sets: loaded once, a changed file as a new version, a broken one not at all."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command

from karir.mesin.aturan import AturanTidakSah, hash_aturan
from karir.models import AturanBerlaku, AturanTalenta
from karir.selectors.aturan import aturan_dalam_kekuatan, aturan_menurut_kode
from karir.services.aturan import FOLDER_BAWAAN, aturan_muat_bawaan
from talenta.akun.models import Instansi
from talenta.inti.models import CatatanAudit

pytestmark = pytest.mark.django_db
KODE = "KEPKA-BKN-411-2025"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER_BAWAAN, tmp_path / "aturan"))


def _ubah(folder: Path, **isi: object) -> None:
    berkas = folder / f"{KODE}.json"
    berkas.write_text(json.dumps({**json.loads(berkas.read_text()), **isi}), encoding="utf-8")


def test_tiga_aturan_bawaan_berlaku_dan_memuat_ulang_tidak_menulis() -> None:
    call_command("muat_bawaan", verbosity=0)
    call_command("muat_bawaan", verbosity=0)
    isi = AturanTalenta.objects.order_by("kode")
    assert [(a.kode, a.versi, a.status, a.instansi) for a in isi] == [
        ("CONTOH-DIGITAL", 1, "BERLAKU", None),
        (KODE, 1, "BERLAKU", None),
        ("PREDIKAT-JPM", 1, "BERLAKU", None),
    ]
    for aturan in isi:
        assert aturan.sidik == hash_aturan(aturan.isi)
    assert CatatanAudit.objects.filter(tindakan="aturan.muat_bawaan").count() == 3


def test_berkas_yang_berubah_menjadi_versi_baru(folder: Path) -> None:
    aturan_muat_bawaan(folder=folder)
    _ubah(folder, judul="Judul yang diperbaiki")
    dimuat = aturan_muat_bawaan(folder=folder)
    assert [(d.aturan.kode, d.aturan.versi, d.baru) for d in dimuat] == [
        ("CONTOH-DIGITAL", 1, False),
        (KODE, 2, True),
        ("PREDIKAT-JPM", 1, False),
    ]
    lama = AturanTalenta.objects.get(kode=KODE, versi=1)
    assert lama.status == AturanTalenta.Status.DICABUT
    assert lama.isi["judul"] != "Judul yang diperbaiki"


def test_versi_yang_mulai_kemudian_menyisakan_yang_lama_sampai_hari_itu(folder: Path) -> None:
    """A new decree from a later day on: until then the agencies rank by the old one."""
    instansi = Instansi.objects.create(kode="satu", nama="Satu")

    def versi(*hari: int) -> set[int]:
        pada = {"instansi_id": instansi.pk, "tanggal": dt.date(*hari)}
        return {
            aturan_dalam_kekuatan(**pada).versi,
            aturan_menurut_kode(**pada, kode=KODE).versi,
        }

    aturan_muat_bawaan(folder=folder)
    _ubah(folder, berlaku_mulai="2027-01-01")
    aturan_muat_bawaan(folder=folder)
    assert (versi(2026, 12, 31), versi(2027, 1, 1)) == ({1}, {2})
    _ubah(folder, judul="Judul yang diperbaiki")
    aturan_muat_bawaan(folder=folder)
    assert (versi(2026, 12, 31), versi(2027, 1, 1)) == ({1}, {3})
    dicabut = AturanTalenta.objects.filter(status=AturanTalenta.Status.DICABUT)
    assert [satu.versi for satu in dicabut] == [2]


def test_versi_yang_dipilih_instansi_tetap_berlaku_baginya(folder: Path) -> None:
    [_, pertama, _] = aturan_muat_bawaan(folder=folder)
    instansi = Instansi.objects.create(kode="satu", nama="Satu")
    AturanBerlaku.objects.create(
        instansi=instansi, aturan=pertama.aturan, mulai=dt.date(2026, 1, 1)
    )
    _ubah(folder, judul="Judul yang diperbaiki")
    aturan_muat_bawaan(folder=folder)
    pertama.aturan.refresh_from_db()
    assert pertama.aturan.status == AturanTalenta.Status.BERLAKU
    terbaru = aturan_menurut_kode(instansi_id=instansi.pk, kode=KODE, tanggal=dt.date(2026, 6, 30))
    assert terbaru.versi == 2


def test_berkas_rusak_ditolak_sebelum_apa_pun_ditulis(folder: Path) -> None:
    _ubah(folder, kotak=[])
    with pytest.raises(AturanTidakSah):
        aturan_muat_bawaan(folder=folder)
    assert not AturanTalenta.objects.exists()
