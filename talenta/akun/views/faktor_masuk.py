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
from talenta.akun.forms import KodeForm, KunciForm, SandiForm
from talenta.akun.konfirmasi import setengah_kini, tandai
from talenta.akun.models import Faktor, Pengguna
from talenta.akun.penjaga import antre, antre_kode, kode_habis
from talenta.akun.selectors_faktor import faktor_jenis, pemulihan_sisa
from talenta.akun.services.faktor import kode_periksa
from talenta.akun.services.kunci import Asal, TantanganHabis, kunci_periksa, masuk_mulai
from talenta.akun.views.faktor import TERLALU_LAMA
from talenta.akun.views.masuk import selesaikan, terkunci
from talenta.inti.services.audit import Pelaku

# By the field that was wrong.
TIDAK_COCOK = {
    "kode": (
        "Kode tidak cocok atau sudah dipakai. Tunggu sampai aplikasi menampilkan kode berikutnya, "
        "lalu coba lagi; pastikan jam perangkat Anda tepat."
    ),
    "tanggapan": "Kunci sandi itu tidak cocok dengan akun ini. Coba lagi, atau pakai cara lain.",
}
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
    """Ask who gave the right password for a second factor; without that this page leads to
    sign-in."""
    if request.user.is_authenticated:
        return redirect("beranda")
    setengah = setengah_kini(request)
    if setengah is None:
        return redirect("akun:masuk")
    jenis = faktor_jenis(pengguna=setengah.pengguna)
    form = _form(request, jenis)
    if form.is_valid():
        jawaban = _periksa(request, setengah.pengguna, form)
        if isinstance(jawaban, HttpResponse):
            return jawaban
        if jawaban:
            hasil = selesaikan(request, setengah.pengguna, setengah.tujuan, faktor=True)
            _ingatkan_pemulihan(request, setengah.pengguna, jawaban)
            return hasil
    isi = {**_cara(request, setengah.pengguna, jenis, form), "setengah": setengah}
    return render(request, "akun/masuk_faktor.html", isi)


def _form(request: HttpRequest, jenis: set[str]) -> KodeForm | KunciForm:
    """What the person answers with, by code unless a passkey has answered."""
    if request.POST.get("tanggapan"):
        return KunciForm(request.POST)
    return KodeForm(request.POST or None, beraplikasi=Faktor.Jenis.TOTP in jenis)


def _cara(
    request: HttpRequest, pengguna: Pengguna, jenis: set[str], form: forms.Form
) -> dict[str, object]:
    """The ways to answer that the page offers, each with what was wrong with it before."""
    galat = ""
    if isinstance(form, KunciForm):
        galat = " ".join(str(satu) for daftar in form.errors.values() for satu in daftar)
        form = KodeForm(beraplikasi=Faktor.Jenis.TOTP in jenis)
    berkunci = Faktor.Jenis.KUNCI in jenis
    asal, pilihan = Asal.dari(request), ""
    if berkunci and asal is not None:
        pilihan = masuk_mulai(pengguna=pengguna, asal=asal, sesi=request.session)
    return {
        "form": form,
        "form_kunci": KunciForm(),
        "pilihan": pilihan,
        "galat_kunci": galat,
        "berkunci": berkunci,
    }


def _periksa(
    request: HttpRequest, pengguna: Pengguna, form: KodeForm | KunciForm
) -> HttpResponse | str | None:
    """How the person proved to be the owner; None with words in the form; or the page of one who is
    held."""
    antre(request, pengguna.nip)
    antre_kode(pengguna.nip)
    kredensial = {"username": pengguna.nip}
    if not AxesProxyHandler.is_allowed(request, kredensial):
        return terkunci(request, None, kredensial)
    if kode_habis(request, pengguna.nip):
        form.add_error(None, HABIS)
        return None
    try:
        cara = _bukti(request, pengguna, form)
    except TantanganHabis:
        form.add_error(None, TERLALU_LAMA)
        return None
    if cara is None:
        user_login_failed.send(__name__, credentials=kredensial, request=request)
        [isian] = form.fields
        form.add_error(isian, TIDAK_COCOK[isian])
    return cara


def _bukti(request: HttpRequest, pengguna: Pengguna, form: KodeForm | KunciForm) -> str | None:
    oleh = Pelaku.dari_pengguna(pengguna, alamat_klien(request))
    if isinstance(form, KodeForm):
        return kode_periksa(pengguna=pengguna, kode=form.cleaned_data["kode"], pelaku=oleh)
    asal = Asal.dari(request)
    if asal is None:
        raise TantanganHabis
    cocok = kunci_periksa(
        pengguna=pengguna,
        tanggapan=form.cleaned_data["tanggapan"],
        asal=asal,
        sesi=request.session,
        pelaku=oleh,
    )
    return Faktor.Jenis.KUNCI if cocok else None


def _ingatkan_pemulihan(request: HttpRequest, pengguna: Pengguna, cara: str) -> None:
    if cara != "PEMULIHAN":
        return
    messages.warning(
        request,
        f"Anda masuk dengan kode pemulihan; tersisa {pemulihan_sisa(pengguna=pengguna)}. "
        "Buat yang baru, atau ganti faktor yang hilang, di Akun saya.",
    )


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def konfirmasi(request: HttpRequest) -> HttpResponse:
    """Ask a signed-in person for the second factor, or for the password where there is none."""
    pengguna = pengguna_dari(request)
    jenis = faktor_jenis(pengguna=pengguna)
    form: KodeForm | KunciForm | SandiForm = (
        _form(request, jenis) if jenis else SandiForm(request.POST or None)
    )
    tujuan = _tujuan(request)
    if form.is_valid():
        jawaban = (
            _periksa_sandi(request, pengguna, form)
            if isinstance(form, SandiForm)
            else _periksa(request, pengguna, form)
        )
        if isinstance(jawaban, HttpResponse):
            return jawaban
        if jawaban:
            request.session.cycle_key()
            tandai(request.session, faktor=bool(jenis))
            return redirect(tujuan)
    isi = {**_cara(request, pengguna, jenis, form), "next": tujuan, "faktor": bool(jenis)}
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
