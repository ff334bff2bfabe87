"""Which PostgreSQL login a process uses: pemilik (migrations), web (under RLS), kerja (workers)."""

import environ

env = environ.Env()

LOGIN = env("TALENTA_LOGIN", default="kerja")
_BY_LOGIN = {"web": "DATABASE_URL_WEB", "kerja": "DATABASE_URL_KERJA", "pemilik": "DATABASE_URL"}


def url() -> str:
    """Return the URL of this process's login; one URL for all three is accepted."""
    fallback = env("DATABASE_URL", default="postgres:///talenta")
    return str(env(_BY_LOGIN[LOGIN], default=fallback))


# How long a login may hold others up, and how soon the server sees that a process or its machine is
# gone: whatever it had locked is free within the minute. Pages give way, work in the background
# waits for its turn.
_LIVENESS = {
    "client_connection_check_interval": "5s",
    "tcp_keepalives_idle": "20s",
    "tcp_keepalives_interval": "5s",
    "tcp_keepalives_count": "6",
}
_LIMITS = {"web": {"statement_timeout": "60s", "lock_timeout": "10s"}}


def options() -> str:
    """Return the start-up options of this process's login."""
    values = {"jit": "off", **_LIVENESS, **_LIMITS.get(LOGIN, {})}
    return " ".join(f"-c {name}={value}" for name, value in values.items())


_config = environ.Env.db_url_config(url())
DATABASES = {
    "default": {
        **_config,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # What the URL asks for, such as ?sslmode=verify-full, holds too.
        "OPTIONS": {**_config.get("OPTIONS", {}), "options": options()},
    }
}
DATABASES["default"]["ENGINE"] = "django.db.backends.postgresql"
