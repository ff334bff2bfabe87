"""Settings common to every place the portal runs in; one concern a file."""

import os
from pathlib import Path
from typing import Any

import environ
import pghistory

from talenta.settings.api import *  # noqa: F403
from talenta.settings.background import *  # noqa: F403
from talenta.settings.database import *  # noqa: F403
from talenta.settings.database import LOGIN
from talenta.settings.security import *  # noqa: F403

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[2]
TALENTA_DATA = Path(env("TALENTA_DATA", default=str(BASE_DIR / ".data")))
TALENTA_LOGIN = LOGIN

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "pghistory",
    "pgtrigger",
    "axes",
    "csp",
    "django_htmx",
    "django_filters",
    "import_export",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "talenta.inti",
    "talenta.akun",
    "talenta.lokal",
    "talenta.impor",
    "talenta.pegawai",
    "talenta.mutu",
    "kinerja",
    "kompetensi",
    "karir",
]

MIDDLEWARE = [
    "talenta.inti.middleware.CatatanMiddleware",
    "talenta.inti.middleware.KepalaMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "talenta.akun.middleware.SesiMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "talenta.akun.middleware.TokenMiddleware",
    "talenta.akun.middleware.WajibMasukMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "talenta.inti.middleware.HidupMiddleware",
    "talenta.pegawai.middleware.LingkupMiddleware",
    "talenta.pegawai.middleware.TilikanMiddleware",
    "karir.middleware.ArsipMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "talenta.urls"
WSGI_APPLICATION = "talenta.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "talenta.akun.menu.menu",
            ],
            "builtins": [
                "talenta.inti.templatetags.tampilan",
                "talenta.inti.templatetags.gambar",
            ],
        },
    }
]

# Forms read their markup from templates/django/forms/, errors beside the field.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Makassar"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles"
_BERKAS = {"BACKEND": "talenta.inti.penyimpanan.PenyimpananUtuh"}
STORAGES = {
    "default": _BERKAS,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STORAGES_PRODUKSI = {
    "default": _BERKAS,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = TALENTA_DATA / "berkas"
# Where `cadangkan` collects backups; best on another disk.
TALENTA_CADANGAN = Path(env("TALENTA_CADANGAN", default=str(TALENTA_DATA / "cadangan")))
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
TALENTA_BATAS_UNGGAH = env.int("TALENTA_BATAS_UNGGAH", default=500 * 1024 * 1024)
# What the process that reads one spreadsheet may use: bytes of memory, seconds of processor.
TALENTA_LEMBAR_MEMORI = env.int("TALENTA_LEMBAR_MEMORI", default=1024 * 1024 * 1024)
TALENTA_LEMBAR_DETIK = env.int("TALENTA_LEMBAR_DETIK", default=60)
# Processes beside the worker that clean a long file, 0 for none, and the rows that make it long.
TALENTA_IMPOR_PROSES = env.int("TALENTA_IMPOR_PROSES", default=min(os.cpu_count() or 1, 4))
TALENTA_IMPOR_PANJANG = env.int("TALENTA_IMPOR_PANJANG", default=50_000)
# Results of runs older than this many months and not shown are set aside; 0 never does.
TALENTA_ARSIP_BULAN = env.int("TALENTA_ARSIP_BULAN", default=24)
# The word that Prometheus says to read /metrik/; without it nobody reads it.
TALENTA_METRIK_KUNCI = env("TALENTA_METRIK_KUNCI", default="")
TALENTA_BATAS_BUKTI = env.int("TALENTA_BATAS_BUKTI", default=5 * 1024 * 1024)

# History tables are written a million rows at a time: no index on copied foreign keys.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "talenta"}
}
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    # Both leave out whatever could be a person's (talenta.inti.log).
    "formatters": {
        "teks": {"()": "talenta.inti.log.BarisTeks"},
        "json": {"()": "talenta.inti.log.BarisJson"},
    },
    "filters": {"konteks": {"()": "talenta.inti.log.Konteks"}},
    "handlers": {
        "layar": {
            "class": "logging.StreamHandler",
            "formatter": "teks",
            "filters": ["konteks"],
        }
    },
    "root": {"handlers": ["layar"], "level": "INFO"},
    "loggers": {
        "axes": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        # It tells each credential by its id.
        "fido2": {"level": "WARNING"},
    },
}
