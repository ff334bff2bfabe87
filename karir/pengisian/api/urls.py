"""Addresses about filling posts; a part of the wing's."""

from karir.pengisian.api import calon, lowongan, saya, sidang
from karir.pengisian.api.ketentuan import urlpatterns as ketentuan
from talenta.inti.api.skema import alamat

_L = "lowongan/<nomor:pk>/"
_C = f"{_L}calon/<nomor:calon_id>/"
urlpatterns = [
    alamat("lowongan/", "lowongan", lowongan.daftar, lowongan.buat),
    alamat("lowongan/berkas.csv", "lowongan_berkas", lowongan.berkas),
    alamat("lowongan/angka/", "lowongan_angka", saya.angka_semua),
    *ketentuan,
    alamat(_L, "lowongan_satu", lowongan.rinci),
    alamat(f"{_L}langkah/", "lowongan_langkah", lowongan.langkah),
    alamat(f"{_L}nilai/", "lowongan_nilai", lowongan.nilai),
    alamat(f"{_L}hitung-ulang/", "lowongan_ulang", lowongan.ulang),
    alamat(f"{_L}syarat/", "lowongan_syarat", lowongan.syarat, lowongan.syarat_ganti),
    alamat(f"{_L}komite/", "lowongan_komite", lowongan.komite),
    alamat(f"{_L}izin/", "lowongan_izin", lowongan.izin),
    alamat(f"{_L}pantau/<nomor:pantau_id>/", "lowongan_pantau", lowongan.pantau),
    alamat(f"{_L}kelayakan/", "lowongan_kelayakan", calon.kelayakan),
    alamat(f"{_L}kelayakan/berkas.csv", "lowongan_kelayakan_berkas", calon.kelayakan_berkas),
    alamat(f"{_L}calon/", "lowongan_calon", calon.calon, calon.calon_baru),
    alamat(_C, "lowongan_calon_satu", calon.calon_satu),
    alamat(f"{_C}verifikasi/", "lowongan_verifikasi", calon.verifikasi),
    alamat(f"{_C}keluarkan/", "lowongan_keluarkan", calon.keluarkan),
    alamat(f"{_L}benturan/", "lowongan_benturan", sidang.benturan),
    alamat(f"{_L}suara/", "lowongan_suara", sidang.suara),
    alamat(f"{_L}usulan/", "lowongan_usulan", sidang.usulan),
    alamat(f"{_L}putusan/", "lowongan_putusan", sidang.putusan),
    alamat(f"{_L}sk/", "lowongan_sk", sidang.sk),
    alamat(f"{_L}sk.pdf", "lowongan_sk_pdf", sidang.sk_pdf),
    alamat("sk/<str:kode>/", "lowongan_sk_kode", sidang.sk_kode),
    alamat("saya/seleksi/", "saya_seleksi", saya.saya_seleksi),
    alamat("saya/ikatan/", "saya_ikatan", saya.saya_ikatan, saya.saya_ikatan_baru),
    alamat("saya/ikatan/<nomor:pk>/akhiri/", "saya_ikatan_akhiri", saya.saya_ikatan_akhiri),
]
