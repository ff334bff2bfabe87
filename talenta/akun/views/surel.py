"""One's own mail address: entering, confirming, taking it away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from talenta.akun.akses import pengguna_dari
from talenta.akun.forms_kabar import SurelForm
from talenta.akun.konfirmasi import perlu_konfirmasi
from talenta.akun.selectors_kabar import alamat_surat, surat_gagal_terakhir
from talenta.akun.services.surat import (
    AlamatDitolak,
    alamat_ajukan,
    alamat_hapus,
    alamat_konfirmasi,
    alamat_terkonfirmasi_oleh,
    surat_menyala,
)
from talenta.inti.permintaan import pelaku


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_konfirmasi
def surel(request: HttpRequest) -> HttpResponseBase:
    """The address, whether it is confirmed, what could not be delivered; and another one."""
    pengguna = pengguna_dari(request)
    form = SurelForm(request.POST or None)
    if surat_menyala() and form.is_valid():
        try:
            alamat_ajukan(
                pengguna=pengguna, alamat=form.cleaned_data["alamat"], pelaku=pelaku(request)
            )
        except AlamatDitolak as galat:
            form.add_error("alamat", str(galat))
        else:
            messages.success(
                request, "Surat konfirmasi segera dikirim. Buka tautan di dalamnya dalam 24 jam."
            )
            return redirect("akun:surel")
    isi = {
        "form": form,
        "menyala": surat_menyala(),
        "milik": alamat_surat(pengguna=pengguna),
        "gagal": surat_gagal_terakhir(pengguna=pengguna),
    }
    return render(request, "akun/surel.html", isi)


@require_POST
@perlu_konfirmasi
def hapus(request: HttpRequest) -> HttpResponseBase:
    """Forget the address."""
    alamat_hapus(pengguna=pengguna_dari(request), pelaku=pelaku(request))
    messages.success(request, "Alamat pos-el dihapus.")
    return redirect("akun:surel")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def konfirmasi(request: HttpRequest) -> HttpResponse:
    """Where the link in the mail leads: opening it changes nothing yet, since mail programs open
    links by themselves; the button does."""
    pengguna = pengguna_dari(request)
    kode = (request.POST if request.method == "POST" else request.GET).get("kode", "")
    alamat = ditolak = ""
    try:
        alamat = alamat_terkonfirmasi_oleh(pengguna=pengguna, kode=kode)
        if request.method == "POST":
            alamat_konfirmasi(pengguna=pengguna, kode=kode, pelaku=pelaku(request))
            messages.success(request, "Alamat pos-el Anda sudah dikonfirmasi.")
            return redirect("akun:kabar_atur")
    except AlamatDitolak as galat:
        ditolak = str(galat)
    isi = {"alamat": alamat, "kode": kode, "ditolak": ditolak}
    return render(request, "akun/surel_konfirmasi.html", isi)
