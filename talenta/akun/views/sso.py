"""Sign-in at the government's provider: the way there, the way back, taking the link off."""

import logging

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from talenta.akun import oidc
from talenta.akun.akses import pengguna_dari
from talenta.akun.alamat import alamat_klien
from talenta.akun.konfirmasi import perlu_konfirmasi, setengah_mulai
from talenta.akun.models import Pengguna, TautanMasuk
from talenta.akun.penjaga import antre
from talenta.akun.selectors_faktor import punya_faktor
from talenta.akun.services.tautan import SEBAB, TautanDitolak, tautan_lepas, tautan_pakai
from talenta.akun.views.masuk import selesaikan, terkunci, tujuan_masuk
from talenta.inti.permintaan import pelaku

log = logging.getLogger(__name__)

BATAL = "Anda belum masuk di sana. Coba lagi, atau masuk dengan NIP dan kata sandi."
GAGAL = (
    "Jawaban dari sana tidak dapat dipastikan: mungkin terlalu lama, sudah dipakai, atau dibuka di "
    "peramban lain. Coba lagi; bila berulang, masuk dengan NIP dan kata sandi."
)
TIDAK_TERJANGKAU = "Layanannya sedang tidak dapat dihubungi. Masuklah dengan NIP dan kata sandi."


@login_not_required
@never_cache
@require_safe
def mulai(request: HttpRequest) -> HttpResponse:
    """Go to the provider's sign-in page; to the portal's own where there is no provider."""
    tujuan = tujuan_masuk(request)
    if request.user.is_authenticated:
        return redirect(tujuan)
    if not oidc.terpasang():
        return redirect("akun:masuk")
    try:
        return redirect(oidc.mulai(request.session, kembali=_kembali(request), tujuan=tujuan))
    except oidc.SsoGagal as galat:
        log.warning("masuk tunggal: %s", galat)
        return _gagal(request, TIDAK_TERJANGKAU, status=503)


@login_not_required
@never_cache
@require_safe
def kembali(request: HttpRequest) -> HttpResponse:
    """Who comes back is signed in as far as the provider vouches; the second factor follows."""
    if request.user.is_authenticated:
        return redirect("beranda")
    if not oidc.terpasang():
        return redirect("akun:masuk")
    try:
        identitas, tujuan = oidc.selesai(
            request.session, request.GET.dict(), kembali=_kembali(request)
        )
    except oidc.SsoBatal:
        return _gagal(request, BATAL)
    except oidc.SsoGagal as galat:
        log.warning("masuk tunggal: %s", galat)
        return _gagal(request, GAGAL)
    kredensial = {"username": identitas.nip}
    antre(request, identitas.nip)
    if identitas.nip and not AxesProxyHandler.is_allowed(request, kredensial):
        return terkunci(request, None, kredensial)
    try:
        pengguna, baru = tautan_pakai(identitas=identitas, alamat=alamat_klien(request))
    except TautanDitolak as galat:
        return _gagal(request, SEBAB[galat.sebab])
    return _masukkan(request, pengguna, tujuan, berfaktor=identitas.berfaktor, baru=baru)


def _masukkan(
    request: HttpRequest, pengguna: Pengguna, tujuan: str, *, berfaktor: bool, baru: bool
) -> HttpResponse:
    if baru:
        messages.info(
            request,
            f"Akun Anda kini tertaut dengan {settings.TALENTA_SSO_LABEL}. Tautannya dapat Anda "
            "lepas di Akun saya.",
        )
    if not berfaktor and punya_faktor(pengguna=pengguna):
        setengah_mulai(request, pengguna, tujuan)
        return redirect("akun:masuk_faktor")
    return selesaikan(request, pengguna, tujuan, faktor=berfaktor)


@require_POST
@perlu_konfirmasi
def lepas(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take off a link of one's own."""
    milik = TautanMasuk.objects.filter(pengguna=pengguna_dari(request))
    tautan_lepas(tautan=get_object_or_404(milik, pk=pk), alasan="", pelaku=pelaku(request))
    messages.success(request, "Tautan dilepas.")
    return redirect("kelola:akun_saya")


def _kembali(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("akun:sso_kembali"))


def _gagal(request: HttpRequest, pesan: str, status: int = 403) -> HttpResponse:
    return render(request, "akun/sso_gagal.html", {"pesan": pesan}, status=status)
