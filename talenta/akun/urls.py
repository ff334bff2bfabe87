from django.urls import path, re_path

from talenta.akun.views import aktivasi, akun, masuk, peran, sandi

app_name = "akun"
urlpatterns = [
    path("masuk/", masuk.masuk, name="masuk"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("aktivasi/", aktivasi.aktivasi, name="aktivasi"),
    path("sandi/", sandi.sandi, name="sandi"),
    path("peran/", peran.peran, name="peran"),
    path("", akun.daftar, name="daftar"),
    re_path(r"^akun\.(?P<jenis>csv|xlsx)$", akun.ekspor, name="ekspor"),
]
