"""The pages about undoing and the history of imports, under row-level security."""

import csv as berkas_csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.impor.models import Impor, Pengurungan
from talenta.impor.services.urungkan import urung_periksa
from talenta.inti.models import CatatanAudit
from talenta.inti.services.pekerjaan import GalatPekerjaan
from talenta.pegawai.models import Pegawai
from tests.fixtures.klien import klien
from tests.impor.bantu import NIP, csv, kirim
from tests.impor.test_urungkan import ALASAN, kerjakan_urung


@pytest.fixture
def admin(dunia):
    return klien(dunia.prov.akun[Peran.ADMIN_BKD])


def orang(**lain):
    return csv("pegawai", {"UNOR ID": "DINAS_A"} | lain)


def alamat(nama: str, impor: Impor) -> str:
    return reverse(f"impor:{nama}", args=[impor.pk])


def isi(klien_, *argumen, **lain) -> str:
    return klien_.get(*argumen, **lain).content.decode()


def test_yang_dinyatakan_sama_sesudahnya_tampil(admin, dunia):
    satu, dua = (kirim(dunia.prov.instansi, "pegawai", orang()) for _ in range(2))
    urung_periksa(impor_id=satu.pk)
    halaman = isi(admin, alamat("urung", satu))
    kata = f"1 baris di antaranya dinyatakan sama oleh impor lain sesudahnya: nomor {dua.pk}."
    assert halaman.count(kata) == 2, "dalam halaman dan dalam pertanyaan sebelum diurungkan"
    assert f'<a href="{alamat("rinci", dua)}">Impor nomor {dua.pk}</a>' in halaman


def test_dari_pemeriksaan_sampai_riwayat(admin, dunia):
    instansi = dunia.prov.instansi
    kirim(instansi, "pegawai", orang())
    impor = kirim(instansi, "pegawai", orang(NAMA="Nama Keliru"))
    assert alamat("urung", impor) in isi(admin, alamat("rinci", impor))
    halaman = isi(admin, alamat("urung", impor))
    assert "Periksa apa yang akan terjadi" in halaman
    assert "tanya-urung" not in halaman

    jawaban = admin.post(alamat("urung_periksa", impor))
    assert (jawaban.status_code, jawaban.url) == (302, alamat("urung", impor))
    assert 'hx-trigger="load delay:1s"' in isi(admin, alamat("urung", impor))
    admin.post(alamat("urung_periksa", impor))
    assert "sedang diperiksa" in isi(admin, alamat("urung", impor))
    kerjakan_urung(impor)
    kemajuan = admin.get(alamat("urung_kemajuan", impor), headers={"HX-Request": "true"})
    assert kemajuan["HX-Refresh"] == "true"
    halaman = isi(admin, alamat("urung", impor))
    assert "Apa yang akan terjadi" in halaman
    assert "tanya-urung" in halaman
    tanya = halaman.partition("Urungkan impor ini?")[2].partition("</p>")[0]
    assert "1 baris yang diubah impor ini kembali ke isi sebelumnya. " in tanya
    assert "0 baris" not in tanya

    admin.post(alamat("urungkan", impor), {"alasan": " "})
    assert "Tulis alasan" in isi(admin, alamat("urung", impor))
    assert Pengurungan.objects.get().status == "DAPAT"
    admin.post(alamat("urungkan", impor), {"alasan": ALASAN})
    kerjakan_urung(impor)
    pelaku = dunia.prov.akun[Peran.ADMIN_BKD]
    for nama in ("urung", "rinci"):
        halaman = isi(admin, alamat(nama, impor))
        assert ALASAN in halaman
        assert f"oleh {pelaku}" in halaman
    assert "<b>1</b><span>diubah (sudah dikembalikan)</span>" in halaman
    assert "<b>0</b><span>ditambahkan</span>" in halaman
    daftar = isi(admin, reverse("impor:daftar"), {"status": "DIURUNGKAN"})
    assert ALASAN in daftar
    riwayat = isi(admin, reverse("pegawai:riwayat", args=[Pegawai.objects.get(nip=NIP).pk]))
    assert f"pengurungan impor nomor {impor.pk}" in riwayat
    assert ALASAN in riwayat
    assert CatatanAudit.objects.get(tindakan="impor.urungkan").pelaku_id == pelaku.pk


