from django.apps import AppConfig


class WilayahConfig(AppConfig):
    name = "talenta.wilayah"
    label = "wilayah"
