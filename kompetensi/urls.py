from django.urls import path

from kompetensi.views import panel

app_name = "kompetensi"
urlpatterns = [
    path("saya/", panel.panel_saya, name="panel_saya"),
    path("pegawai/<int:pk>/", panel.panel, name="panel"),
]
