"""Jobs: the list, one job, and how far it is."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from talenta.inti import kamus
from talenta.inti.forms import SaringPekerjaanForm
from talenta.inti.models import Pekerjaan
from talenta.inti.permintaan import pelaku
from talenta.inti.selectors.pekerjaan import RinciPekerjaan, pekerjaan_daftar, pekerjaan_rinci
from talenta.inti.services.pekerjaan import PembatalanDitolak, pekerjaan_batalkan
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


@require_POST
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    """End a job that waits or runs, where its kind can be cancelled."""
    rinci: RinciPekerjaan = _isi(request, pk)["rinci"]
    if not rinci.izin_batal:
        raise Http404
    try:
        berakhir = pekerjaan_batalkan(pekerjaan=rinci.pekerjaan, pelaku=pelaku(request))
    except PembatalanDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(
            request,
            "Pekerjaan dibatalkan. Tidak ada yang tersimpan."
            if berakhir
            else "Pembatalan diminta. Pekerjaan berhenti pada langkah berikutnya.",
        )
    return redirect("pekerjaan_rinci", pk=pk)
