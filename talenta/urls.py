"""The shell's URL map; the wings are named by string only."""

from django.urls import include, path

urlpatterns = [
    path("", include("karir.urls_beranda")),
    path("api/", include("talenta.inti.api.urls_dokumen")),
    path("api/v1/", include("talenta.akun.api.urls")),
    path("api/v1/", include("talenta.inti.api.urls")),
    path("api/v1/", include("talenta.impor.api.urls")),
    path("api/v1/", include("talenta.pegawai.api.urls")),
    path("api/v1/", include("talenta.mutu.api.urls")),
    path("api/v1/", include("kinerja.api.urls")),
    path("api/v1/", include("kompetensi.api.urls")),
    path("api/v1/", include("karir.api.urls")),
    path("", include("talenta.inti.urls")),
    path("akun/", include("talenta.akun.urls")),
    path("akun/", include("talenta.pegawai.urls_akun")),
    path("impor/", include("talenta.impor.urls")),
    path("pegawai/", include("talenta.pegawai.urls")),
    path("mutu/", include("talenta.mutu.urls")),
    path("kinerja/", include("kinerja.urls")),
    path("kompetensi/", include("kompetensi.urls")),
    path("karir/", include("karir.urls")),
]

handler500 = "talenta.inti.views.galat.galat_server"
