"""A person's own machine and `make demo`: the embedded servers, no outside secrets."""

from talenta.settings.base import *  # noqa: F403
from talenta.settings.base import TALENTA_DATA, env

DEBUG = env.bool("TALENTA_DEBUG", default=False)
SECRET_KEY = env("TALENTA_SECRET_KEY", default="")
if not SECRET_KEY:
    from talenta.lokal.rahasia import rahasia_lokal

    SECRET_KEY = rahasia_lokal(TALENTA_DATA, "secret_key")
TALENTA_KUNCI_NIK = env("TALENTA_KUNCI_NIK", default="")
if not TALENTA_KUNCI_NIK:
    from talenta.lokal.rahasia import rahasia_lokal

    TALENTA_KUNCI_NIK = rahasia_lokal(TALENTA_DATA, "kunci_nik")
# `manage.py kode_demo` may say the codes of sample accounts.
TALENTA_KODE_DEMO = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
