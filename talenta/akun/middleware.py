"""Sessions, tokens of the API, and that sign-in is required by default; a fragment that finds
the session ended sends the whole page."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import timezone

from talenta.akun.alamat import alamat_klien
from talenta.akun.services.token import token_cari, token_pakai

AWALAN_API = "/api/v1/"


class SesiMiddleware(SessionMiddleware):
    """Django's own, and notes that the session is in use: before the request's transaction begins,
    which for one that only reads may change no row."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        sesi: Any = request.session
        sesi.sentuh()


class TokenMiddleware:
    """Who asks the API: the account of the token in the Authorization header, and nobody else.

    A session's cookie counts for nothing there, so no other site can make a browser ask.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.token = None
        if request.path.startswith(AWALAN_API):
            skema, _, rahasia = request.headers.get("Authorization", "").partition(" ")
            if skema.lower() == "bearer":
                request.token = token_cari(rahasia=rahasia.strip())
            request.user = request.token.pengguna if request.token else AnonymousUser()
            # What the log reads without asking the database.
            request._cached_user = request.user
            if request.token:
                alamat = alamat_klien(request)
                token_pakai(token=request.token, alamat=alamat, saat=timezone.now())
        return self.get_response(request)


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
