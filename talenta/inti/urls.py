from django.urls import path

from talenta.inti.views import audit, gaya, metrik, pekerjaan, segel, sehat

urlpatterns = [
    path("sehat/", sehat.sehat, name="sehat"),
    path("sehat/hidup/", sehat.hidup, name="sehat_hidup"),
    path("sehat/siap/", sehat.siap, name="sehat_siap"),
    path("metrik/", metrik.metrik, name="metrik"),
    path("gaya/", gaya.gaya, name="gaya"),
    path("pekerjaan/", pekerjaan.daftar, name="pekerjaan"),
    path("pekerjaan/<int:pk>/", pekerjaan.rinci, name="pekerjaan_rinci"),
    path("pekerjaan/<int:pk>/kemajuan/", pekerjaan.kemajuan, name="pekerjaan_kemajuan"),
    path("pekerjaan/<int:pk>/batalkan/", pekerjaan.batalkan, name="pekerjaan_batalkan"),
    path("audit/", audit.daftar, name="audit"),
    path("audit/audit.csv", audit.ekspor, name="audit_ekspor"),
    path("audit/segel/", segel.segel, name="audit_segel"),
    path("audit/segel/segel.json", segel.unduh, name="audit_segel_unduh"),
    path("audit/periksa/", audit.verifikasi, name="audit_verifikasi"),
]
