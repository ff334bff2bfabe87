"""Results that are set aside: whichever page asks for them says so."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from karir.views.arsip import diarsipkan
from karir.views.umum import ProsesDiarsipkan


class ArsipMiddleware:
    """Answer for every view that met a run whose results are set aside."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, galat: Exception) -> HttpResponse | None:
        return diarsipkan(request, galat.proses) if isinstance(galat, ProsesDiarsipkan) else None
