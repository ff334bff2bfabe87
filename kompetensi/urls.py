from django.urls import path, re_path

from kompetensi.digital.urls import urlpatterns as digital
from kompetensi.views import (
    antrean,
    asesmen,
    gap_teknis,
    kamus,
    keberatan,
    kebutuhan,
    kesenjangan,
    ketentuan,
    panel,
    sasaran,
    standar,
    standar_draf,
    uraian,
)

app_name = "kompetensi"
urlpatterns = [
    path("", kesenjangan.kesenjangan, name="kesenjangan"),
    re_path(
        r"^kesenjangan\.(?P<jenis>csv|xlsx)$", kesenjangan.kesenjangan_ekspor, name="gap_ekspor"
    ),
    path("teknis/", gap_teknis.gap_teknis, name="gap_teknis"),
    re_path(
        r"^teknis\.(?P<jenis>csv|xlsx)$", gap_teknis.gap_teknis_ekspor, name="gap_teknis_ekspor"
    ),
    path("orang/", kesenjangan.kesenjangan_orang, name="gap_orang"),
    re_path(r"^orang\.(?P<jenis>csv|xlsx)$", kesenjangan.orang_ekspor, name="gap_orang_ekspor"),
    path("kebutuhan/", kebutuhan.kebutuhan, name="kebutuhan"),
    re_path(
        r"^kebutuhan\.(?P<jenis>csv|xlsx)$", kebutuhan.kebutuhan_ekspor, name="kebutuhan_ekspor"
    ),
    path("ketentuan/", ketentuan.ketentuan, name="ketentuan"),
    path("ketentuan/<str:kode>/", ketentuan.ketentuan_ubah, name="ketentuan_ubah"),
    path("saya/sasaran/", sasaran.sasaran_saya, name="sasaran_saya"),
    path("pegawai/<int:pk>/sasaran/", sasaran.sasaran, name="sasaran"),
    path("saya/", panel.panel_saya, name="panel_saya"),
    path("pegawai/<int:pk>/", panel.panel, name="panel"),
    path("kamus/", kamus.kamus, name="kamus"),
    re_path(r"^kamus/kamus\.(?P<jenis>csv|xlsx)$", kamus.kamus_ekspor, name="kamus_ekspor"),
    re_path(r"^kamus/(?P<langkah>draf|buang)/$", kamus.kamus_langkah, name="kamus_langkah"),
    path("kamus/kompetensi/<int:pk>/", kamus.kamus_butir, name="kamus_butir"),
    path("kamus/kompetensi/baru/", kamus.kamus_butir_baru, name="kamus_butir_baru"),
    path("kamus/berkas/", kamus.kamus_berkas, name="kamus_berkas"),
    path("kamus/tetapkan/", kamus.kamus_tetapkan, name="kamus_tetapkan"),
    path("standar/", standar.standar, name="standar"),
    re_path(
        r"^standar/standar\.(?P<jenis>csv|xlsx)$", standar.standar_ekspor, name="standar_ekspor"
    ),
    re_path(
        r"^standar/(?P<langkah>mulai|buang)/$", standar.standar_langkah, name="standar_langkah"
    ),
    path("standar/draf/", standar_draf.standar_ubah, name="standar_draf"),
    path("standar/draf/berkas/", standar_draf.standar_berkas, name="standar_berkas"),
    path("standar/tetapkan/", standar.standar_tetapkan, name="standar_tetapkan"),
    *digital,
    path("asesmen/", asesmen.asesmen, name="asesmen"),
    path("asesmen/baru/", asesmen.asesmen_baru, name="asesmen_baru"),
    path("asesmen/<int:pk>/", asesmen.asesmen_rinci, name="asesmen_rinci"),
    path("asesmen/<int:pk>/ubah/", asesmen.asesmen_ubah, name="asesmen_ubah"),
    re_path(
        r"^asesmen/(?P<pk>[0-9]+)/(?P<langkah>tambah|undang|terbitkan|batalkan)/$",
        asesmen.asesmen_langkah,
        name="asesmen_langkah",
    ),
    path("asesmen/peserta/<int:pk>/", asesmen.peserta, name="peserta"),
    path("pegawai/<int:pk>/uraian/<int:asesmen>/", uraian.narasi, name="narasi"),
    path("saya/uraian/<int:asesmen>/", uraian.narasi_saya, name="narasi_saya"),
    re_path(
        r"^saya/keberatan/(?P<jenis>kompetensi|potensi|teknis)/(?P<tanggal>\d{4}-\d{2}-\d{2})/$",
        keberatan.keberatan_saya,
        name="keberatan_saya",
    ),
    path("keberatan/<int:pk>/", keberatan.keberatan, name="keberatan"),
    path("antrean/", antrean.antrean, name="antrean"),
    re_path(r"^antrean\.(?P<jenis>csv|xlsx)$", antrean.antrean_ekspor, name="antrean_ekspor"),
]
