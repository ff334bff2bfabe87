from django.urls import path, re_path

from talenta.impor.views import (
    baris,
    daftar,
    lengkap,
    peta,
    rinci,
    templat,
    unduh,
    urungkan,
)

app_name = "impor"
urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("riwayat.csv", daftar.ekspor, name="daftar_ekspor"),
    path("unggah/", daftar.unggah, name="unggah"),
    path("templat/", templat.daftar, name="templat_daftar"),
    path("templat/<slug:kode>.xlsx", templat.unduh, name="templat"),
    path("diingat/", peta.diingat, name="diingat"),
    path("diingat/kolom/<int:pk>/hapus/", peta.lupakan_kolom, name="lupakan_kolom"),
    path("diingat/kode/<int:pk>/hapus/", peta.lupakan_kode, name="lupakan_kode"),
    path("<int:pk>/", rinci.rinci, name="rinci"),
    path("<int:pk>/kemajuan/", rinci.kemajuan, name="kemajuan"),
    path("<int:pk>/periksa/", rinci.periksa, name="periksa"),
    re_path(r"^(?P<pk>[0-9]{1,9})/baris\.(?P<jenis>csv|xlsx)$", baris.ekspor, name="baris"),
    path("<int:pk>/kolom/", peta.kolom, name="kolom"),
    path("<int:pk>/kode/", peta.kode, name="kode"),
    path("<int:pk>/lembar/", rinci.lembar, name="lembar"),
    path("<int:pk>/lengkap/", lengkap.lengkap, name="lengkap"),
    path("<int:pk>/terapkan/", rinci.terapkan, name="terapkan"),
    path("<int:pk>/batalkan/", rinci.batalkan, name="batalkan"),
    path("<int:pk>/urung/", urungkan.urung, name="urung"),
    path("<int:pk>/urung/kemajuan/", urungkan.kemajuan, name="urung_kemajuan"),
    path("<int:pk>/urung/periksa/", urungkan.periksa, name="urung_periksa"),
    path("<int:pk>/urung/terapkan/", urungkan.urungkan, name="urungkan"),
    path("<int:pk>/penghalang.csv", urungkan.halangan, name="halangan"),
    path("<int:pk>/ditolak/", unduh.ditolak, name="ditolak"),
    path("<int:pk>/laporan.csv", unduh.laporan, name="laporan"),
    path("<int:pk>/berkas/", unduh.berkas, name="berkas"),
]
