from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "talenta.akun"
    label = "akun"
