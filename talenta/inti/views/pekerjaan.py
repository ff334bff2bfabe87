"""Jobs: the list, one job, and how far it is."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from talenta.inti import kamus
from talenta.inti.forms import SaringPekerjaanForm
from talenta.inti.models import Pekerjaan
from talenta.inti.selectors.pekerjaan import pekerjaan_daftar, pekerjaan_rinci
from talenta.inti.views.sehat import broker_ada


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Jobs of the agency, newest first."""
    pengguna: Any = request.user
    if not pengguna.boleh("pekerjaan.lihat"):
        raise Http404
    form = SaringPekerjaanForm(request.GET)
    saring: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    halaman = pekerjaan_daftar(
        oleh=pengguna,
        **saring,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    baris = [
        (satu, kamus.JENIS[satu.jenis].judul if satu.jenis in kamus.JENIS else satu.jenis)
        for satu in halaman.baris
    ]
    return render(
        request,
        "inti/pekerjaan.html",
        {
            "form": form,
            "halaman": halaman,
            "tautan": halaman.tautan(request.GET),
            "baris": baris,
            "disaring": any(saring.values()),
        },
    )


def _isi(request: Any, pk: int) -> dict[str, Any]:
    try:
        rinci = pekerjaan_rinci(oleh=request.user, pekerjaan_id=pk)
    except Pekerjaan.DoesNotExist:
        raise Http404 from None
    menunggu = rinci.pekerjaan.status == Pekerjaan.Status.ANTRE
    return {
        "rinci": rinci,
        "pekerjaan": rinci.pekerjaan,
        "antrean_hilang": menunggu and not broker_ada(),
        "lihat_semua": request.user.boleh("pekerjaan.lihat"),
    }


@require_safe
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One job: progress, outcome in words, link to the result."""
    return render(request, "inti/pekerjaan_rinci.html", _isi(request, pk))


@require_safe
def kemajuan(request: Any, pk: int) -> HttpResponse:
    """The part of the page that asks again every second; without htmx the page itself."""
    if not request.htmx:
        return redirect("pekerjaan_rinci", pk=pk)
    return render(request, "inti/_bagian/kemajuan.html", _isi(request, pk))
