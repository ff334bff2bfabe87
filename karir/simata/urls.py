"""Addresses about SIMATA; a part of the wing's."""

from django.urls import path, re_path

from karir.simata import views, views_cocok

_C = "simata/<int:pk>/cocok/<int:proses>/"
urlpatterns = [
    path("simata/", views.daftar, name="simata"),
    path("simata/unggah/", views.unggah, name="simata_unggah"),
    path("simata/cocok/", views.pilih, name="simata_pilih"),
    path("simata/<int:pk>/", views.rinci, name="simata_rinci"),
    path("simata/<int:pk>/cabut/", views.cabut, name="simata_cabut"),
    path("simata/<int:pk>/ulangi/", views.ulangi, name="simata_ulangi"),
    path("simata/<int:pk>/temuan.csv", views.temuan, name="simata_temuan"),
    path("simata/<int:pk>/berkas/", views.berkas, name="simata_berkas"),
    path(_C, views_cocok.cocok, name="simata_cocok"),
    path(f"{_C}pegawai/<int:pegawai_id>/", views_cocok.orang, name="simata_pegawai"),
    re_path(
        r"^simata/(?P<pk>\d{1,18})/cocok/(?P<proses>\d{1,18})\.(?P<jenis>csv|xlsx)$",
        views_cocok.ekspor,
        name="simata_ekspor",
    ),
]
