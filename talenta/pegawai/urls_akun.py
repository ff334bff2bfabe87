"""Pages that manage accounts and know people and units."""

from django.urls import path, re_path

from talenta.pegawai.views import akun, akun_baru, akun_saya, data_diri, kode, peran, tinjauan

app_name = "kelola"
urlpatterns = [
    path("saya/", akun_saya.saya, name="akun_saya"),
    path("saya/data.zip", data_diri.unduh, name="data_saya"),
    path("baru/", akun_baru.buat, name="baru"),
    path("<int:pk>/", akun.rinci, name="akun"),
    path("<int:pk>/peran/", peran.beri, name="peran-beri"),
    path("<int:pk>/aktif/", akun.aktif, name="aktif"),
    path("<int:pk>/faktor/", akun.faktor, name="faktor"),
    path("<int:pk>/tautan/", akun.tautan, name="tautan"),
    path("<int:pk>/kode/", kode.akun, name="kode-akun"),
    path("penugasan/<int:pk>/ubah/", peran.ubah, name="peran-ubah"),
    path("penugasan/<int:pk>/akhiri/", peran.akhiri, name="peran-akhir"),
    path("tinjauan/", tinjauan.daftar, name="tinjauan"),
    path("tinjauan/mulai/", tinjauan.mulai, name="tinjauan_mulai"),
    path("tinjauan/ketentuan/", tinjauan.ketentuan, name="tinjauan_ketentuan"),
    path("tinjauan/<int:pk>/", tinjauan.rinci, name="tinjauan_rinci"),
    path("tinjauan/<int:pk>/putuskan/", tinjauan.putuskan, name="tinjauan_putuskan"),
    re_path(
        r"^tinjauan/(?P<pk>\d{1,18})\.(?P<jenis>csv|xlsx)$",
        tinjauan.ekspor,
        name="tinjauan_ekspor",
    ),
    path("kode/", kode.unit, name="kode"),
    path("kode/pegawai/<int:pk>/", kode.pegawai, name="kode-pegawai"),
]
