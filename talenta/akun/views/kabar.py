"""Messages to a person: the list, opening one, reading all, how one wants to be told."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talenta.akun.akses import pengguna_dari
from talenta.akun.forms_kabar import SaringKabarForm, SetelanKabarForm
from talenta.akun.selectors_kabar import alamat_surat, kabar_daftar, setelan_kabar
from talenta.akun.services.kabar import kabar_baca, kabar_baca_semua, setelan_simpan
from talenta.akun.services.surat import surat_menyala
from talenta.inti import keyset
from talenta.inti.kamus import KABAR
from talenta.inti.models import Pemberitahuan
from talenta.inti.permintaan import pelaku

SEHALAMAN = 25


@never_cache
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Messages, the newest first, with filters in the URL."""
    saring = SaringKabarForm(request.GET)
    pilih = saring.cleaned_data if saring.is_valid() else {}
    halaman = keyset.halaman(
        kabar_daftar(
            pengguna=pengguna_dari(request),
            jenis=pilih.get("jenis", ""),
            keadaan=pilih.get("keadaan", ""),
        ),
        kolom=("id",),
        ukuran=SEHALAMAN,
        turun=True,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    isi = {
        "baris": [{"satu": satu, "tentang": KABAR[satu.jenis].judul} for satu in halaman.baris],
        "tautan": halaman.tautan(request.GET),
        "saring": saring,
        "tersaring": any(pilih.values()),
        "ada_baru": any(not satu.dibaca for satu in halaman.baris),
    }
    return render(request, "akun/kabar.html", isi)


@require_POST
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one message as read and go where it points."""
    pengguna = pengguna_dari(request)
    satu = get_object_or_404(Pemberitahuan.objects.terlihat_oleh(pengguna), pk=pk)
    kabar_baca(pengguna=pengguna, pemberitahuan=satu)
    return redirect(satu.tautan or "akun:kabar")


@require_POST
def baca_semua(request: HttpRequest) -> HttpResponse:
    """Mark all messages as read."""
    kabar_baca_semua(pengguna=pengguna_dari(request))
    messages.success(request, "Semua pemberitahuan ditandai sudah dibaca.")
    return redirect("akun:kabar")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def atur(request: HttpRequest) -> HttpResponse:
    """Choose for each kind how one wants to be told, and the quiet hours."""
    pengguna = pengguna_dari(request)
    form = SetelanKabarForm(request.POST or None, setelan=setelan_kabar(pengguna=pengguna))
    if form.is_valid():
        setelan_simpan(
            pengguna=pengguna,
            pilihan=form.pilihan,
            tenang_mulai=int(form.cleaned_data["tenang_mulai"]),
            tenang_sampai=int(form.cleaned_data["tenang_sampai"]),
            pelaku=pelaku(request),
        )
        messages.success(request, "Setelan pemberitahuan disimpan.")
        return redirect("akun:kabar_atur")
    isi = {"form": form, "milik": alamat_surat(pengguna=pengguna), "menyala": surat_menyala()}
    return render(request, "akun/kabar_atur.html", isi)
