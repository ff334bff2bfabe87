from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ImporConfig(AppConfig):
    name = "talenta.impor"
    label = "impor"

    def ready(self) -> None:
        """Let every wing declare its kinds of files (impor.py)."""
        autodiscover_modules("impor")
