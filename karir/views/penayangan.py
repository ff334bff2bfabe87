"""Showing a finished run to everybody of the agency, and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from karir.models import ProsesPeringkat
from karir.selectors.hasil import proses_tampil, proses_terlihat
from karir.services.penayangan import PenayanganDitolak, hasil_tarik, hasil_tayangkan
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku


def _proses(request: HttpRequest, pk: int) -> ProsesPeringkat:
    return get_object_or_404(proses_terlihat(pengguna=pengguna_dari(request)), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("hasil.tayangkan")
def tampilkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what will change for everybody; on sending, show the run."""
    proses = _proses(request, pk)
    if request.method != "POST":
        kini = proses_tampil(pengguna=pengguna_dari(request))
        return render(request, "karir/tampilkan.html", {"proses": proses, "kini": kini})
    diganti = request.POST.get("menggantikan", "")
    sah = diganti.isascii() and diganti.isdigit() and len(diganti) < 19
    try:
        hasil_tayangkan(
            proses=proses, menggantikan=int(diganti) if sah else None, pelaku=pelaku(request)
        )
    except PenayanganDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Hasil ini sekarang dilihat seluruh instansi.")
    return redirect("karir:proses_rinci", pk=proses.pk)


@require_POST
@perlu_izin("hasil.tayangkan")
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the run out of sight, with a reason."""
    proses = _proses(request, pk)
    try:
        hasil_tarik(
            proses=proses, alasan=request.POST.get("alasan", "")[:2000], pelaku=pelaku(request)
        )
    except PenayanganDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(
            request, "Hasil ini ditarik. Tidak ada hasil yang ditampilkan sampai Anda memilihnya."
        )
    return redirect("karir:proses_rinci", pk=proses.pk)
