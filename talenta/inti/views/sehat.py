"""Health of the web process, for load balancers: is the database there, and the broker?"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
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
    """200 while pages can be served; without a broker pages work and jobs wait."""
    try:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1")
        basis_data = True
    except DatabaseError:
        basis_data = False
    isi = {"basis_data": basis_data, "antrean": broker_ada()}
    return JsonResponse(isi, status=200 if basis_data else 503)
