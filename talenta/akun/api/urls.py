"""Addresses about the token and about accounts."""

from talenta.akun.api import akun, kabar, kalender
from talenta.inti.api.skema import alamat

app_name = "api_akun"
urlpatterns = [
    alamat("token/", "token", akun.token),
    alamat("pemberitahuan/", "kabar", kabar.daftar),
    alamat("pemberitahuan/baca/", "kabar_baca", kabar.baca_semua),
    alamat("pemberitahuan/<int:pk>/baca/", "kabar_satu", kabar.baca),
    alamat("hari-libur/", "kalender", kalender.daftar, kalender.tetapkan),
    alamat("hari-libur/berkas.csv", "kalender_berkas", kalender.ekspor_csv),
    alamat("hari-libur/tenggat/", "kalender_tenggat", kalender.tenggat),
    alamat("akun/", "akun", akun.daftar),
    alamat("akun/berkas.csv", "akun_berkas", akun.ekspor_csv),
]
