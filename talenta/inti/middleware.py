"""Around every request: a number for it, what it took, one line in the log, one mark in the
metrics; headers for every answer; and the sign of life."""

import logging
import time
import uuid
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from talenta.inti import log as catatan
from talenta.inti import ukuran

log = logging.getLogger("talenta.permintaan")

# Asked every few seconds by machines; a line each would hide the rest.
SERING = frozenset({"sehat", "sehat_hidup", "sehat_siap", "metrik"})
TANPA_TAMPILAN = "-"


class _Basis:
    """Counts statements and their time while it wraps the database."""

    def __init__(self) -> None:
        self.kueri, self.detik = 0, 0.0

    def __call__(self, jalankan: Callable[..., Any], *argumen: Any) -> Any:
        mulai = time.perf_counter()
        try:
            return jalankan(*argumen)
        finally:
            self.kueri += 1
            self.detik += time.perf_counter() - mulai


class CatatanMiddleware:
    """The number of a request is made here, never taken over, and stands in X-Request-ID."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(settings.STATIC_URL):
            return self.get_response(request)
        nomor = str(uuid.uuid4())
        tanda = catatan.permintaan.set(nomor)
        basis, mulai = _Basis(), time.perf_counter()
        try:
            with connection.execute_wrapper(basis):
                jawaban = self.get_response(request)
            self._catat(request, jawaban.status_code, time.perf_counter() - mulai, basis)
        finally:
            catatan.permintaan.reset(tanda)
        jawaban.headers["X-Request-ID"] = nomor
        return jawaban

    def _catat(self, request: Any, status: int, detik: float, basis: _Basis) -> None:
        cocok = request.resolver_match
        tampilan = cocok.view_name if cocok else TANPA_TAMPILAN
        ukuran.permintaan(tampilan=tampilan, metode=request.method, status=status, detik=detik)
        if tampilan in SERING and status < 400:
            return
        # Whoever was signed in as the request came; asking anew would ask the database.
        orang = getattr(request, "_cached_user", None)
        log.log(
            logging.ERROR if status >= 500 else logging.INFO,
            "permintaan",
            extra={
                "metode": request.method if request.method in ukuran.METODE else "LAIN",
                "tampilan": tampilan,
                "status": status,
                "lama_ms": round(detik * 1000, 1),
                "db_ms": round(basis.detik * 1000, 1),
                "db_kueri": basis.kueri,
                "akun": getattr(orang, "pk", None),
                "objek": cocok.kwargs.get("pk") if cocok else None,
            },
        )


class KepalaMiddleware:
    """What a page may ask of the device, and who may load from here; the rest of the headers are
    Django's and the policy's."""

    KEPALA: Final = {
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
        "midi=(), payment=(), serial=(), usb=()",
        "Cross-Origin-Resource-Policy": "same-origin",
    }

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawaban = self.get_response(request)
        for nama, isi in self.KEPALA.items():
            jawaban.headers.setdefault(nama, isi)
        return jawaban


class HidupMiddleware:
    """Answer whether this process lives, before the middleware that begins a transaction."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._alamat = reverse("sehat_hidup")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == self._alamat and request.method in ("GET", "HEAD"):
            return HttpResponse("hidup\n", content_type="text/plain; charset=utf-8")
        return self.get_response(request)
