"""The officer's word that a file holds everybody."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from talenta.akun.akses import perlu_izin
from talenta.impor.services.lengkap import impor_nyatakan_lengkap
from talenta.impor.services.unggah import TidakDapat
from talenta.impor.views.rinci import satu_impor
from talenta.inti.permintaan import pelaku


@require_POST
@perlu_izin("impor.terapkan")
def lengkap(request: Any, pk: int) -> HttpResponse:
    """Declare the file complete (`lengkap` = ya), or take that back."""
    satu_impor(request, pk)
    ya = request.POST.get("lengkap") == "ya"
    try:
        impor_nyatakan_lengkap(impor_id=pk, lengkap=ya, pelaku=pelaku(request))
        kata = "dinyatakan lengkap" if ya else "tidak lagi dinyatakan lengkap"
        messages.success(request, f"Berkas ini {kata}.")
    except TidakDapat as galat:
        messages.error(request, str(galat))
    return redirect("impor:rinci", pk=pk)
