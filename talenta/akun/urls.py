from django.urls import path, re_path

from talenta.akun.views import (
    aktivasi,
    akun,
    faktor,
    faktor_masuk,
    kabar,
    kalender,
    masuk,
    peran,
    sandi,
    sesi,
    sso,
    surel,
    token,
)

app_name = "akun"
urlpatterns = [
    path("masuk/", masuk.masuk, name="masuk"),
    path("masuk/faktor/", faktor_masuk.masuk_faktor, name="masuk_faktor"),
    path("konfirmasi/", faktor_masuk.konfirmasi, name="konfirmasi"),
    path("faktor/", faktor.pasang, name="faktor"),
    path("faktor/pemulihan/", faktor.pemulihan, name="pemulihan"),
    path("faktor/kunci/", faktor.kunci, name="kunci"),
    path("faktor/<int:pk>/nama/", faktor.nama, name="faktor_nama"),
    path("faktor/<int:pk>/cabut/", faktor.cabut, name="faktor_cabut"),
    path("sesi/akhiri/", sesi.akhiri, name="sesi_akhiri"),
    path("token/", token.buat, name="token"),
    path("token/<int:pk>/cabut/", token.cabut, name="token_cabut"),
    path("sso/", sso.mulai, name="sso"),
    path("sso/kembali/", sso.kembali, name="sso_kembali"),
    path("sso/<int:pk>/lepas/", sso.lepas, name="sso_lepas"),
    path("pemberitahuan/", kabar.daftar, name="kabar"),
    path("pemberitahuan/<int:pk>/", kabar.buka, name="kabar_buka"),
    path("pemberitahuan/baca/", kabar.baca_semua, name="kabar_baca"),
    path("pemberitahuan/setelan/", kabar.atur, name="kabar_atur"),
    path("hari-libur/", kalender.daftar, name="kalender"),
    path("hari-libur/tetapkan/", kalender.tetapkan, name="kalender_tetapkan"),
    re_path(
        r"^hari-libur/hari-libur\.(?P<jenis>csv|xlsx)$", kalender.ekspor, name="kalender_ekspor"
    ),
    path("surel/", surel.surel, name="surel"),
    path("surel/hapus/", surel.hapus, name="surel_hapus"),
    path("surel/konfirmasi/", surel.konfirmasi, name="surel_konfirmasi"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("aktivasi/", aktivasi.aktivasi, name="aktivasi"),
    path("sandi/", sandi.sandi, name="sandi"),
    path("peran/", peran.peran, name="peran"),
    path("", akun.daftar, name="daftar"),
    re_path(r"^akun\.(?P<jenis>csv|xlsx)$", akun.ekspor, name="ekspor"),
]
