"""Addresses beside the appraisal itself: feedback, objections."""

from django.urls import path, re_path

from kinerja.views import dokumen, keberatan, keberatan_kantor, pantau, umpan

lanjut = [
    path("skp/<int:pk>.pdf", dokumen.skp, name="skp_dokumen"),
    path("penilaian/<int:pk>.pdf", dokumen.penilaian, name="penilaian_dokumen"),
    path("kantor/skp/<int:pk>.pdf", dokumen.skp_kantor, name="skp_dokumen_kantor"),
    path(
        "kantor/penilaian/<int:pk>.pdf", dokumen.penilaian_kantor, name="penilaian_dokumen_kantor"
    ),
    path("pantau/", pantau.pantau, name="pantau"),
    path("pantau/orang/", pantau.orang, name="pantau_orang"),
    path("pantau/ingatkan/", pantau.kirim, name="pantau_ingatkan"),
    re_path(r"^pantau/penilaian\.(?P<jenis>csv|xlsx)$", pantau.ekspor, name="pantau_ekspor"),
    re_path(
        r"^pantau/orang\.(?P<jenis>csv|xlsx)$", pantau.orang_ekspor, name="pantau_orang_ekspor"
    ),
    path("umpan-balik/", umpan.saya, name="umpan_saya"),
    path("umpan-balik/beri/", umpan.beri, name="umpan_beri"),
    path("umpan-balik/minta/", umpan.minta, name="umpan_minta"),
    path("umpan-balik/pegawai/<int:pk>/", umpan.orang, name="umpan_orang"),
    path("keberatan/", keberatan.daftar, name="keberatan"),
    path("keberatan/penilaian/<int:pk>/", keberatan.ajukan, name="keberatan_ajukan"),
    path("keberatan/<int:pk>/", keberatan.rinci, name="keberatan_rinci"),
    path("keberatan/<int:pk>/keterangan/", keberatan.keterangan, name="keberatan_keterangan"),
    path("keberatan/<int:pk>/putuskan/", keberatan.putuskan, name="keberatan_putuskan"),
    path("keberatan/<int:pk>/tarik/", keberatan.tarik, name="keberatan_tarik"),
    path("keberatan/bukti/<int:pk>/", keberatan.bukti, name="keberatan_bukti"),
    path("keberatan/kantor/", keberatan_kantor.kantor, name="keberatan_kantor"),
    path(
        "keberatan/kantor/<int:pk>/", keberatan_kantor.kantor_rinci, name="keberatan_kantor_rinci"
    ),
    path("keberatan/kantor/<int:pk>/pemutus/", keberatan_kantor.pemutus, name="keberatan_pemutus"),
    path(
        "keberatan/kantor/<int:pk>/pemutus/putuskan/",
        keberatan_kantor.pemutus_putuskan,
        name="keberatan_pemutus_putuskan",
    ),
    path(
        "keberatan/kantor/bukti/<int:pk>/",
        keberatan_kantor.kantor_bukti,
        name="keberatan_kantor_bukti",
    ),
]
