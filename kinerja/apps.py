import importlib

from django.apps import AppConfig


class KinerjaConfig(AppConfig):
    name = "kinerja"
    label = "kinerja"

    def ready(self) -> None:
        """Say who sees a person by appraising."""
        importlib.import_module("kinerja.hubungan")
