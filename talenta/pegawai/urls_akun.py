"""Pages that manage accounts and know people and units."""

from django.urls import path

from talenta.pegawai.views import akun, akun_baru, akun_saya, data_diri, kode

app_name = "kelola"
urlpatterns = [
    path("saya/", akun_saya.saya, name="akun_saya"),
    path("saya/data.zip", data_diri.unduh, name="data_saya"),
    path("baru/", akun_baru.buat, name="baru"),
    path("<int:pk>/", akun.rinci, name="akun"),
    path("<int:pk>/peran/", akun.peran_beri, name="peran-beri"),
    path("<int:pk>/aktif/", akun.aktif, name="aktif"),
    path("<int:pk>/faktor/", akun.faktor, name="faktor"),
    path("<int:pk>/kode/", kode.akun, name="kode-akun"),
    path("penugasan/<int:pk>/akhiri/", akun.peran_akhir, name="peran-akhir"),
    path("kode/", kode.unit, name="kode"),
    path("kode/pegawai/<int:pk>/", kode.pegawai, name="kode-pegawai"),
]
