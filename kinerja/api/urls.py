"""Addresses about appraisal."""

from kinerja.api import dokumen, keberatan, panel, pantau, skp, tahunan, tim, tinjauan, umpan
from talenta.inti.api.skema import alamat

app_name = "api_kinerja"
_S = "saya/skp/<nomor:pk>/"
_T = f"{_S}periode/<nomor:periode>/"
_P = "saya/penilaian/<nomor:tahun>/<nomor:pegawai>/"
urlpatterns = [
    alamat("pegawai/<nomor:pk>/kinerja/", "kinerja", panel.panel),
    alamat("saya/kinerja/", "saya_kinerja", panel.panel_saya),
    alamat("saya/kinerja/tahun/", "saya_tahun", tim.tahun_saya),
    alamat("dinilai/", "dinilai_daftar", tim.tim),
    alamat("dinilai/berkas.csv", "dinilai_berkas", tim.tim_berkas),
    alamat("saya/tim-kerja/", "saya_tim_kerja", tim.tim_kerja),
    alamat(
        "saya/tim-kerja/<nomor:pk>/periode/<nomor:periode>/",
        "saya_masukan",
        tim.masukan,
        tim.masukan_tulis,
    ),
    alamat(_S, "saya_skp", skp.satu, skp.simpan),
    alamat(f"{_S}ekspektasi/", "saya_skp_ekspektasi", skp.ekspektasi, skp.ekspektasi_simpan),
    alamat(f"{_S}langkah/", "saya_skp_langkah", skp.langkah),
    alamat(f"{_S}salin/", "saya_skp_salin", skp.salin),
    alamat(f"{_S}dialog/", "saya_skp_dialog", skp.dialog),
    alamat("skp/<nomor:pk>/", "skp", skp.kantor),
    alamat(_T, "saya_tinjauan", tinjauan.satu),
    alamat(
        f"{_T}realisasi/", "saya_tinjauan_realisasi", tinjauan.realisasi, tinjauan.realisasi_simpan
    ),
    alamat(f"{_T}nilai/", "saya_tinjauan_nilai", tinjauan.nilai, tinjauan.nilai_simpan),
    alamat(f"{_T}langkah/", "saya_tinjauan_langkah", tinjauan.langkah),
    alamat(f"{_T}bukti/", "saya_tinjauan_bukti", tinjauan.bukti),
    alamat("saya/skp/bukti/<nomor:pk>/", "saya_skp_bukti", tinjauan.bukti_saya),
    alamat("saya/skp/bukti/<nomor:pk>/lepas/", "saya_skp_bukti_lepas", tinjauan.bukti_lepas),
    alamat("skp/<nomor:pk>/periode/<nomor:periode>/", "tinjauan", tinjauan.kantor),
    alamat("skp/bukti/<nomor:pk>/", "skp_bukti", tinjauan.bukti_kantor),
    alamat(_P, "saya_penilaian", tahunan.satu, tahunan.simpan),
    alamat(f"{_P}langkah/", "saya_penilaian_langkah", tahunan.langkah),
    alamat("penilaian/<nomor:tahun>/<nomor:pegawai>/", "penilaian", tahunan.kantor),
    alamat("kinerja/tahun/<nomor:pk>/capaian/", "capaian", tahunan.capaian, tahunan.capaian_simpan),
    alamat("saya/umpan-balik/", "saya_umpan", umpan.saya, umpan.beri),
    alamat("saya/umpan-balik/anonim/", "saya_umpan_anonim", umpan.anonim),
    alamat("saya/umpan-balik/rekan/", "saya_umpan_rekan", umpan.rekan),
    alamat("saya/umpan-balik/permintaan/", "saya_umpan_minta", umpan.minta),
    alamat("dinilai/<nomor:pk>/umpan-balik/", "dinilai_umpan", umpan.orang),
    alamat("saya/keberatan/", "saya_keberatan", keberatan.daftar),
    alamat("saya/penilaian/<nomor:pk>/keberatan/", "saya_keberatan_ajukan", keberatan.ajukan),
    alamat("saya/keberatan/<nomor:pk>/", "saya_keberatan_satu", keberatan.satu),
    alamat(
        "saya/keberatan/<nomor:pk>/keterangan/", "saya_keberatan_keterangan", keberatan.keterangan
    ),
    alamat("saya/keberatan/<nomor:pk>/putusan/", "saya_keberatan_putusan", keberatan.putuskan),
    alamat("saya/keberatan/<nomor:pk>/tarik/", "saya_keberatan_tarik", keberatan.tarik),
    alamat("saya/keberatan/bukti/<nomor:pk>/", "saya_keberatan_bukti", keberatan.bukti),
    alamat("keberatan/", "keberatan", keberatan.kantor),
    alamat("keberatan/<nomor:pk>/", "keberatan_satu", keberatan.kantor_satu),
    alamat("keberatan/<nomor:pk>/pemutus/", "keberatan_pemutus", keberatan.pemutus),
    alamat(
        "keberatan/<nomor:pk>/pemutus/putusan/",
        "keberatan_pemutus_putusan",
        keberatan.pemutus_putusan,
    ),
    alamat("keberatan/bukti/<nomor:pk>/", "keberatan_bukti", keberatan.kantor_bukti),
    alamat("kinerja/pantauan/", "pantau", pantau.unit),
    alamat("kinerja/pantauan/orang/", "pantau_orang", pantau.orang),
    alamat("kinerja/pantauan/orang/berkas.csv", "pantau_orang_berkas", pantau.orang_berkas),
    alamat("kinerja/pantauan/pengingat/", "pantau_ingatkan", pantau.kirim),
    alamat("kinerja/pantauan/penilaian.xlsx", "pantau_berkas", pantau.berkas),
    alamat("kinerja/pantauan/penilaian.csv", "pantau_berkas_csv", pantau.berkas_csv),
    alamat("saya/skp/<nomor:pk>.pdf", "saya_skp_dokumen", dokumen.skp),
    alamat("saya/penilaian/<nomor:pk>.pdf", "saya_penilaian_dokumen", dokumen.penilaian),
    alamat("skp/<nomor:pk>.pdf", "skp_dokumen", dokumen.skp_kantor),
    alamat("penilaian/<nomor:pk>.pdf", "penilaian_dokumen", dokumen.penilaian_kantor),
]
