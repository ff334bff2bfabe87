"""Sign-in by NIP, sign-out, and the page of one who typed wrongly too often."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from talenta.akun.forms import MasukForm
from talenta.akun.konfirmasi import setengah_mulai, setengah_selesai, tandai
from talenta.akun.models import Pengguna
from talenta.akun.oidc import terpasang as sso_terpasang
from talenta.akun.penjaga import antre, menit_tunggu
from talenta.akun.selectors import kode_diberitahukan
from talenta.akun.selectors_faktor import (
    atur_ulang_diberitahukan,
    punya_faktor,
    wajib_dua_faktor,
)
from talenta.inti.templatetags.tampilan import waktu

BACKEND = "django.contrib.auth.backends.ModelBackend"
TIDAK_COCOK = (
    "NIP atau kata sandi tidak cocok. Periksa kembali keduanya; bila lupa kata sandi, "
    "mintalah kode aktivasi baru kepada admin kepegawaian instansi Anda."
)


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    """Sign-in page. An unknown NIP, a wrong password and a switched-off account answer alike."""
    tujuan = tujuan_masuk(request)
    if request.user.is_authenticated:
        return redirect(tujuan)
    form = MasukForm(request.POST or None)
    if form.is_valid():
        nip = form.cleaned_data["username"]
        antre(request, nip)
        pengguna = authenticate(request, username=nip, password=form.cleaned_data["password"])
        if pengguna is not None:
            assert isinstance(pengguna, Pengguna)  # noqa: S101 (narrows the type)
            if punya_faktor(pengguna=pengguna):
                setengah_mulai(request, pengguna, tujuan)
                return redirect("akun:masuk_faktor")
            return selesaikan(request, pengguna, tujuan, faktor=False)
        form.add_error(None, TIDAK_COCOK)
    isi = {
        "form": form,
        "next": request.POST.get("next", tujuan),
        "sso_label": settings.TALENTA_SSO_LABEL if sso_terpasang() else "",
    }
    return render(request, "akun/masuk.html", isi)


def selesaikan(
    request: HttpRequest, pengguna: Pengguna, tujuan: str, *, faktor: bool
) -> HttpResponse:
    """Sign in under a new session key, and go on; to the set-up where a role waits for a factor."""
    setengah_selesai(request)
    login(request, pengguna, backend=BACKEND)
    tandai(request.session, faktor=faktor)
    _beritahu(request, pengguna)
    if not faktor and wajib_dua_faktor(pengguna=pengguna):
        return redirect("akun:faktor")
    return redirect(tujuan)


def _beritahu(request: HttpRequest, pengguna: Any) -> None:
    """Tell the owner which codes were issued for the account, and who took its factors off: both
    are ways in."""
    for ulang in atur_ulang_diberitahukan(pengguna=pengguna):
        messages.warning(
            request,
            f"Faktor kedua akun Anda diatur ulang oleh {ulang.oleh.nama} pada {waktu(ulang.pada)} "
            f"dengan alasan: {ulang.alasan}. Bila bukan Anda yang memintanya, sampaikan kepada "
            "auditor instansi.",
        )
    for kode in kode_diberitahukan(pengguna=pengguna):
        oleh = kode.diterbitkan_oleh.nama if kode.diterbitkan_oleh else "pengelola server"
        pakai = f", dipakai pada {waktu(kode.dipakai_pada)}" if kode.dipakai_pada else ""
        messages.warning(
            request,
            f"Kode baru untuk akun Anda diterbitkan oleh {oleh} pada {waktu(kode.dibuat_pada)}"
            f"{pakai}. Bila bukan Anda yang memintanya, ganti kata sandi Anda dan sampaikan "
            "kepada auditor instansi. Riwayat lengkapnya ada di Akun saya.",
        )


def tujuan_masuk(request: HttpRequest) -> str:
    """Return where to go after sign-in: a page of this portal, never another host."""
    minta = request.POST.get("next") or request.GET.get("next") or ""
    aman = url_has_allowed_host_and_scheme(
        minta, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return minta if aman else resolve_url(settings.LOGIN_REDIRECT_URL)


@require_POST
def keluar(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    messages.success(request, "Anda sudah keluar.")
    return redirect(settings.LOGOUT_REDIRECT_URL)


def terkunci(
    request: HttpRequest, jawaban: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Tell one who is held when to try again; django-axes calls this."""
    menit = menit_tunggu(request, (credentials or {}).get("username", ""))
    hasil = render(request, "akun/terkunci.html", {"menit": menit}, status=429)
    hasil["Retry-After"] = str(menit * 60)
    return hasil
