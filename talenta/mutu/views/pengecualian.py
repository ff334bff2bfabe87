"""Findings that are right as they are: said, listed, taken back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.mutu.daftar import semua
from talenta.mutu.forms import PengecualianForm, SaringPengecualianForm
from talenta.mutu.models import PengecualianMutu, TemuanMutu
from talenta.mutu.selectors.daftar import pengecualian_daftar, pengecualian_halaman
from talenta.mutu.services.pengecualian import (
    TidakDapatDikecualikan,
    pengecualian_buat,
    pengecualian_cabut,
)
from talenta.mutu.views.umum import hari_ini, pemeriksaan_diminta, tab


@require_safe
@perlu_izin("mutu.indeks")
def daftar(request: HttpRequest) -> HttpResponse:
    """Exceptions in view, newest first."""
    pengguna = pengguna_dari(request)
    form = SaringPengecualianForm(request.GET, oleh=pengguna)
    saring: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    terbaca = {s.kode: s for s in semua() if not s.izin or pengguna.boleh(s.izin)}
    cocok = pengecualian_daftar(oleh=pengguna, hari=hari_ini(), **saring)
    halaman = pengecualian_halaman(
        cocok.filter(kode__in=terbaca),
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    return render(
        request,
        "mutu/pengecualian.html",
        {
            "tab": tab(request, "mutu:pengecualian"),
            "form": form,
            "tersaring": any(saring.values()),
            "baris": [(satu, terbaca[satu.kode]) for satu in halaman.baris],
            "tautan": halaman.tautan(request.GET),
            "hari": hari_ini(),
            "boleh_kecuali": pengguna.boleh("mutu.kecualikan"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("mutu.kecualikan")
def buat(request: HttpRequest, alamat: str, pk: int) -> HttpResponse:
    """Except one person from one check, with a reason."""
    pengguna = pengguna_dari(request)
    pemeriksaan = pemeriksaan_diminta(request, alamat)
    temuan = get_object_or_404(
        TemuanMutu.objects.terlihat_oleh(pengguna)
        .filter(gagal__contains=[pemeriksaan.kode])
        .select_related("pegawai__unit"),
        pk=pk,
    )
    form = PengecualianForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pengecualian_buat(
                pegawai=temuan.pegawai,
                kode=pemeriksaan.kode,
                hari=hari_ini(),
                pelaku=pelaku(request),
                **form.cleaned_data,
            )
        except TidakDapatDikecualikan as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(
                request,
                f"{temuan.pegawai.nama_lengkap} dikecualikan. Indeks mengikutinya pada pengukuran "
                "berikutnya.",
            )
            return redirect("mutu:daftar", alamat=alamat)
    return render(
        request,
        "mutu/kecualikan.html",
        {"form": form, "pemeriksaan": pemeriksaan, "pegawai": temuan.pegawai},
        status=422 if form.is_bound and form.errors else 200,
    )


@require_POST
@perlu_izin("mutu.kecualikan")
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an exception back, with a reason."""
    pengguna = pengguna_dari(request)
    satu = get_object_or_404(
        PengecualianMutu.objects.terlihat_oleh(pengguna).select_related("pegawai"), pk=pk
    )
    try:
        pengecualian_cabut(
            pengecualian=satu,
            alasan=request.POST.get("alasan", ""),
            pelaku=pelaku(request),
        )
    except TidakDapatDikecualikan as galat:
        messages.error(request, str(galat))
    else:
        messages.success(
            request, "Pengecualian dicabut. Temuannya dihitung lagi pada pengukuran berikutnya."
        )
    return redirect("mutu:pengecualian")
