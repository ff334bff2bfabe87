"""Addresses of digital skill, under the wing's own."""

from django.urls import path

from kompetensi.digital.views import isian, kelola, orang

urlpatterns = [
    path("digital/", kelola.peta, name="digital"),
    path("digital/ekspor.<str:jenis>", kelola.ekspor, name="digital_ekspor"),
    path("digital/soal/", kelola.soal, name="digital_soal"),
    path("digital/jabatan/", kelola.standar, name="digital_standar"),
    path("digital/ketentuan/", kelola.ketentuan, name="digital_ketentuan"),
    path("digital/saya/", orang.saya, name="digital_saya"),
    path("digital/saya/mandiri/", isian.mandiri, name="digital_mandiri"),
    path("digital/saya/tes/", isian.uji, name="digital_uji"),
    path("digital/saya/bukti/", orang.bukti_baru, name="digital_bukti_baru"),
    path("digital/saya/bukti/<int:pk>/", orang.bukti_saya, name="digital_bukti_saya"),
    path("digital/pegawai/<int:pk>/", orang.orang, name="digital_orang"),
    path("digital/pegawai/<int:pk>/validasi/", orang.validasi, name="digital_validasi"),
    path("digital/bukti/<int:pk>/", orang.bukti, name="digital_bukti"),
]
