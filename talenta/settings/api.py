"""The API under /api/v1: tokens only, JSON only, problems in Indonesian, a schema served here."""

from typing import Any

import environ

env = environ.Env()

# Longest life of a token in days, and requests a token may make in a minute.
TALENTA_TOKEN_HARI = env.int("TALENTA_TOKEN_HARI", default=180)
TALENTA_API_BATAS = env.int("TALENTA_API_BATAS", default=300)

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["talenta.akun.api.otentikasi.OtentikasiToken"],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_THROTTLE_CLASSES": ["talenta.inti.api.batas.BatasToken"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["talenta.inti.api.pembaca.BacaJson"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "talenta.inti.api.masalah.tangani",
    "UNAUTHENTICATED_TOKEN": None,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "API Talenta",
    "VERSION": "1",
    "DESCRIPTION": (
        "Semua yang dapat dilakukan di halaman portal, dengan izin dan lingkup yang sama. "
        "Panduan pengintegrasi: docs/api.md."
    ),
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": [],
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "COMPONENT_SPLIT_REQUEST": True,
    # What PATCH takes is said whole: its fields are required like those of PUT.
    "COMPONENT_SPLIT_PATCH": False,
    "PATH_CONVERTER_OVERRIDES": {
        "nomor": {"type": "integer", "minimum": 1, "maximum": 10**18 - 1},
    },
    # Codes stay where they are used: names of shared ones would change with every new list.
    "POSTPROCESSING_HOOKS": ["talenta.inti.api.skema.rapikan_skema"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}
