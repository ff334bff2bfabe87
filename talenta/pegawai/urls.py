from django.urls import path, re_path

from talenta.pegawai.views import (
    akses,
    daftar,
    laporan,
    laporan_saya,
    perbaikan,
    pernyataan,
    profil,
    tak_tercantum,
    usul,
)

app_name = "pegawai"
urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    re_path(r"^pegawai\.(?P<jenis>csv|xlsx)$", daftar.ekspor, name="ekspor"),
    path("saya/", profil.saya, name="saya"),
    path("saya/perubahan/", profil.riwayat_saya, name="riwayat_saya"),
    path("saya/akses/", akses.akses_saya, name="akses_saya"),
    path("saya/nik/", profil.nik_saya, name="nik_saya"),
    path("saya/laporan/", laporan_saya.daftar, name="laporan_saya"),
    path("saya/lapor/", laporan_saya.lapor, name="lapor_saya"),
    path("saya/laporan/<int:pk>/bukti/", laporan_saya.bukti, name="laporan_bukti_saya"),
    path("saya/disabilitas/", pernyataan.pernyataan, name="pernyataan_saya"),
    path("saya/disabilitas/cabut/", pernyataan.cabut, name="pernyataan_cabut"),
    path("perbaikan/", usul.daftar, name="usul"),
    path("perbaikan.csv", usul.ekspor, name="usul_ekspor"),
    path("perbaikan/<int:pk>/", usul.rinci, name="usul_rinci"),
    path("perbaikan/<int:pk>/putuskan/", usul.putuskan, name="usul_putuskan"),
    path("perbaikan/<int:pk>/tarik/", usul.tarik, name="usul_tarik"),
    path("perbaikan/<int:pk>/terapkan/", usul.terapkan, name="usul_terapkan"),
    path("perbaikan/<int:pk>/bukti/", usul.bukti, name="usul_bukti"),
    path("perbaikan/laporan/", laporan.daftar, name="laporan"),
    path("perbaikan/laporan.csv", laporan.ekspor, name="laporan_ekspor"),
    path("perbaikan/laporan/tenggat/", laporan.tenggat, name="laporan_tenggat"),
    path("perbaikan/laporan/<int:pk>/", laporan.rinci, name="laporan_rinci"),
    path("perbaikan/laporan/<int:pk>/jawab/", laporan.jawab, name="laporan_jawab"),
    path("perbaikan/laporan/<int:pk>/bukti/", laporan.bukti, name="laporan_bukti"),
    path("perbaikan/tidak-tercantum/", tak_tercantum.daftar, name="tak_tercantum"),
    path("perbaikan/tidak-tercantum.csv", tak_tercantum.ekspor, name="tak_tercantum_ekspor"),
    path(
        "perbaikan/tidak-tercantum/putuskan/", tak_tercantum.putuskan, name="tak_tercantum_putuskan"
    ),
    path("<int:pk>/", profil.profil, name="profil"),
    path("<int:pk>/perbaikan/", perbaikan.orang, name="orang_perbaikan"),
    path("<int:pk>/perbaikan/<slug:jenis>/<int:objek>/", perbaikan.ubah, name="perbaikan_ubah"),
    path(
        "<int:pk>/perbaikan/<slug:jenis>/<int:objek>/cabut/",
        perbaikan.cabut,
        name="perbaikan_cabut",
    ),
    path("<int:pk>/akses/", akses.akses, name="akses"),
    path("<int:pk>/perubahan/", profil.riwayat, name="riwayat"),
    path("<int:pk>/nik/", profil.nik, name="nik"),
]
