"""One's own second factors: an app, passkeys, recovery codes, taking a factor off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from talenta.akun.akses import pengguna_dari
from talenta.akun.forms import KodeBaruForm, KunciBaruForm, NamaForm
from talenta.akun.konfirmasi import SESI_FAKTOR, perlu_konfirmasi, tandai
from talenta.akun.models import Faktor
from talenta.akun.qr import qr
from talenta.akun.selectors_faktor import faktor_daftar, punya_faktor
from talenta.akun.services.faktor import (
    FaktorTerakhir,
    alamat_totp,
    faktor_cabut,
    faktor_namai,
    pemulihan_terbitkan,
    rahasia_baru,
    totp_pasang,
)
from talenta.akun.services.kunci import (
    Asal,
    KunciDitolak,
    TantanganHabis,
    pasang_mulai,
    pasang_selesai,
)
from talenta.akun.services.sesi import sesi_akhiri_semua
from talenta.inti.permintaan import pelaku
from talenta.inti.sandi_data import buka, sandikan

# The secret that the picture shows, encrypted, until the app has proved to know it.
SESI_RAHASIA = "totp_baru"
BELUM_COCOK = (
    "Kode belum cocok. Pastikan jam perangkat Anda tepat, lalu isi kode yang sedang tampil."
)
KUNCI_DITOLAK = "Kunci sandi itu tidak dapat dipasang. Coba sekali lagi, atau pakai perangkat lain."
TERLALU_LAMA = "Halaman ini terlalu lama terbuka atau terbuka dua kali. Coba sekali lagi."
TANPA_HTTPS = (
    "Kunci sandi hanya bekerja bila portal dibuka lewat alamat https. Tanyakan alamat itu kepada "
    "Admin BKD."
)
PENUH = "Anda sudah mempunyai sepuluh kunci sandi. Cabut satu lebih dahulu di Akun saya."


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_konfirmasi
def pasang(request: HttpRequest) -> HttpResponseBase:
    """Why a second factor; an app as one (picture, key, first code), or a passkey."""
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
        **_kunci_baru(request),
    }
    return render(request, "akun/faktor.html", isi)


def _kunci_baru(request: HttpRequest) -> dict[str, object]:
    """What the browser is asked for a passkey, or why it is not."""
    asal, pilihan, sebab = Asal.dari(request), "", TANPA_HTTPS
    if asal is not None:
        pilihan = pasang_mulai(pengguna=pengguna_dari(request), asal=asal, sesi=request.session)
        sebab = PENUH
    return {"form_kunci": KunciBaruForm(), "pilihan": pilihan, "tanpa_kunci": sebab}


@never_cache
@require_POST
@perlu_konfirmasi
def kunci(request: HttpRequest) -> HttpResponseBase:
    """A passkey that the browser has just made, under the name its owner gave it."""
    form, asal = KunciBaruForm(request.POST), Asal.dari(request)
    if asal is None or not form.is_valid():
        messages.error(request, KUNCI_DITOLAK)
        return redirect("akun:faktor")
    try:
        kode = pasang_selesai(
            pengguna=pengguna_dari(request),
            **form.cleaned_data,
            asal=asal,
            sesi=request.session,
            pelaku=pelaku(request),
        )
    except (KunciDitolak, TantanganHabis) as galat:
        habis = isinstance(galat, TantanganHabis)
        messages.error(request, TERLALU_LAMA if habis else KUNCI_DITOLAK)
        return redirect("akun:faktor")
    messages.success(request, "Kunci sandi terpasang.")
    return terpasang(request, kode)


@require_POST
@perlu_konfirmasi
def nama(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give one of one's own passkeys another name."""
    milik = Faktor.objects.terlihat_oleh(pengguna_dari(request))
    faktor = get_object_or_404(milik, pk=pk, jenis=Faktor.Jenis.KUNCI)
    form = NamaForm(request.POST)
    if form.is_valid():
        faktor_namai(faktor=faktor, nama=form.cleaned_data["nama"], pelaku=pelaku(request))
        messages.success(request, "Nama kunci sandi disimpan.")
    else:
        messages.error(request, "Isi nama kunci sandi, paling banyak 60 huruf.")
    return redirect("kelola:akun_saya")


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
