"""The performance panel: a page of its own, and a fragment of a person's page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from kinerja.selectors.keberatan import tugas_penilaian
from kinerja.selectors.panel import panel_kinerja
from talenta.akun.akses import perlu_izin
from talenta.pegawai.lingkup import halaman_diri, tentang_orang
from talenta.pegawai.models import Pegawai
from talenta.pegawai.selectors.profil import pegawai_terlihat


def _panel(request: Any, pk: int | None, *, diri: bool) -> HttpResponse:
    if pk is None:
        raise Http404
    try:
        pegawai = pegawai_terlihat(oleh=request.user, pegawai_id=pk)
    except Pegawai.DoesNotExist:
        raise Http404 from None
    templat = "kinerja/_bagian/panel.html" if request.htmx else "kinerja/panel.html"
    return render(
        request,
        templat,
        {
            "pegawai": pegawai,
            "panel": panel_kinerja(oleh=request.user, pegawai_id=pk),
            "diri": diri,
            "tugas": tugas_penilaian(oleh=request.user, hari=timezone.localdate())
            if diri
            else None,
            "lihat_impor": request.user.boleh("impor.lihat"),
        },
    )


@tentang_orang("pk")
@require_safe
@vary_on_headers("HX-Request")
@perlu_izin("pegawai.lihat")
def panel(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Predikat by year and 360 feedback of a person in view."""
    return _panel(request, pk, diri=False)


@require_safe
@vary_on_headers("HX-Request")
@halaman_diri
def panel_saya(request: HttpRequest) -> HttpResponse:
    """The same about oneself."""
    pengguna: Any = request.user
    return _panel(request, pengguna.lingkup.pegawai_id, diri=True)
