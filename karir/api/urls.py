"""Addresses about results, runs and rule sets."""

from karir.api import aturan, banding, dinilai, hasil, proses, sanggah, tinjauan
from karir.pengisian.api.urls import urlpatterns as pengisian
from karir.simata.api import urlpatterns as simata
from talenta.inti.api.skema import alamat

app_name = "api_karir"
_P = "proses/<nomor:pk>/"
_B = f"{_P}banding/<nomor:lain>/"
_A = "aturan/<nomor:pk>/"
_T = "tinjauan-talenta/<nomor:pk>/"
urlpatterns = [
    *pengisian,
    *simata,
    alamat("peta/", "peta", hasil.peta),
    alamat("hasil/", "hasil", hasil.daftar),
    alamat("hasil/berkas.csv", "hasil_csv", hasil.ekspor_csv),
    alamat("hasil/berkas.xlsx", "hasil_xlsx", hasil.ekspor_xlsx),
    alamat("hasil/simata.xlsx", "hasil_simata", hasil.ekspor_simata),
    alamat("hasil/belum-lengkap/", "hasil_mutu", hasil.mutu),
    alamat("hasil/belum-lengkap/pegawai/", "hasil_mutu_daftar", hasil.mutu_daftar),
    alamat("hasil/belum-lengkap/berkas.csv", "hasil_mutu_berkas", hasil.mutu_ekspor),
    alamat("dinilai/<nomor:pk>/kompetensi/", "dinilai", dinilai.satu),
    alamat("dinilai/<nomor:pk>/pengamatan/", "dinilai_pengamatan", dinilai.pengamatan),
    alamat("dinilai/<nomor:pk>/kebutuhan/", "dinilai_kebutuhan", dinilai.kebutuhan),
    alamat(
        "dinilai/pengamatan/<nomor:pk>/cabut/", "dinilai_pengamatan_cabut", dinilai.pengamatan_cabut
    ),
    alamat(
        "dinilai/kebutuhan/<nomor:pk>/cabut/", "dinilai_kebutuhan_cabut", dinilai.kebutuhan_cabut
    ),
    alamat("pegawai/<nomor:pk>/hasil/", "pegawai_hasil", hasil.panel),
    alamat("saya/hasil/", "saya_hasil", hasil.panel_saya),
    alamat("saya/tanda-terima/<nomor:pk>.json", "saya_tanda_terima", proses.tanda_terima),
    alamat("proses/", "proses", proses.daftar, proses.minta),
    alamat(_P, "proses_satu", proses.rinci),
    alamat(f"{_P}verifikasi/", "proses_verifikasi", proses.verifikasi),
    alamat(f"{_P}tampilkan/", "proses_tampilkan", proses.tampilkan),
    alamat(f"{_P}tarik/", "proses_tarik", proses.tarik),
    alamat(f"{_P}arsipkan/", "proses_arsipkan", proses.arsipkan),
    alamat(f"{_P}pulihkan/", "proses_pulihkan", proses.pulihkan),
    alamat(f"{_P}olah/", "proses_olah", proses.olah),
    alamat(f"{_P}sertifikat/", "sertifikat", proses.sertifikat, proses.sertifikat_buat),
    alamat(f"{_P}berita-acara.pdf", "berita_acara", proses.berita_acara),
    alamat("sertifikat/<str:kode>/", "sertifikat_kode", proses.sertifikat_kode),
    alamat("rekap/", "rekap", proses.rekap),
    alamat("jadwal/", "jadwal", proses.jadwal, proses.jadwal_tetapkan),
    alamat("andaian/", "andaian", banding.andai),
    alamat(f"{_P}andaian/draf/", "andaian_draf", banding.andai_draf),
    alamat(_B, "banding", banding.ringkas),
    alamat(f"{_B}pegawai/", "banding_daftar", banding.daftar),
    alamat(f"{_B}pegawai/<nomor:pegawai_id>/", "banding_pegawai", banding.orang),
    alamat(f"{_B}berkas.csv", "banding_berkas", banding.ekspor),
    alamat("aturan/", "aturan", aturan.daftar, aturan.muat_isi),
    alamat(_A, "aturan_satu", aturan.rinci),
    alamat(f"{_A}isi/", "aturan_isi", aturan.isi, aturan.isi_ganti),
    alamat(f"{_A}beda/", "aturan_beda", aturan.beda),
    alamat(f"{_A}pengaruh/", "aturan_pengaruh", aturan.pengaruh, aturan.pengaruh_hitung),
    alamat(f"{_A}salin/", "aturan_salin", aturan.salin),
    alamat(f"{_A}usulkan/", "aturan_usulkan", aturan.usulkan),
    alamat(f"{_A}tarik/", "aturan_tarik", aturan.tarik),
    alamat(f"{_A}buang/", "aturan_buang", aturan.buang),
    alamat(f"{_A}sahkan/", "aturan_sahkan", aturan.sahkan),
    alamat(f"{_A}kembalikan/", "aturan_kembalikan", aturan.kembalikan),
    alamat(f"{_A}cabut/", "aturan_cabut", aturan.cabut),
    alamat(f"{_A}berkas.json", "aturan_berkas", aturan.berkas),
    alamat(f"{_A}dokumen/", "aturan_dokumen", aturan.dokumen),
    alamat("tinjauan-talenta/", "tinjauan_talenta", tinjauan.daftar, tinjauan.buka),
    alamat(_T, "tinjauan_talenta_satu", tinjauan.rinci),
    alamat(f"{_T}kukuhkan/", "tinjauan_talenta_kukuhkan", tinjauan.kukuhkan),
    alamat(f"{_T}batalkan/", "tinjauan_talenta_batalkan", tinjauan.batalkan),
    alamat(f"{_T}pegawai/<nomor:pegawai_id>/pindah/", "pindah_usul", tinjauan.usulkan),
    alamat("pindah-kotak/<nomor:pk>/", "pindah_langkah", tinjauan.pindah),
    alamat("pindah-kotak/<nomor:pk>/bukti/", "pindah_bukti", tinjauan.bukti),
    alamat("sanggahan/", "sanggah", sanggah.daftar),
    alamat("sanggahan/berkas.csv", "sanggah_berkas", sanggah.berkas),
    alamat("sanggahan/tenggat/", "sanggah_tenggat", sanggah.hari_kerja, sanggah.hari_kerja_atur),
    alamat("sanggahan/<nomor:pk>/", "sanggah_satu", sanggah.rinci),
    alamat("sanggahan/<nomor:pk>/langkah/", "sanggah_langkah", sanggah.langkah),
    alamat("sanggahan/<nomor:pk>/bukti/", "sanggah_bukti", sanggah.bukti),
    alamat("saya/sanggahan/", "saya_sanggah", sanggah.saya),
    alamat("saya/sanggahan/<nomor:pk>/tarik/", "saya_sanggah_tarik", sanggah.tarik),
    alamat("saya/sanggahan/<nomor:pk>/bukti/", "saya_sanggah_bukti", sanggah.bukti_saya),
    alamat("saya/sanggahan/<slug:komponen>/", "saya_sanggah_ajukan", sanggah.ajukan),
    alamat("integritas/", "integritas", sanggah.integritas),
    alamat(f"{_P}integritas/", "integritas_uji", sanggah.integritas_uji),
    alamat("kolam/", "kolam", tinjauan.kolam),
    alamat("kolam/versi/", "kolam_versi", tinjauan.versi),
    alamat("kolam/berkas.csv", "kolam_berkas", tinjauan.kolam_berkas),
    alamat("kolam/sesuaikan/", "kolam_sesuaikan", tinjauan.sesuaikan),
]
