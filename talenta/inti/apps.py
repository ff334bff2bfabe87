from django import forms
from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class IntiConfig(AppConfig):
    name = "talenta.inti"
    label = "inti"

    def ready(self) -> None:
        """Let every wing declare its words for jobs and audited acts (kamus.py)."""
        # Django's own Indonesian sentence is hardly understood.
        forms.IntegerField.default_error_messages["invalid"] = "Isi bilangan bulat."
        autodiscover_modules("kamus")
