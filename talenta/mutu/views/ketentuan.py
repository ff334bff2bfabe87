"""Weights and thresholds: read by all who read the index, set by Admin BKD."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.mutu.forms import KetentuanForm
from talenta.mutu.selectors.ketentuan import BarisKetentuan, ketentuan_daftar
from talenta.mutu.services.ketentuan import KetentuanTidakSah, ketentuan_tetapkan
from talenta.mutu.views.umum import hari_ini, tab

JUDUL = {"dimensi": "Bobot dimensi", "bobot": "Bobot pemeriksaan", "ambang": "Ambang"}


@require_safe
@perlu_izin("mutu.indeks")
def daftar(request: HttpRequest) -> HttpResponse:
    """Every figure with its value today and its source."""
    pengguna = pengguna_dari(request)
    semua = ketentuan_daftar(oleh=pengguna, hari=hari_ini())
    kelompok = groupby(semua, key=lambda satu: satu.bawaan.golongan)
    return render(
        request,
        "mutu/ketentuan.html",
        {
            "tab": tab(request, "mutu:ketentuan"),
            "kelompok": [(JUDUL[nama], nama, list(isi)) for nama, isi in kelompok],
            "boleh_ubah": pengguna.boleh("mutu.ketentuan"),
        },
    )


def _satu(request: HttpRequest, kode: str) -> BarisKetentuan:
    semua = ketentuan_daftar(oleh=pengguna_dari(request), hari=hari_ini())
    for satu in semua:
        if satu.bawaan.kode == kode:
            return satu
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("mutu.ketentuan")
def ubah(request: HttpRequest, kode: str) -> HttpResponse:
    """Set one figure from a day on; its history stands beside."""
    pengguna = pengguna_dari(request)
    satu = _satu(request, kode)
    awal: dict[str, Any] = {"nilai": satu.nilai, "mulai": hari_ini()}
    form = KetentuanForm(request.POST or None, bawaan=satu.bawaan, initial=awal)
    if request.method == "POST" and form.is_valid():
        instansi_id = pengguna.lingkup.instansi_id
        if instansi_id is None:
            raise Http404
        try:
            ketentuan_tetapkan(
                instansi_id=instansi_id,
                kode=kode,
                hari=hari_ini(),
                pelaku=pelaku(request),
                **form.cleaned_data,
            )
        except KetentuanTidakSah as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, f"{satu.bawaan.judul}: ketentuan baru tersimpan.")
            return redirect("mutu:ketentuan")
    return render(
        request,
        "mutu/ketentuan_ubah.html",
        {"form": form, "satu": satu},
        status=422 if form.is_bound and form.errors else 200,
    )
