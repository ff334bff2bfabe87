"""Dated figures of this wing: read by all who read gaps, set by Admin BKD."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kompetensi.forms_gap import KetentuanForm
from kompetensi.selectors.ketentuan import BarisKetentuan, ketentuan_daftar
from kompetensi.services.ketentuan import KetentuanTidakSah, ketentuan_tetapkan
from kompetensi.views.umum import hari_ini, instansi_id, tab
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku

JUDUL = {
    "kategori": "Kategori JPM",
    "masa": "Masa berlaku dan pengingat",
    "biaya": "Biaya asesmen",
    "antrean": "Antrean asesmen",
}


@require_safe
@perlu_izin("kompetensi.lihat")
def ketentuan(request: HttpRequest) -> HttpResponse:
    """Every figure with its value today and its source."""
    pengguna = pengguna_dari(request)
    semua = ketentuan_daftar(oleh=pengguna, hari=hari_ini())
    semua.sort(key=lambda satu: list(JUDUL).index(satu.bawaan.kode.partition(".")[0]))
    kelompok = groupby(semua, key=lambda satu: satu.bawaan.kode.partition(".")[0])
    return render(
        request,
        "kompetensi/ketentuan.html",
        {
            "tab": tab(request, "kompetensi:ketentuan"),
            "kelompok": [(JUDUL[nama], nama, list(isi)) for nama, isi in kelompok],
            "boleh_ubah": pengguna.boleh("kompetensi.susun"),
        },
    )


def satu_ketentuan(oleh: Any, kode: str) -> BarisKetentuan:
    """The figure of a code, or 404."""
    for satu in ketentuan_daftar(oleh=oleh, hari=hari_ini()):
        if satu.bawaan.kode == kode:
            return satu
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("kompetensi.susun")
def ketentuan_ubah(request: HttpRequest, kode: str) -> HttpResponse:
    """Set one figure from a day on; its history stands beside."""
    satu = satu_ketentuan(request.user, kode)
    awal: dict[str, Any] = {"nilai": satu.nilai, "mulai": hari_ini()}
    form = KetentuanForm(request.POST or None, bawaan=satu.bawaan, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            ketentuan_tetapkan(
                instansi_id=instansi_id(request),
                kode=kode,
                hari=hari_ini(),
                pelaku=pelaku(request),
                **form.cleaned_data,
            )
        except KetentuanTidakSah as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, f"{satu.bawaan.judul}: ketentuan baru tersimpan.")
            return redirect("kompetensi:ketentuan")
    return render(
        request,
        "kompetensi/ketentuan_ubah.html",
        {"form": form, "satu": satu},
        status=422 if form.errors else 200,
    )
