from django.apps import AppConfig


class IntiConfig(AppConfig):
    name = "talenta.inti"
    label = "inti"
