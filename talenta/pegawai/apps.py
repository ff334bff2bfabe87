from django.apps import AppConfig


class PegawaiConfig(AppConfig):
    name = "talenta.pegawai"
    label = "pegawai"
