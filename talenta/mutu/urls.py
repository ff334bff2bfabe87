from django.urls import path, re_path

from talenta.mutu.views import daftar, indeks, ketentuan, pengecualian, urutan

app_name = "mutu"
urlpatterns = [
    path("", indeks.indeks, name="indeks"),
    path("unit.csv", indeks.ekspor, name="indeks_ekspor"),
    path("ukur/", indeks.ukur, name="ukur"),
    path("temuan/<slug:alamat>/", daftar.daftar, name="daftar"),
    re_path(
        r"^temuan/(?P<alamat>[a-z0-9-]+)\.(?P<jenis>csv|xlsx)$", daftar.ekspor, name="daftar_ekspor"
    ),
    path("temuan/<slug:alamat>/<int:pk>/kecualikan/", pengecualian.buat, name="kecualikan"),
    path("pengecualian/", pengecualian.daftar, name="pengecualian"),
    path("pengecualian/<int:pk>/cabut/", pengecualian.cabut, name="pengecualian_cabut"),
    path("urutan/", urutan.urutan, name="urutan"),
    path("ketentuan/", ketentuan.daftar, name="ketentuan"),
    path("ketentuan/<str:kode>/", ketentuan.ubah, name="ketentuan_ubah"),
]
