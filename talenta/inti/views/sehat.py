"""Health of the web process, for load balancers: is the database there, and the broker?"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from redis import Redis
from redis.exceptions import RedisError


def broker_ada() -> bool:
    """Whether the broker answers within a second."""
    try:
        with Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1
        ) as redis:
            return bool(redis.ping())
    except RedisError:
        return False


@login_not_required
@require_safe
def sehat(request: HttpRequest) -> JsonResponse:
    """200 while pages can be served; without a broker pages work and jobs wait.

    Without a database no view is reached: talenta.inti.views.galat answers 503.
    """
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
    return JsonResponse({"basis_data": True, "antrean": broker_ada()})
