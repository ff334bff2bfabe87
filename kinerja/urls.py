from django.urls import path

from kinerja.views import panel

app_name = "kinerja"
urlpatterns = [
    path("saya/", panel.panel_saya, name="panel_saya"),
    path("pegawai/<int:pk>/", panel.panel, name="panel"),
]