def test_penghalang_tampil_dan_diunduh(admin, dunia):
    instansi = dunia.prov.instansi
    satu = kirim(instansi, "pegawai", orang())
    dua = kirim(instansi, "pegawai", orang(NAMA="Nama Baru"))
    admin.post(alamat("urung_periksa", satu))
    kerjakan_urung(satu)
    halaman = isi(admin, alamat("urung", satu))
    for kata in ("Diubah lagi oleh impor yang lebih baru", NIP, alamat("urung", dua)):
        assert kata in halaman
    assert "Yang akan terjadi bila penghalangnya selesai" in halaman
    assert "tanya-urung" not in halaman
    assert "Tidak ada baris yang cocok" in isi(admin, alamat("urung", satu), {"cari": "zzz"})
    jawaban = admin.get(alamat("halangan", satu))
    teks = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    [baris] = berkas_csv.DictReader(io.StringIO(teks))
    assert (baris["KUNCI"], baris["IMPOR LAIN"]) == (NIP, str(dua.pk))
    assert CatatanAudit.objects.filter(tindakan="impor.unduh_halangan").exists()
    admin.post(alamat("urungkan", satu), {"alasan": ALASAN})
    assert Pengurungan.objects.get().status == "TERHALANG"
    admin.post(alamat("urung_periksa", satu))
    Impor.objects.filter(pk=satu.pk).update(status="DIBATALKAN")
    with pytest.raises(GalatPekerjaan):
        kerjakan_urung(satu)
    assert "dibatalkan" in isi(admin, alamat("urung", satu))


def test_auditor_melihat_tanpa_tombol(dunia):
    impor = kirim(dunia.prov.instansi, "pegawai", orang())
    auditor = klien(dunia.prov.akun[Peran.AUDITOR])
    halaman = isi(auditor, alamat("urung", impor))
    assert "Apa artinya mengurungkan" in halaman
    assert "Periksa apa yang akan terjadi" not in halaman
    assert auditor.post(alamat("urung_periksa", impor)).status_code == 404


def test_riwayat_disaring_dan_diunduh(admin, dunia):
    prov, kab = dunia.prov.instansi, dunia.kab.instansi
    lama = kirim(prov, "hukdis", csv("hukdis", {}))
    baru = kirim(prov, "unor", "ID,NAMA UNOR\nX,Y\n")
    kirim(kab, "hukdis", csv("hukdis", {}))
    akun = dunia.prov.akun[Peran.ANALIS_BKD]
    Impor.objects.filter(pk=baru.pk).update(
        pengguna=akun, status="DIURUNGKAN", diurungkan_pada=timezone.now(),
        diurungkan_oleh="=HYPERLINK", alasan_urung="Unitnya belum ada",
    )  # fmt: skip
    kemarin = timezone.now() - timedelta(days=3)
    Impor.objects.filter(pk=lama.pk).update(dibuat_pada=kemarin)
    hari = kemarin.date().isoformat()
    daftar = reverse("impor:daftar")
    for saring, harap in (
        ({"pengunggah": akun.pk}, [baru]),
        ({"status": "DIURUNGKAN"}, [baru]),
        ({"cari": "belum ada"}, [baru]),
        ({"cari": str(lama.pk), "jenis": "hukdis"}, [lama]),
        ({"sampai": (kemarin + timedelta(days=1)).date().isoformat(), "jenis": "hukdis"}, [lama]),
        ({"dari": hari, "sampai": "2001-01-01"}, []),
        ({"pengunggah": "x"}, []),
    ):
        assert [b[0] for b in admin.get(daftar, saring).context["baris"]] == harap, saring
    jawaban = admin.get(reverse("impor:daftar_ekspor"), {"status": "DIURUNGKAN"})
    teks = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    [baris] = berkas_csv.DictReader(io.StringIO(teks))
    assert (baris["NOMOR"], baris["DIURUNGKAN OLEH"]) == (str(baru.pk), "'=HYPERLINK")
    assert baris["ALASAN"] == "Unitnya belum ada"
    assert admin.get(reverse("impor:daftar_ekspor"), {"dari": "x"}).status_code == 302
    assert CatatanAudit.objects.filter(tindakan="impor.unduh_riwayat").count() == 1
