"""Cancelling a job: one that waits, one that runs, one whose worker died, one too late."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.urls import reverse

from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services import pekerjaan as layanan
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import (
    Dibatalkan,
    Jalannya,
    PembatalanDitolak,
    jalankan,
    pekerjaan_batalkan,
)
from tests.fixtures.dunia import Dunia

JENIS = "karir.hitung"


@pytest.fixture
def kerja(dunia: Dunia) -> Pekerjaan:
    pelaku = dunia.prov.akun[Peran.ADMIN_BKD]
    return Pekerjaan.objects.create(
        jenis=JENIS,
        judul="Pemeringkatan Provinsi Contoh",
        instansi_id=dunia.prov.instansi.pk,
        pelaku_id=pelaku.pk,
        pelaku=str(pelaku),
    )


@pytest.fixture
def satu_koneksi(monkeypatch: Any) -> None:
    """The side connection is the test's own, which alone sees the test's rows."""

    class Samping:
        def __enter__(self) -> Any:
            return connection

        def __exit__(self, *_: object) -> None:
            return None

    monkeypatch.setattr(layanan, "_koneksi_samping", Samping)


def status(kerja: Pekerjaan) -> str:
    return str(Pekerjaan.objects.get(pk=kerja.pk).status)


def test_yang_menunggu_langsung_berakhir(dunia: Dunia, kerja: Pekerjaan, masuk: Any) -> None:
    k = masuk(Peran.ANALIS_BKD)
    url = reverse("pekerjaan_rinci", args=[kerja.pk])
    assert "Batalkan pekerjaan ini?" in k.get(url).content.decode()
    isi = k.post(reverse("pekerjaan_batalkan", args=[kerja.pk]), follow=True).content.decode()
    assert "Pekerjaan dibatalkan. Tidak ada yang tersimpan." in isi
    assert f"Dibatalkan oleh {dunia.prov.akun[Peran.ANALIS_BKD]}" in isi
    assert "Batalkan pekerjaan ini?" not in isi
    assert status(kerja) == "BATAL"
    catatan = CatatanAudit.objects.get(tindakan="pekerjaan.batalkan")
    assert (catatan.objek_id, catatan.pelaku_id) == (
        str(kerja.pk),
        dunia.prov.akun[Peran.ANALIS_BKD].pk,
    )


def test_yang_batal_tidak_dijalankan(
    kerja: Pekerjaan, satu_koneksi: None, monkeypatch: Any
) -> None:
    dijalankan: list[int] = []
    monkeypatch.setitem(layanan._PELAKSANA, JENIS, lambda k: dijalankan.append(1) or {})
    pekerjaan_batalkan(pekerjaan=kerja, pelaku=Pelaku.sistem())
    jalankan(pekerjaan_id=kerja.pk)
    assert (dijalankan, status(kerja)) == ([], "BATAL")
    assert layanan.sapu() == 0, "nothing to send again"


def test_yang_berjalan_berhenti_dan_tidak_meninggalkan_apa_pun(
    kerja: Pekerjaan, satu_koneksi: None, monkeypatch: Any
) -> None:
    """Asked to end while its worker died: sent again, it ends at the first step it reports."""

    def menulis(jalan: Jalannya) -> dict[str, Any]:
        with transaction.atomic():
            CatatanAudit.objects.create(
                pelaku="uji", tindakan="uji.tulis", objek_jenis="uji", objek_id="1"
            )
            jalan.lapor(langkah="Langkah berikut")
        raise AssertionError("went on")

    monkeypatch.setitem(layanan._PELAKSANA, JENIS, menulis)
    Pekerjaan.objects.filter(pk=kerja.pk).update(status="BERJALAN", percobaan=1)
    assert not pekerjaan_batalkan(pekerjaan=kerja, pelaku=Pelaku.sistem())
    jalankan(pekerjaan_id=kerja.pk)
    assert status(kerja) == "BATAL"
    assert not CatatanAudit.objects.filter(tindakan="uji.tulis").exists()
    selesai = Pekerjaan.objects.get(pk=kerja.pk)
    assert selesai.selesai_pada is not None
    assert selesai.hasil == {}


def test_hasil_yang_sudah_tersimpan_tidak_dikatakan_batal(
    kerja: Pekerjaan, satu_koneksi: None, monkeypatch: Any
) -> None:
    """The worker died between storing and saying so: sent again, the job finds what it stored."""
    monkeypatch.setitem(layanan._PELAKSANA, JENIS, lambda jalan: {"proses_id": 7})
    Pekerjaan.objects.filter(pk=kerja.pk).update(status="BERJALAN", percobaan=1)
    pekerjaan_batalkan(pekerjaan=kerja, pelaku=Pelaku.sistem())
    jalankan(pekerjaan_id=kerja.pk)
    assert status(kerja) == "SELESAI"


def test_laporan_kemajuan_menyampaikan_pembatalan(kerja: Pekerjaan) -> None:
    Pekerjaan.objects.filter(pk=kerja.pk).update(status="BERJALAN")
    jalan = Jalannya(kerja, connection)
    jalan.lapor(langkah="Satu")
    assert not pekerjaan_batalkan(pekerjaan=kerja, pelaku=Pelaku.sistem())
    assert status(kerja) == "BERJALAN"
    with pytest.raises(Dibatalkan):
        jalan.lapor(langkah="Dua")


def test_terlambat_atau_dua_kali_ditolak(kerja: Pekerjaan, masuk: Any) -> None:
    Pekerjaan.objects.filter(pk=kerja.pk).update(status="BERJALAN")
    pekerjaan_batalkan(pekerjaan=kerja, pelaku=Pelaku.sistem())
    with pytest.raises(PembatalanDitolak, match="sudah diminta"):
        pekerjaan_batalkan(pekerjaan=kerja, pelaku=Pelaku.sistem())
    url = reverse("pekerjaan_batalkan", args=[kerja.pk])
    assert "sudah diminta" in masuk(Peran.ADMIN_BKD).post(url, follow=True).content.decode()
    Pekerjaan.objects.filter(pk=kerja.pk).update(status="SELESAI")
    isi = masuk(Peran.ADMIN_BKD).get(reverse("pekerjaan_rinci", args=[kerja.pk])).content.decode()
    assert "datang sesudah hasilnya tersimpan" in isi


def test_hanya_jenis_dan_peran_yang_boleh(dunia: Dunia, kerja: Pekerjaan, masuk: Any) -> None:
    url = reverse("pekerjaan_batalkan", args=[kerja.pk])
    assert masuk(Peran.AUDITOR).post(url).status_code == 404
    assert "Batalkan pekerjaan ini?" not in (
        masuk(Peran.AUDITOR).get(reverse("pekerjaan_rinci", args=[kerja.pk])).content.decode()
    )
    impor = reverse("pekerjaan_batalkan", args=[dunia.prov.pekerjaan.pk])
    assert masuk(Peran.ADMIN_BKD).post(impor).status_code == 404
    asing = reverse("pekerjaan_batalkan", args=[dunia.kab.pekerjaan.pk])
    assert masuk(Peran.ADMIN_BKD).post(asing).status_code == 404
    assert status(kerja) == "ANTRE"
