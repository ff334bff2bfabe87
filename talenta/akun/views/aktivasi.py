"""Activation and reset: NIP, one-time code, new password."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from talenta.akun.alamat import alamat_klien
from talenta.akun.forms import AktivasiForm
from talenta.akun.penjaga import antre
from talenta.akun.services.kode import KodeDitolak, kode_pakai
from talenta.akun.views.masuk import terkunci

DITOLAK = (
    "NIP dan kode aktivasi tidak cocok, atau kode sudah dipakai atau lewat masa berlakunya. "
    "Periksa kembali, atau mintalah kode baru kepada admin kepegawaian instansi Anda."
)


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aktivasi(request: HttpRequest) -> HttpResponse:
    """Set the first password, or a new one, with a code. Guesses are held as at sign-in."""
    form = AktivasiForm(request.POST or None)
    if form.is_valid():
        nip = form.cleaned_data["username"]
        antre(request, nip)
        if not AxesProxyHandler.is_allowed(request, {"username": nip}):
            return terkunci(request, None, {"username": nip})
        if _aktifkan(request, form):
            messages.success(request, "Kata sandi tersimpan. Silakan masuk.")
            return redirect("akun:masuk")
    return render(request, "akun/aktivasi.html", {"form": form})


def _aktifkan(request: HttpRequest, form: AktivasiForm) -> bool:
    nip = form.cleaned_data["username"]
    try:
        kode_pakai(
            nip=nip,
            kode=form.cleaned_data["kode"],
            sandi_baru=form.cleaned_data["sandi_baru"],
            alamat=alamat_klien(request),
        )
    except KodeDitolak:
        user_login_failed.send(__name__, credentials={"username": nip}, request=request)
        form.add_error(None, DITOLAK)
        return False
    except ValidationError as galat:
        form.add_error("sandi_baru", galat)
        return False
    return True
