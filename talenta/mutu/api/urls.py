"""Addresses about data quality."""

from talenta.inti.api.skema import alamat
from talenta.mutu.api import indeks as m
from talenta.mutu.api import ketentuan as k

app_name = "api_mutu"
urlpatterns = [
    alamat("mutu/", "mutu", m.indeks),
    alamat("mutu/unit.csv", "mutu_unit_berkas", m.indeks_ekspor),
    alamat("mutu/pengukuran/", "mutu_ukur", m.ukur),
    alamat("mutu/temuan/<slug:kode>/", "mutu_temuan", m.temuan),
    alamat("mutu/temuan/<slug:kode>/berkas.csv", "mutu_temuan_berkas", m.temuan_ekspor),
    alamat("mutu/temuan/<slug:kode>/<nomor:pk>/kecualikan/", "mutu_kecualikan", m.kecualikan),
    alamat("mutu/pengecualian/", "mutu_pengecualian", m.pengecualian),
    alamat("mutu/pengecualian/<nomor:pk>/cabut/", "mutu_cabut", m.pengecualian_akhir),
    alamat("mutu/ketentuan/", "mutu_ketentuan", k.ketentuan),
    alamat("mutu/ketentuan/<str:kode>/", "mutu_ketentuan_satu", k.ketentuan_satu, k.ketentuan_ubah),
    alamat("mutu/urutan/", "mutu_urutan", k.urutan),
]
