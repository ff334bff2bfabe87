"""One's own second factors: setting up an app, recovery codes, taking a factor off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from talenta.akun.akses import pengguna_dari
from talenta.akun.forms import KodeBaruForm
from talenta.akun.konfirmasi import SESI_FAKTOR, perlu_konfirmasi, tandai
from talenta.akun.models import Faktor
from talenta.akun.qr import qr
from talenta.akun.selectors_faktor import faktor_daftar, punya_faktor
from talenta.akun.services.faktor import (
    FaktorTerakhir,
    alamat_totp,
    faktor_cabut,
    pemulihan_terbitkan,
    rahasia_baru,
    totp_pasang,
)
from talenta.akun.services.sesi import sesi_akhiri_semua
from talenta.inti.permintaan import pelaku
from talenta.inti.sandi_data import buka, sandikan

# The secret that the picture shows, encrypted, until the app has proved to know it.
SESI_RAHASIA = "totp_baru"
BELUM_COCOK = (
    "Kode belum cocok. Pastikan jam perangkat Anda tepat, lalu isi kode yang sedang tampil."
)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_konfirmasi
def pasang(request: HttpRequest) -> HttpResponseBase:
    """Why a second factor, and an authenticator app as one: picture, key, first code."""
    pengguna = pengguna_dari(request)
    rahasia = _rahasia(request)
    form = KodeBaruForm(request.POST or None)
    if form.is_valid():
        kode = totp_pasang(
            pengguna=pengguna,
            rahasia=rahasia,
            kode=form.cleaned_data["kode"].replace(" ", ""),
            pelaku=pelaku(request),
        )
        if kode is not None:
            del request.session[SESI_RAHASIA]
            messages.success(request, "Aplikasi autentikator terpasang.")
            return terpasang(request, kode)
        form.add_error("kode", BELUM_COCOK)
    gambar = qr(alamat_totp(pengguna=pengguna, rahasia=rahasia))
    isi = {
        "form": form,
        "qr": gambar,
        "kunci": " ".join(rahasia[i : i + 4] for i in range(0, len(rahasia), 4)),
        "faktor": faktor_daftar(pengguna=pengguna),
    }
    return render(request, "akun/faktor.html", isi)


def _rahasia(request: HttpRequest) -> str:
    sandi = request.session.get(SESI_RAHASIA)
    if sandi:
        return buka(bytes.fromhex(sandi))
    rahasia = rahasia_baru()
    request.session[SESI_RAHASIA] = sandikan(rahasia).hex()
    return rahasia


def terpasang(request: HttpRequest, kode: list[str]) -> HttpResponse:
    """Go on with the session confirmed; sessions from before the first factor end."""
    request.session.cycle_key()
    tandai(request.session, faktor=True)
    if not kode:
        return redirect("kelola:akun_saya")
    sesi_akhiri_semua(pengguna=pengguna_dari(request), kecuali=request.session.session_key)
    return render(request, "akun/pemulihan.html", {"kode": kode})


@never_cache
@require_POST
@perlu_konfirmasi
def pemulihan(request: HttpRequest) -> HttpResponseBase:
    """New recovery codes, shown this once; there are none without a factor."""
    pengguna = pengguna_dari(request)
    if not punya_faktor(pengguna=pengguna):
        messages.error(request, "Pasang faktor kedua lebih dahulu.")
        return redirect("kelola:akun_saya")
    kode = pemulihan_terbitkan(pengguna=pengguna, pelaku=pelaku(request))
    return render(request, "akun/pemulihan.html", {"kode": kode})


@require_POST
@perlu_konfirmasi
def cabut(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take off one factor of one's own; the last one stays while a role asks for it."""
    pengguna = pengguna_dari(request)
    faktor = get_object_or_404(Faktor.objects.terlihat_oleh(pengguna), pk=pk)
    try:
        terakhir = faktor_cabut(faktor=faktor, pelaku=pelaku(request))
    except FaktorTerakhir:
        messages.error(
            request,
            "Faktor ini satu-satunya, dan peran Anda mewajibkannya. Pasang yang lain lebih dahulu.",
        )
    else:
        if terakhir:
            request.session.pop(SESI_FAKTOR, None)
            sesi_akhiri_semua(pengguna=pengguna, kecuali=request.session.session_key)
        messages.success(request, f"{faktor.nama} dicabut.")
    return redirect("kelola:akun_saya")
