"""Figures for Prometheus, for whoever says the word of the settings; for all others as any page
that is not theirs."""

import hmac

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.views.decorators.cache import never_cache
from prometheus_client import CONTENT_TYPE_LATEST

from talenta.inti import ukuran


@login_not_required
@never_cache
def metrik(request: HttpRequest) -> HttpResponseBase:
    """Requests, jobs, seals, backups, workers, room; no figure tells of a person."""
    harap = f"Bearer {settings.TALENTA_METRIK_KUNCI}".encode()
    kata = request.headers.get("Authorization", "").encode()
    if not settings.TALENTA_METRIK_KUNCI or not hmac.compare_digest(kata, harap):
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(request.get_full_path())
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return HttpResponse(ukuran.tulis(), content_type=CONTENT_TYPE_LATEST)
