"""`make siap-uji`: migrate the template of the test databases before the tests ask for it."""

import os
from importlib import import_module

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "talenta.settings.test"
    django.setup()
    # What names the template reads models: only now may it be imported.
    import_module("tests.templat_basis").siapkan_templat()
