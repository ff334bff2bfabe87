"""Taking on one of one's own roles."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from talenta.akun.izin import PERAN_DUA_FAKTOR
from talenta.akun.konfirmasi import berfaktor
from talenta.akun.lingkup import SESI_PENUGASAN
from talenta.akun.selectors import peran_dapat_dipakai


@require_POST
def peran(request: HttpRequest) -> HttpResponse:
    """Take on the role assignment `penugasan`; one that is not one's own does not exist, and one
    that waits for a second factor leads to setting it up."""
    dipilih = request.POST.get("penugasan", "")
    for satu in peran_dapat_dipakai(request):
        if str(satu.penugasan_id or "") == dipilih:
            if satu.peran in PERAN_DUA_FAKTOR and not berfaktor(request.session):
                return redirect("akun:faktor")
            request.session[SESI_PENUGASAN] = satu.penugasan_id
            messages.success(request, f"Anda sekarang bekerja sebagai {satu.judul_peran}.")
            return redirect("beranda")
    raise Http404
