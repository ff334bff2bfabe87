"""Sign-in, sessions, headers."""

from datetime import timedelta
from typing import Any

from csp.constants import NONE, SELF

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
