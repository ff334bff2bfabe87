"""Ending one's own sessions on other devices."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from talenta.akun.akses import pengguna_dari
from talenta.akun.konfirmasi import perlu_konfirmasi
from talenta.akun.services.sesi import sesi_akhiri, sesi_akhiri_lain
from talenta.inti.permintaan import pelaku
from talenta.inti.templatetags.tampilan import angka


@require_POST
@perlu_konfirmasi
def akhiri(request: HttpRequest) -> HttpResponseBase:
    """End the session named `sesi`, or without a name all but this one."""
    pengguna, oleh, kunci = pengguna_dari(request), pelaku(request), request.session.session_key
    if "sesi" not in request.POST:
        jumlah = sesi_akhiri_lain(pengguna=pengguna, kunci=kunci, pelaku=oleh)
        messages.success(request, f"{angka(jumlah)} sesi lain diakhiri.")
        return redirect("kelola:akun_saya")
    try:
        tanda = UUID(request.POST["sesi"])
    except ValueError:
        raise Http404 from None
    if not sesi_akhiri(pengguna=pengguna, tanda=str(tanda), kunci=kunci, pelaku=oleh):
        raise Http404
    messages.success(request, "Sesi itu diakhiri.")
    return redirect("kelola:akun_saya")
