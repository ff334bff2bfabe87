"""Addresses of filling posts; a part of the wing's."""

from django.urls import path, re_path

from karir.pengisian.views import (
    calon,
    ketentuan,
    lowongan,
    lowongan_atur,
    lowongan_baru,
    saya,
    sidang,
    sk,
)

_BERKAS = r"\.(?P<jenis>csv|xlsx)$"
urlpatterns = [
    path("lowongan/", lowongan.daftar, name="lowongan"),
    re_path(rf"^lowongan{_BERKAS}", lowongan.ekspor, name="lowongan_ekspor"),
    path("lowongan/baru/", lowongan_baru.baru, name="lowongan_baru"),
    path("lowongan/angka/", ketentuan.angka, name="lowongan_angka"),
    path("lowongan/ketentuan/", ketentuan.ketentuan, name="ketentuan_pengisian"),
    path("lowongan/ketentuan/ubah/", ketentuan.ketentuan_ubah, name="ketentuan_ubah"),
    path("lowongan/<int:pk>/", lowongan.rinci, name="lowongan_rinci"),
    path("lowongan/<int:pk>/langkah/<slug:langkah>/", lowongan.langkah, name="lowongan_langkah"),
    path("lowongan/<int:pk>/syarat/", lowongan_atur.syarat, name="lowongan_syarat"),
    path("lowongan/<int:pk>/komite/", lowongan_atur.komite, name="lowongan_komite"),
    path("lowongan/<int:pk>/izin/", lowongan_atur.izin, name="lowongan_izin"),
    path("lowongan/<int:pk>/hitung-ulang/", lowongan_atur.hitung_ulang, name="lowongan_ulang"),
    path("lowongan/<int:pk>/pantau/<int:pantau_id>/", lowongan_atur.pantau, name="lowongan_pantau"),
    path("lowongan/<int:pk>/kelayakan/", calon.kelayakan, name="lowongan_kelayakan"),
    re_path(
        rf"^lowongan/(?P<pk>\d{{1,18}})/kelayakan{_BERKAS}", calon.ekspor, name="kelayakan_ekspor"
    ),
    path("lowongan/<int:pk>/calon/", calon.tambah, name="calon_tambah"),
    path("lowongan/<int:pk>/calon/<int:calon_id>/", calon.rinci, name="calon"),
    path("lowongan/<int:pk>/banding/", calon.banding, name="lowongan_banding"),
    path("lowongan/<int:pk>/sidang/", sidang.sidang, name="lowongan_sidang"),
    path("lowongan/<int:pk>/putusan/", sidang.putusan, name="lowongan_putusan"),
    path("lowongan/<int:pk>/sk/", sk.terbitkan, name="lowongan_sk"),
    path("lowongan/<int:pk>/sk.pdf", sk.pdf, name="sk_pdf"),
    path("sk/", sk.umum, name="sk_cari"),
    path("sk/<str:kode>/", sk.umum, name="sk_umum"),
    path("seleksi/saya/", saya.seleksi, name="seleksi_saya"),
    path("ikatan/saya/", saya.ikatan, name="ikatan_saya"),
    path("ikatan/saya/<int:pk>/akhiri/", saya.ikatan_selesai, name="ikatan_akhiri"),
]
