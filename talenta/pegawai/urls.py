from django.urls import path, re_path

from talenta.pegawai.views import daftar, profil

app_name = "pegawai"
urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    re_path(r"^pegawai\.(?P<jenis>csv|xlsx)$", daftar.ekspor, name="ekspor"),
    path("saya/", profil.saya, name="saya"),
    path("saya/perubahan/", profil.riwayat_saya, name="riwayat_saya"),
    path("saya/nik/", profil.nik_saya, name="nik_saya"),
    path("<int:pk>/", profil.profil, name="profil"),
    path("<int:pk>/perubahan/", profil.riwayat, name="riwayat"),
    path("<int:pk>/nik/", profil.nik, name="nik"),
]
