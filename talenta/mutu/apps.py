from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MutuConfig(AppConfig):
    name = "talenta.mutu"
    label = "mutu"
    verbose_name = "Mutu data"

    def ready(self) -> None:
        """Let every wing declare its checks (pemeriksaan.py)."""
        autodiscover_modules("pemeriksaan")
