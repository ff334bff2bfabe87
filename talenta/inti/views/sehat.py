"""Health, for load balancers and watchers: does the process live, are pages served, is all well?"""

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from talenta.inti.broker import broker_sebentar
from talenta.inti.ukuran import keadaan, ruang_cakram

# The seal is a task of every half minute; so long behind, nobody does it.
SEGEL_TERTINGGAL = 600
# Below this an import of a large file may not find room.
RUANG_PALING_SEDIKIT = 1024**3


def broker_ada() -> bool:
    """Whether the broker answers within a second."""
    try:
        with broker_sebentar() as redis:
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


@login_not_required
@require_safe
def hidup(request: HttpRequest) -> HttpResponse:
    """Whether the process answers; talenta.inti.middleware does so before any database."""
    return HttpResponse("hidup\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def siap(request: HttpRequest) -> JsonResponse:
    """200 while all is well, 503 with what is not: tables of this release, queue, seals, room."""
    kini = keadaan()
    isi = {
        "basis_data": True,
        "migrasi": _migrasi_lengkap(),
        "antrean": broker_ada(),
        "segel": (kini["segel_detik"] or 0) < SEGEL_TERTINGGAL,
        "ruang": ruang_cakram()[0] >= RUANG_PALING_SEDIKIT,
    }
    return JsonResponse(isi, status=200 if all(isi.values()) else 503)


def _migrasi_lengkap() -> bool:
    """Whether the tables are those of this release: each app's last migration has been applied."""
    return _migrasi_terakhir() <= set(MigrationRecorder(connection).applied_migrations())


@cache
def _migrasi_terakhir() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).graph.leaf_nodes())
