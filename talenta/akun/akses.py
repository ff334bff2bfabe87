"""Guard of views: a page that the role now taken on may not open does not exist for it (404)."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponseBase

from talenta.akun.izin import IZIN
from talenta.akun.models import Pengguna

P = ParamSpec("P")
Tampilan = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def perlu_izin(izin: str) -> Callable[[Tampilan[P]], Tampilan[P]]:
    """Answer 404 unless the role now taken on allows `izin`."""
    if izin not in IZIN:
        raise LookupError(f"izin {izin} tidak dikenal")

    def bungkus(tampilan: Tampilan[P]) -> Tampilan[P]:
        @wraps(tampilan)
        def dijaga(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            pengguna: Any = request.user
            if not pengguna.boleh(izin):
                raise Http404
            return tampilan(request, *args, **kwargs)

        return dijaga

    return bungkus


def pengguna_dari(request: HttpRequest) -> Pengguna:
    """The signed-in person; pages behind `perlu_izin` are never shown to anyone else."""
    assert isinstance(request.user, Pengguna)  # noqa: S101 (narrows the type)
    return request.user
