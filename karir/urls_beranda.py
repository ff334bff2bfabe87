"""The first page after sign-in: it draws on all wings, so it lives in the top one."""

from django.urls import path

from karir.views import beranda

urlpatterns = [path("", beranda.beranda, name="beranda")]
