"""One's own tokens of the API: made once, shown once, withdrawn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from talenta.akun.akses import pengguna_dari
from talenta.akun.forms_token import TokenForm
from talenta.akun.izin import PERAN_DUA_FAKTOR
from talenta.akun.konfirmasi import berfaktor, perlu_konfirmasi
from talenta.akun.lingkup import Lingkup
from talenta.akun.models import PenugasanPeran, TokenAkses
from talenta.akun.selectors import peran_dapat_dipakai
from talenta.akun.services.token import TokenDitolak, token_buat, token_cabut
from talenta.inti.permintaan import pelaku


def _peran(request: HttpRequest) -> list[Lingkup]:
    """Roles that a token may be given in this session."""
    dengan_faktor = berfaktor(request.session)
    return [
        satu
        for satu in peran_dapat_dipakai(request)
        if dengan_faktor or satu.peran not in PERAN_DUA_FAKTOR
    ]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_konfirmasi
def buat(request: HttpRequest) -> HttpResponseBase:
    """The form; once it holds, the token in the clear, this one time."""
    pengguna = pengguna_dari(request)
    form = TokenForm(request.POST or None, tersedia=_peran(request))
    if form.is_valid():
        nomor = form.penugasan_id
        milik = PenugasanPeran.objects.filter(pengguna=pengguna, pk=nomor or 0)
        try:
            baru = token_buat(
                pengguna=pengguna,
                penugasan=get_object_or_404(milik) if nomor is not None else None,
                nama=form.cleaned_data["nama"],
                cakupan=form.cakupan,
                hari=form.cleaned_data["hari"],
                berfaktor=berfaktor(request.session),
                pelaku=pelaku(request),
            )
        except TokenDitolak as galat:
            form.add_error(None, str(galat))
        else:
            return _tampilkan(request, baru.token, baru.rahasia)
    return render(request, "akun/token.html", {"form": form}, status=422 if form.errors else 200)


def _tampilkan(request: HttpRequest, token: TokenAkses, rahasia: str) -> HttpResponse:
    return render(request, "akun/token_baru.html", {"token": token, "rahasia": rahasia})


@require_POST
@perlu_konfirmasi
def cabut(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Withdraw one of one's own; what uses it is refused from now on."""
    token = get_object_or_404(TokenAkses.objects.terlihat_oleh(pengguna_dari(request)), pk=pk)
    if token_cabut(token=token, pelaku=pelaku(request)):
        messages.success(request, f"Token {token.nama} dicabut.")
    else:
        messages.info(request, f"Token {token.nama} sudah tidak berlaku.")
    return redirect("kelola:akun_saya")
