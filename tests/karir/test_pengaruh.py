"""The effect of a draft through its job: on frozen inputs, stale when the draft moves on."""

import copy

import pytest
from django.urls import reverse

from karir import tasks  # noqa: F401 (registers the handler of the job)
from karir.models import AturanTalenta, HasilPeringkat, MasukanBeku, PengaruhAturan
from karir.services.pengaruh import pengaruh_minta
from karir.services.proses import proses_jalankan
from talenta.akun.izin import Peran
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import jalankan
from tests.fixtures.dunia import ACUAN, Daerah, Dunia
from tests.fixtures.klien import klien, lepas_lingkup
from tests.karir.aturan import draf, sebagai_pelaku, simpan
from tests.karir.test_aturan_halaman import alamat, teks
from tests.mesin.bahan import CONTOH_DIGITAL, isi


@pytest.fixture
def prov(dunia: Dunia) -> Daerah:
    """The committed world with a run that has its frozen inputs."""
    daerah = dunia.prov
    daerah.proses = proses_jalankan(
        instansi=daerah.instansi, tanggal_acuan=ACUAN, pelaku=Pelaku.sistem()
    )
    return daerah


def minta(daerah: Daerah, satu: AturanTalenta) -> Pekerjaan:
    return pengaruh_minta(
        aturan=satu,
        proses=daerah.proses,
        pelaku=sebagai_pelaku(daerah.akun[Peran.ANALIS_BKD]),
    )


def longgar(satu: AturanTalenta, daerah: Daerah) -> None:
    """Nothing missing keeps anybody off the map any more."""
    isi = copy.deepcopy(satu.isi)
    for komponen in isi["sumbu"]["X"]["komponen"]:
        if komponen["kosong"] == "tolak":
            komponen["kosong"] = 10_000
    simpan(satu, isi, daerah.akun[Peran.ANALIS_BKD])


def test_pengaruh_dihitung_disimpan_dan_menjadi_usang(prov: Daerah) -> None:
    satu = draf(prov)
    longgar(satu, prov)
    pekerjaan = minta(prov, satu)
    assert minta(prov, satu) == pekerjaan, "asked twice, computed once"
    jalankan(pekerjaan_id=pekerjaan.pk)
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == Pekerjaan.Status.SELESAI, pekerjaan.galat
    hasil = PengaruhAturan.objects.get(aturan=satu)
    tersimpan = HasilPeringkat.objects.filter(proses_id=prov.proses.pk)
    assert tersimpan.filter(status="DIPETAKAN").count() == 0
    assert hasil.hasil["terpetakan"] == tersimpan.filter(status="BELUM_LENGKAP").count() > 0
    assert hasil.hasil["jumlah"] == tersimpan.count()
    # The stored run has not changed.
    assert tersimpan.filter(status="DIPETAKAN").count() == 0

    k = klien(prov.akun[Peran.ANALIS_BKD])
    url = alamat("aturan_pengaruh", satu)
    halaman = teks(k.get(url))
    assert "menjadi dapat dipetakan" in halaman
    assert "Isi aturan sudah berubah" not in halaman
    assert url in teks(k.get(reverse("pekerjaan_rinci", args=[pekerjaan.pk])))
    simpan(satu, {**satu.isi, "judul": "Judul lain"}, prov.akun[Peran.ANALIS_BKD])
    assert "Isi aturan sudah berubah" not in teks(k.get(url))
    isi = copy.deepcopy(satu.isi)
    isi["krs"]["kotak"] = [9]
    simpan(satu, isi, prov.akun[Peran.ANALIS_BKD])
    assert "Isi aturan sudah berubah" in teks(k.get(url))
    assert "Sudah usang" in teks(k.get(alamat("aturan_susun", satu)))
    lepas_lingkup()


def test_dua_kali_dijalankan_satu_baris(prov: Daerah) -> None:
    satu = draf(prov)
    pekerjaan = minta(prov, satu)
    jalankan(pekerjaan_id=pekerjaan.pk)
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(status=Pekerjaan.Status.BERJALAN)
    jalankan(pekerjaan_id=pekerjaan.pk)
    assert PengaruhAturan.objects.filter(aturan=satu).count() == 1


def test_masukan_yang_hilang_dan_isi_yang_rusak_dikatakan(prov: Daerah) -> None:
    satu = draf(prov)
    pertama = minta(prov, satu)
    simpan(satu, {**satu.isi, "judul": ""}, prov.akun[Peran.ANALIS_BKD])
    jalankan(pekerjaan_id=pertama.pk)
    simpan(satu, {**satu.isi, "judul": "Ada"}, prov.akun[Peran.ANALIS_BKD])
    kedua = minta(prov, satu)
    MasukanBeku.objects.filter(proses=prov.proses).delete()
    jalankan(pekerjaan_id=kedua.pk)
    pertama.refresh_from_db()
    kedua.refresh_from_db()
    assert (pertama.status, kedua.status) == ("GAGAL", "GAGAL")
    assert "tidak lengkap" in pertama.galat
    assert "tidak tersimpan" in kedua.galat
    assert not PengaruhAturan.objects.exists()


def test_digital_atas_masukan_tanpa_digital_minta_perhitungan_baru(prov: Daerah) -> None:
    MasukanBeku.objects.filter(proses=prov.proses, nama__contains="digital.").delete()
    satu = draf(prov)
    simpan(satu, isi(CONTOH_DIGITAL) | {"kode": satu.kode}, prov.akun[Peran.ANALIS_BKD])
    pekerjaan = minta(prov, satu)
    jalankan(pekerjaan_id=pekerjaan.pk)
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == "GAGAL"
    assert "Jalankan perhitungan baru" in pekerjaan.galat
    assert not PengaruhAturan.objects.exists()


def test_minta_lewat_halaman_satu_per_satu(prov: Daerah) -> None:
    satu = draf(prov)
    k, url = klien(prov.akun[Peran.ADMIN_BKD]), alamat("aturan_pengaruh", satu)
    assert "Belum dihitung" in teks(k.get(url))
    jawaban = k.post(url)
    [pekerjaan] = Pekerjaan.objects.filter(jenis="karir.pengaruh")
    assert jawaban.url == reverse("pekerjaan_rinci", args=[pekerjaan.pk])
    assert "Sedang dihitung" in teks(k.get(url))
    k.post(url)
    assert Pekerjaan.objects.filter(jenis="karir.pengaruh").count() == 1
    lepas_lingkup()
