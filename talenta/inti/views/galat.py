"""What a person reads when the server, not the person, is at fault (handler500)."""

import errno
import logging
import sys
from typing import Any, Final

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from psycopg2 import errors

from talenta.inti.api.masalah import jawaban_masalah
from talenta.inti.views.sehat import broker_ada

log = logging.getLogger(__name__)

_PENUH: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_MENUNGGU: Final = (
    errors.LockNotAvailable,
    errors.QueryCanceled,
    errors.DeadlockDetected,
    errors.SerializationFailure,
)
_COBA_LAGI = "15"
_POTONG = 1 << 20


def galat_server(request: HttpRequest) -> HttpResponse:
    """503 while the database is away or busy, 507 where a disk is full, else 500, each in words.

    Everything the request did is rolled back. Asks nothing of the database.
    """
    galat = sys.exc_info()[1]
    if request.path.startswith("/api/"):
        return _masalah(request, galat)
    if _penuh(galat):
        log.error("penyimpanan penuh: %s", galat)
        _habiskan(request)
        return _halaman("507.html", 507)
    if isinstance(galat, OperationalError | InterfaceError):
        if request.path == reverse("sehat"):
            return JsonResponse({"basis_data": False, "antrean": broker_ada()}, status=503)
        jawaban = _halaman("503.html", 503, menunggu=isinstance(galat.__cause__, _MENUNGGU))
        jawaban["Retry-After"] = _COBA_LAGI
        return jawaban
    return _halaman("500.html", 500)


def _masalah(request: HttpRequest, galat: BaseException | None) -> HttpResponse:
    """The same for a program that asked the API."""
    if _penuh(galat):
        log.error("penyimpanan penuh: %s", galat)
        _habiskan(request)
        return jawaban_masalah("penuh")
    if isinstance(galat, OperationalError | InterfaceError):
        jawaban = jawaban_masalah("sementara", "Ulangi beberapa saat lagi.")
        jawaban["Retry-After"] = _COBA_LAGI
        return jawaban
    return jawaban_masalah("server", "Tidak ada data yang berubah. Sebutkan X-Request-ID-nya.")


def _halaman(templat: str, status: int, **isi: object) -> HttpResponse:
    # Without the request: its context asks who the person is, and that asks the database.
    return HttpResponse(render_to_string(templat, isi), status=status)


def _penuh(galat: BaseException | None) -> bool:
    """Whether a disk was full: where files are kept, or under the database."""
    if isinstance(galat, OperationalError):
        return isinstance(galat.__cause__, errors.DiskFull)
    return isinstance(galat, OSError) and galat.errno in _PENUH


def _habiskan(request: Any) -> None:
    """Read the rest of an upload: a browser that is still sending does not read our answer."""
    masukan = request.META.get("wsgi.input")
    sisa = settings.TALENTA_BATAS_UNGGAH
    while masukan is not None and sisa > 0 and (potong := masukan.read(_POTONG)):
        sisa -= len(potong)
