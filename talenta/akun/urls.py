from django.urls import path, re_path

from talenta.akun.views import aktivasi, akun, faktor, faktor_masuk, masuk, peran, sandi, sesi

app_name = "akun"
urlpatterns = [
    path("masuk/", masuk.masuk, name="masuk"),
    path("masuk/faktor/", faktor_masuk.masuk_faktor, name="masuk_faktor"),
    path("konfirmasi/", faktor_masuk.konfirmasi, name="konfirmasi"),
    path("faktor/", faktor.pasang, name="faktor"),
    path("faktor/pemulihan/", faktor.pemulihan, name="pemulihan"),
    path("faktor/<int:pk>/cabut/", faktor.cabut, name="faktor_cabut"),
    path("sesi/akhiri/", sesi.akhiri, name="sesi_akhiri"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("aktivasi/", aktivasi.aktivasi, name="aktivasi"),
    path("sandi/", sandi.sandi, name="sandi"),
    path("peran/", peran.peran, name="peran"),
    path("", akun.daftar, name="daftar"),
    re_path(r"^akun\.(?P<jenis>csv|xlsx)$", akun.ekspor, name="ekspor"),
]
