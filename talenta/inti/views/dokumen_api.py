"""The documents of the API: its operations as a page, and its schema."""

from functools import lru_cache
from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from talenta.inti.api.operasi import AREA


@lru_cache(maxsize=1)
def skema_lengkap() -> dict[str, Any]:
    """The OpenAPI document, of addresses and code alone: the same for everybody."""
    return SchemaGenerator().get_schema(request=None, public=True)


@lru_cache(maxsize=1)
def _operasi() -> list[tuple[str, list[dict[str, str]]]]:
    """The operations by area, in the order of AREA."""
    urutan = list(AREA.values())
    semua = [
        {
            "area": isi["tags"][0],
            "metode": metode.upper(),
            "alamat": alamat,
            "judul": isi["summary"],
            "rinci": isi["description"].replace("`", ""),
        }
        for alamat, metode_isi in skema_lengkap()["paths"].items()
        for metode, isi in metode_isi.items()
    ]
    semua.sort(key=lambda satu: (urutan.index(satu["area"]), satu["alamat"]))
    return [(area, list(isi)) for area, isi in groupby(semua, key=lambda satu: satu["area"])]


@require_safe
def dokumen(request: HttpRequest) -> HttpResponse:
    """Every operation with what it asks for, readable without scripts."""
    konteks = {
        "kelompok": _operasi(),
        "batas": settings.TALENTA_API_BATAS,
        "hari": settings.TALENTA_TOKEN_HARI,
    }
    return render(request, "inti/api.html", konteks)


@require_safe
def coba(request: HttpRequest) -> HttpResponse:
    """Swagger UI, from this portal alone: nothing inline, nothing from elsewhere."""
    return render(request, "inti/api_coba.html")


@require_safe
@login_not_required
def skema(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document for programs; it tells of no data."""
    return JsonResponse(skema_lengkap(), json_dumps_params={"ensure_ascii": False})
