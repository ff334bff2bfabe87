"""Sign-in is required by default; a fragment that finds the session ended sends the whole page."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django_htmx.http import HttpResponseClientRedirect


class WajibMasukMiddleware(LoginRequiredMiddleware):
    """Django's own middleware, but the sign-in page never lands inside a fragment."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        jawaban: HttpResponse = super().handle_no_permission(request, view_func)
        if request.headers.get("HX-Request") and jawaban.status_code == 302:
            return HttpResponseClientRedirect(resolve_url(settings.LOGIN_URL))
        return jawaban
