"""How often a token may ask: a count a minute in Redis, the same whichever process answers."""

import time
from functools import lru_cache
from typing import Any

from django.conf import settings
from redis import Redis
from redis.exceptions import RedisError
from rest_framework.throttling import BaseThrottle

JENDELA = 60


@lru_cache(maxsize=1)
def _redis() -> Redis:
    return Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1)


class BatasToken(BaseThrottle):
    """Counts requests by token within whole minutes; what is left stands in the answer's headers.

    While Redis is away nothing is refused: the portal stays usable without it.
    """

    def __init__(self) -> None:
        self.tunggu = 0

    def allow_request(self, request: Any, view: Any) -> bool:
        token = request.auth
        if token is None:
            return True
        sekarang = time.time()
        menit = int(sekarang // JENDELA)
        self.tunggu = max(1, int((menit + 1) * JENDELA - sekarang))
        # By fingerprint: two databases on one Redis number their tokens alike.
        kunci = f"talenta:api:{token.sidik}:{menit}"
        try:
            with _redis().pipeline() as pipa:
                pipa.incr(kunci)
                pipa.expire(kunci, 2 * JENDELA)
                dipakai = int(pipa.execute()[0])
        except RedisError:
            return True
        batas = settings.TALENTA_API_BATAS
        view.kepala_batas = {
            "RateLimit-Limit": str(batas),
            "RateLimit-Remaining": str(max(0, batas - dipakai)),
            "RateLimit-Reset": str(self.tunggu),
        }
        return dipakai <= batas

    def wait(self) -> float:
        return float(self.tunggu)
