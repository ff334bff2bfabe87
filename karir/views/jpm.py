"""The match of a person, and an agency's standards, beside what the rule set in force makes of
them: panels of the competency pages."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from karir.selectors.jpm import banding_standar, jpm_dua
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.pegawai.lingkup import halaman_diri, tentang_orang
from talenta.pegawai.models import Pegawai
from talenta.pegawai.selectors.profil import pegawai_terlihat


def _jpm(request: Any, pk: int | None, *, diri: bool) -> HttpResponse:
    if pk is None:
        raise Http404
    try:
        pegawai = pegawai_terlihat(oleh=request.user, pegawai_id=pk)
    except Pegawai.DoesNotExist:
        raise Http404 from None
    templat = "karir/_bagian/jpm.html" if request.htmx else "karir/jpm.html"
    hari = timezone.localdate()
    dua = jpm_dua(oleh=request.user, pegawai=pegawai, hari=hari)
    return render(request, templat, {"pegawai": pegawai, "diri": diri, "dua": dua})


@tentang_orang("pk")
@require_safe
@vary_on_headers("HX-Request")
@perlu_izin("pegawai.lihat")
def jpm(request: HttpRequest, pk: int) -> HttpResponse:
    """The match of a person in view, both ways."""
    return _jpm(request, pk, diri=False)


@require_safe
@vary_on_headers("HX-Request")
@halaman_diri
def jpm_saya(request: HttpRequest) -> HttpResponse:
    """The same about oneself."""
    pengguna: Any = request.user
    return _jpm(request, pengguna.lingkup.pegawai_id, diri=True)


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin("kompetensi.lihat")
def standar(request: HttpRequest) -> HttpResponse:
    """What jenjang ask for in the gap pages and in the rule set in force."""
    instansi_id = pengguna_dari(request).lingkup.instansi_id
    if instansi_id is None:
        raise Http404
    templat = (
        "karir/_bagian/banding_standar.html"
        if request.htmx  # type: ignore[attr-defined]
        else "karir/banding_standar.html"
    )
    isi = banding_standar(instansi_id=instansi_id, hari=timezone.localdate())
    return render(request, templat, {"isi": isi})
