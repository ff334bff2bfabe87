from django.apps import AppConfig


class KarirConfig(AppConfig):
    name = "karir"
    label = "karir"
