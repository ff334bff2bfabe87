"""The second step of sign-in, and being asked again before what is serious."""

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from talenta.akun.akses import pengguna_dari
from talenta.akun.alamat import alamat_klien
from talenta.akun.forms import KodeForm, SandiForm
from talenta.akun.konfirmasi import setengah_kini, tandai
from talenta.akun.models import Pengguna
from talenta.akun.penjaga import antre, kode_habis
from talenta.akun.selectors_faktor import pemulihan_sisa, punya_faktor
from talenta.akun.services.faktor import kode_periksa
from talenta.akun.views.masuk import selesaikan, terkunci
from talenta.inti.services.audit import Pelaku

TIDAK_COCOK = (
    "Kode tidak cocok atau sudah dipakai. Tunggu sampai aplikasi menampilkan kode berikutnya, lalu "
    "coba lagi; pastikan jam perangkat Anda tepat."
)
HABIS = (
    "Terlalu banyak kode yang salah untuk akun ini dalam sehari. Coba lagi besok, masuk dari "
    "jaringan yang biasa Anda pakai, atau mintalah Admin BKD mengatur ulang faktor kedua Anda. "
    "Bila bukan Anda yang mencobanya, kata sandi Anda diketahui orang lain: segera ganti."
)


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def masuk_faktor(request: HttpRequest) -> HttpResponse:
    """Ask who gave the right password for a code; without that this page leads to sign-in."""
    if request.user.is_authenticated:
        return redirect("beranda")
    setengah = setengah_kini(request)
    if setengah is None:
        return redirect("akun:masuk")
    form = KodeForm(request.POST or None)
    if form.is_valid():
        jawaban = _periksa(request, setengah.pengguna, form)
        if isinstance(jawaban, HttpResponse):
            return jawaban
        if jawaban:
            hasil = selesaikan(request, setengah.pengguna, setengah.tujuan, faktor=True)
            _ingatkan_pemulihan(request, setengah.pengguna, jawaban)
            return hasil
    isi = {"form": form, "setengah": setengah}
    return render(request, "akun/masuk_faktor.html", isi)


def _periksa(request: HttpRequest, pengguna: Pengguna, form: KodeForm) -> HttpResponse | str | None:
    """How the person proved to be the owner; None with words in the form; or the page of one who is
    held."""
    antre(request, pengguna.nip)
    kredensial = {"username": pengguna.nip}
    if not AxesProxyHandler.is_allowed(request, kredensial):
        return terkunci(request, None, kredensial)
    if kode_habis(request, pengguna.nip):
        form.add_error(None, HABIS)
        return None
    cara = kode_periksa(
        pengguna=pengguna,
        kode=form.cleaned_data["kode"],
        pelaku=Pelaku.dari_pengguna(pengguna, alamat_klien(request)),
    )
    if cara is None:
        user_login_failed.send(__name__, credentials=kredensial, request=request)
        form.add_error("kode", TIDAK_COCOK)
    return cara


def _ingatkan_pemulihan(request: HttpRequest, pengguna: Pengguna, cara: str) -> None:
    if cara != "PEMULIHAN":
        return
    messages.warning(
        request,
        f"Anda masuk dengan kode pemulihan; tersisa {pemulihan_sisa(pengguna=pengguna)}. "
        "Buat yang baru, atau ganti aplikasi autentikator Anda, di Akun saya.",
    )


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def konfirmasi(request: HttpRequest) -> HttpResponse:
    """Ask a signed-in person for the second factor, or for the password where there is none."""
    pengguna = pengguna_dari(request)
    faktor = punya_faktor(pengguna=pengguna)
    form: forms.Form = (KodeForm if faktor else SandiForm)(request.POST or None)
    tujuan = _tujuan(request)
    if form.is_valid():
        jawaban = (
            _periksa(request, pengguna, form)
            if isinstance(form, KodeForm)
            else _periksa_sandi(request, pengguna, form)
        )
        if isinstance(jawaban, HttpResponse):
            return jawaban
        if jawaban:
            request.session.cycle_key()
            tandai(request.session, faktor=faktor)
            return redirect(tujuan)
    isi = {"form": form, "next": tujuan, "faktor": faktor}
    return render(request, "akun/konfirmasi.html", isi)


def _periksa_sandi(request: HttpRequest, pengguna: Pengguna, form: forms.Form) -> bool:
    antre(request, pengguna.nip)
    sandi = form.cleaned_data["sandi"]
    if authenticate(request, username=pengguna.nip, password=sandi) is None:
        form.add_error("sandi", "Kata sandi tidak cocok.")
        return False
    return True


def _tujuan(request: HttpRequest) -> str:
    minta: Any = request.POST.get("next") or request.GET.get("next") or ""
    aman = url_has_allowed_host_and_scheme(
        minta, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return str(minta) if aman else reverse("kelola:akun_saya")
