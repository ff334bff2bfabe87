"""Addresses of the ground floor."""

from talenta.inti.api import audit, pekerjaan
from talenta.inti.api.skema import alamat

app_name = "api_inti"
urlpatterns = [
    alamat("pekerjaan/", "pekerjaan", pekerjaan.daftar),
    alamat("pekerjaan/<nomor:pk>/", "pekerjaan_satu", pekerjaan.rinci),
    alamat("pekerjaan/<nomor:pk>/batalkan/", "pekerjaan_batal", pekerjaan.batalkan),
    alamat("audit/", "audit", audit.daftar),
    alamat("audit/berkas.csv", "audit_berkas", audit.ekspor),
    alamat("audit/segel/", "audit_segel", audit.segel),
    alamat("audit/segel/berkas.json", "audit_segel_berkas", audit.segel_unduh),
    alamat("audit/pemeriksaan/", "audit_periksa", audit.periksa),
]
