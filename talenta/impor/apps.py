from django.apps import AppConfig


class ImporConfig(AppConfig):
    name = "talenta.impor"
    label = "impor"
