import importlib

from django.apps import AppConfig


class KarirConfig(AppConfig):
    name = "karir"
    label = "karir"

    def ready(self) -> None:
        """Offer this wing's filters to the list of people."""
        importlib.import_module("karir.saringan")
