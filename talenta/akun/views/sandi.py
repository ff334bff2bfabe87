"""Changing one's own password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from talenta.akun.alamat import alamat_klien
from talenta.akun.forms import GantiSandiForm
from talenta.akun.penjaga import antre
from talenta.akun.services.akun import sandi_ganti
from talenta.akun.services.sesi import sesi_akhiri_semua


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sandi(request: HttpRequest) -> HttpResponse:
    """The old password is asked, and held after wrong ones as at sign-in; other sessions end."""
    form = GantiSandiForm(request.POST or None)
    if form.is_valid() and _ganti(request, form):
        messages.success(request, "Kata sandi Anda sudah diganti.")
        return redirect("beranda")
    return render(request, "akun/sandi.html", {"form": form})


def _ganti(request: HttpRequest, form: GantiSandiForm) -> bool:
    pengguna: Any = request.user
    antre(request, pengguna.nip)
    lama = form.cleaned_data["sandi_lama"]
    if authenticate(request, username=pengguna.nip, password=lama) is None:
        form.add_error("sandi_lama", "Kata sandi sekarang tidak cocok.")
        return False
    try:
        sandi_ganti(
            pengguna=pengguna,
            sandi_baru=form.cleaned_data["sandi_baru"],
            alamat=alamat_klien(request),
        )
    except ValidationError as galat:
        form.add_error("sandi_baru", galat)
        return False
    update_session_auth_hash(request, pengguna)
    sesi_akhiri_semua(pengguna=pengguna, kecuali=request.session.session_key)
    return True
