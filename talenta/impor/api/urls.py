"""Addresses about imports."""

from talenta.impor.api import impor, peta
from talenta.inti.api.skema import alamat

app_name = "api_impor"
_I = "impor/<nomor:pk>/"
urlpatterns = [
    alamat("impor/", "impor", impor.daftar, impor.unggah),
    alamat("impor/berkas.csv", "impor_daftar_berkas", impor.daftar_ekspor),
    alamat("impor/jenis/", "impor_jenis", impor.jenis),
    alamat("impor/jenis/<slug:kode>.xlsx", "impor_templat", impor.templat),
    alamat("impor/diingat/kolom/", "impor_diingat_kolom", peta.diingat_kolom),
    alamat("impor/diingat/kode/", "impor_diingat_kode", peta.diingat_kode),
    alamat(
        "impor/diingat/kolom/<nomor:pk>/", "impor_peta_kolom", peta.peta_kolom,
        peta.peta_kolom_lupakan,
    ),
    alamat("impor/diingat/kode/<nomor:pk>/", "impor_padanan", peta.padanan, peta.padanan_lupakan),
    alamat(_I, "impor_satu", impor.rinci),
    alamat(f"{_I}baris/", "impor_baris", impor.baris),
    alamat(f"{_I}baris/berkas.csv", "impor_baris_berkas", impor.baris_ekspor),
    alamat(f"{_I}ditolak/", "impor_ditolak", impor.ditolak),
    alamat(f"{_I}temuan.csv", "impor_temuan_berkas", impor.temuan_ekspor),
    alamat(f"{_I}berkas/", "impor_berkas", impor.berkas),
    alamat(f"{_I}terapkan/", "impor_terapkan", impor.terapkan),
    alamat(f"{_I}batalkan/", "impor_batalkan", impor.batalkan),
    alamat(f"{_I}periksa/", "impor_periksa", impor.periksa),
    alamat(f"{_I}lembar/", "impor_lembar", impor.lembar),
    alamat(f"{_I}lengkap/", "impor_lengkap", impor.lengkap, impor.lengkap_nyatakan),
    alamat(f"{_I}kolom/", "impor_kolom", peta.kolom, peta.kolom_tetapkan),
    alamat(f"{_I}kode/", "impor_kode", peta.kode, peta.kode_tetapkan),
    alamat(f"{_I}urung/", "impor_urung", peta.urung, peta.urungkan),
    alamat(f"{_I}urung/periksa/", "impor_urung_periksa", peta.urung_periksa),
    alamat(f"{_I}urung/halangan/", "impor_halangan", peta.halangan),
    alamat(f"{_I}urung/halangan.csv", "impor_halangan_berkas", peta.halangan_ekspor),
]  # fmt: skip
