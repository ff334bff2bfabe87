"""The documents of the API: pages for people, and the schema for programs."""

from django.urls import path

from talenta.inti.views import dokumen_api

urlpatterns = [
    path("", dokumen_api.dokumen, name="api_dokumen"),
    path("coba/", dokumen_api.coba, name="api_coba"),
    path("skema.json", dokumen_api.skema, name="api_skema"),
]
