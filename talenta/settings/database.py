"""Which PostgreSQL login a process uses: pemilik (migrations), web (under RLS), kerja (workers)."""

import environ

env = environ.Env()

LOGIN = env("TALENTA_LOGIN", default="kerja")
_BY_LOGIN = {"web": "DATABASE_URL_WEB", "kerja": "DATABASE_URL_KERJA", "pemilik": "DATABASE_URL"}


def url() -> str:
    """Return the URL of this process's login; one URL for all three is accepted."""
    fallback = env("DATABASE_URL", default="postgres:///talenta")
    return str(env(_BY_LOGIN[LOGIN], default=fallback))


_config = environ.Env.db_url_config(url())
DATABASES = {
    "default": {
        **_config,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # What the URL asks for, such as ?sslmode=verify-full, holds too.
        "OPTIONS": {**_config.get("OPTIONS", {}), "options": "-c jit=off"},
    }
}
DATABASES["default"]["ENGINE"] = "django.db.backends.postgresql"
