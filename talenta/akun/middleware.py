"""Sessions, and that sign-in is required by default; a fragment that finds the session ended sends
the whole page."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import resolve_url


class SesiMiddleware(SessionMiddleware):
    """Django's own, and notes that the session is in use: before the request's transaction begins,
    which for one that only reads may change no row."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        sesi: Any = request.session
        sesi.sentuh()


class WajibMasukMiddleware(LoginRequiredMiddleware):
    """Django's own middleware, but the sign-in page never lands inside a fragment."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseRedirect:
        jawaban = super().handle_no_permission(request, view_func)
        if request.headers.get("HX-Request"):
            # htmx follows a redirect by itself; this answer makes the browser do it.
            jawaban.status_code = 200
            jawaban.headers["HX-Redirect"] = resolve_url(settings.LOGIN_URL)
        return jawaban
