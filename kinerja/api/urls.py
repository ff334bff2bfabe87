"""Addresses about appraisal."""

from kinerja.api import dokumen, keberatan, panel, pantau, umpan
from talenta.inti.api.skema import alamat

app_name = "api_kinerja"
urlpatterns = [
    alamat("pegawai/<nomor:pk>/kinerja/", "kinerja", panel.panel),
    alamat("saya/kinerja/", "saya_kinerja", panel.panel_saya),
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
    alamat("keberatan/bukti/<nomor:pk>/", "keberatan_bukti", keberatan.kantor_bukti),
    alamat("kinerja/pantauan/", "pantau", pantau.unit),
    alamat("kinerja/pantauan/orang/", "pantau_orang", pantau.orang),
    alamat("kinerja/pantauan/orang/berkas.csv", "pantau_orang_berkas", pantau.orang_berkas),
    alamat("kinerja/pantauan/pengingat/", "pantau_ingatkan", pantau.kirim),
    alamat("kinerja/pantauan/penilaian.xlsx", "pantau_berkas", pantau.berkas),
    alamat("saya/skp/<nomor:pk>.pdf", "saya_skp_dokumen", dokumen.skp),
    alamat("saya/penilaian/<nomor:pk>.pdf", "saya_penilaian_dokumen", dokumen.penilaian),
    alamat("skp/<nomor:pk>.pdf", "skp_dokumen", dokumen.skp_kantor),
    alamat("penilaian/<nomor:pk>.pdf", "penilaian_dokumen", dokumen.penilaian_kantor),
]
