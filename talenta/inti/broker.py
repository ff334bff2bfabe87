"""The broker asked directly, by those who would rather go without than wait."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from redis import Redis

SABAR_DETIK = 1.0


@contextmanager
def broker_sebentar() -> Iterator[Redis]:
    """A connection that gives up after a second; raises RedisError."""
    with Redis.from_url(
        settings.REDIS_URL, socket_connect_timeout=SABAR_DETIK, socket_timeout=SABAR_DETIK
    ) as redis:
        yield redis
