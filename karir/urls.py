from django.urls import path, re_path

from karir.views import aturan, hasil, hitung, mutu, penayangan, peta, proses, rincian

app_name = "karir"
urlpatterns = [
    path("peta/", peta.peta, name="peta"),
    path("hasil/", hasil.daftar, name="hasil"),
    re_path(r"^hasil\.(?P<jenis>csv|xlsx|simata)$", hasil.ekspor, name="ekspor"),
    path("hasil/pegawai/<int:pk>/", rincian.panel, name="panel"),
    path("hasil/saya/", rincian.panel_saya, name="panel_saya"),
    path("hitung/", hitung.hitung, name="hitung"),
    path("proses/", proses.daftar, name="proses"),
    path("proses/<int:pk>/", proses.rinci, name="proses_rinci"),
    path("proses/<int:pk>/verifikasi/", proses.verifikasi, name="proses_verifikasi"),
    path("proses/<int:pk>/tampilkan/", penayangan.tampilkan, name="tampilkan"),
    path("proses/<int:pk>/tarik/", penayangan.tarik, name="tarik"),
    path("mutu/", mutu.mutu, name="mutu"),
    re_path(r"^mutu\.(?P<jenis>csv|xlsx)$", mutu.ekspor, name="mutu_ekspor"),
    path("aturan/", aturan.daftar, name="aturan"),
    path("aturan/<int:pk>/", aturan.rinci, name="aturan_rinci"),
]
