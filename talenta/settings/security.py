"""Sign-in, sessions, headers."""

from datetime import timedelta
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

AUTH_USER_MODEL = "akun.Pengguna"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "akun:masuk"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "akun:masuk"
PASSWORD_HASHERS = ["talenta.akun.sandi.Argon2Ringan"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("nip", "nama", "email")},
    },
]

# One person's typing must not lock out an office behind one address: lock by NIP and address.
# The limits of each source, and why, stand in talenta.akun.penjaga.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = "talenta.akun.penjaga.batas_gagal"
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_USERNAME_FORM_FIELD = "username"
AXES_LOCKOUT_CALLABLE = "talenta.akun.views.masuk.terkunci"
AXES_CLIENT_IP_CALLABLE = "talenta.akun.alamat.alamat_penjaga"
# What a failed attempt keeps of the form: these are masked.
AXES_SENSITIVE_PARAMETERS = [
    "username",
    "ip_address",
    "kode",
    "sandi_lama",
    "sandi_baru",
    "sandi_ulang",
    "sandi",
    "tanggapan",
    "csrfmiddlewaretoken",
]
AXES_VERBOSE = False

# Proxies that append to X-Forwarded-For in front of the portal; 0 ignores the header.
TALENTA_PROXY = 0

# Says codes of second factors; only ever on a person's own machine (settings.local).
TALENTA_KODE_DEMO = False

# Sign-in at a government's OpenID Connect provider; without an issuer there is none.
TALENTA_SSO_PENERBIT = env("TALENTA_SSO_PENERBIT", default="")
TALENTA_SSO_KLIEN = env("TALENTA_SSO_KLIEN", default="")
TALENTA_SSO_RAHASIA = env("TALENTA_SSO_RAHASIA", default="")
TALENTA_SSO_LABEL = env("TALENTA_SSO_LABEL", default="") or "akun pemerintah"
TALENTA_SSO_LINGKUP = env("TALENTA_SSO_LINGKUP", default="") or "openid profile"
# The claim that holds the NIP, and the one that must be true for it to count; "-" for the latter
# where whatever this provider says of a NIP is verified.
TALENTA_SSO_KLAIM_NIP = env("TALENTA_SSO_KLAIM_NIP", default="") or "nip"
TALENTA_SSO_KLAIM_SAH = (env("TALENTA_SSO_KLAIM_SAH", default="") or "nip_verified").strip("-")
# Values of acr or amr that count as a second factor; none unless said.
TALENTA_SSO_FAKTOR = frozenset(env.list("TALENTA_SSO_FAKTOR", default=[])) - {""}
if TALENTA_SSO_PENERBIT and not (TALENTA_SSO_KLIEN and TALENTA_SSO_RAHASIA):
    raise ImproperlyConfigured("Set TALENTA_SSO_KLIEN and TALENTA_SSO_RAHASIA too")

SESSION_ENGINE = "talenta.akun.sesi"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY: dict[str, dict[str, Any]] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
