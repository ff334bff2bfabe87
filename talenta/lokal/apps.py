from django.apps import AppConfig


class LokalConfig(AppConfig):
    name = "talenta.lokal"
    label = "lokal"
