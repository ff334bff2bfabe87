"""Snapshots of SIMATA: the list, bringing one in, its findings, withdrawing it."""

import csv
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karir.simata.forms import CabutSimataForm, UnggahSimataForm
from karir.simata.models import AcuanSimata
from karir.simata.selectors import (
    acuan_halaman,
    acuan_pilihan,
    acuan_terlihat,
    laporan_baris,
    proses_pilihan,
    temuan_halaman,
)
from karir.simata.services import SimataDitolak, simata_cabut, simata_ulangi, simata_unggah
from karir.simata.tata import JENIS
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.akun.models import Instansi
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import unduhan_csv


def satu_acuan(request: HttpRequest, pk: int) -> AcuanSimata:
    """The snapshot of an address, or 404."""
    satu: AcuanSimata = get_object_or_404(acuan_terlihat(pengguna=pengguna_dari(request)), pk=pk)
    return satu


@require_safe
@perlu_izin("hasil.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """Snapshots, latest export first, and the choice of what is laid beside what."""
    pengguna = pengguna_dari(request)
    lembar = acuan_halaman(
        pengguna=pengguna,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    konteks = {
        "baris": lembar.baris,
        "tautan": lembar.tautan(request.GET),
        "acuan": acuan_pilihan(pengguna=pengguna),
        "proses": proses_pilihan(pengguna=pengguna),
        "boleh_unggah": pengguna.boleh("impor.terapkan"),
        "lihat_rinci": pengguna.boleh("impor.lihat"),
    }
    return render(request, "karir/simata/daftar.html", konteks)


@require_safe
@perlu_izin("hasil.lihat")
def pilih(request: HttpRequest) -> HttpResponse:
    """From the chosen snapshot and run to their comparison."""
    nomor = [request.GET.get(nama, "") for nama in ("acuan", "proses")]
    if not all(satu.isascii() and satu.isdecimal() and len(satu) < 19 for satu in nomor):
        messages.error(request, "Pilih acuan SIMATA dan perhitungan yang akan dicocokkan.")
        return redirect("karir:simata")
    return redirect("karir:simata_cocok", *map(int, nomor))


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("impor.terapkan")
def unggah(request: HttpRequest) -> HttpResponse:
    """Choose a file; it is kept and read, the records stay as they are."""
    pengguna = pengguna_dari(request)
    ada = request.method == "POST"
    form = UnggahSimataForm(request.POST, request.FILES) if ada else UnggahSimataForm()
    if form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            acuan = simata_unggah(
                instansi=Instansi.objects.get(pk=pengguna.lingkup.instansi_id or 0),
                tanggal=form.cleaned_data["tanggal"],
                nama=berkas.name,
                isi=berkas,
                pelaku=pelaku(request),
            )
        except SimataDitolak as galat:
            form.add_error("tanggal", str(galat))
        else:
            messages.success(request, "Berkas diterima dan sedang dibaca.")
            return redirect("karir:simata_rinci", pk=acuan.pk)
    konteks: dict[str, Any] = {
        "form": form,
        "jenis": JENIS,
        "batas": settings.TALENTA_BATAS_UNGGAH,
        "bantuan": "XLSX, atau CSV dengan pemisah koma, titik koma, atau tab; paling besar "
        f"{filesizeformat(settings.TALENTA_BATAS_UNGGAH)}.",
    }
    salah = form.is_bound and form.errors
    return render(request, "karir/simata/unggah.html", konteks, status=422 if salah else 200)


def _rinci(request: HttpRequest, acuan: AcuanSimata, form: CabutSimataForm) -> HttpResponse:
    pengguna = pengguna_dari(request)
    lembar = temuan_halaman(
        pengguna=pengguna,
        acuan=acuan,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    konteks = {
        "acuan": acuan,
        "temuan": lembar.baris,
        "tautan": lembar.tautan(request.GET),
        "proses": proses_pilihan(pengguna=pengguna),
        "boleh": pengguna.boleh("impor.terapkan"),
        "form": form,
    }
    salah = form.is_bound and form.errors
    return render(request, "karir/simata/rinci.html", konteks, status=422 if salah else 200)


@require_safe
@perlu_izin("impor.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One snapshot: how its file was read, its findings, what can be done with it."""
    return _rinci(request, satu_acuan(request, pk), CabutSimataForm())


@require_POST
@perlu_izin("impor.terapkan")
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a snapshot with a reason."""
    acuan = satu_acuan(request, pk)
    form = CabutSimataForm(request.POST)
    if not form.is_valid():
        return _rinci(request, acuan, form)
    try:
        simata_cabut(acuan_id=acuan.pk, alasan=form.cleaned_data["alasan"], pelaku=pelaku(request))
    except SimataDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Acuan dicabut.")
    return redirect("karir:simata_rinci", pk=pk)


@require_POST
@perlu_izin("impor.terapkan")
def ulangi(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a file again whose job ended early."""
    acuan = satu_acuan(request, pk)
    try:
        simata_ulangi(acuan_id=acuan.pk, pelaku=pelaku(request))
    except SimataDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Berkas dibaca lagi.")
    return redirect("karir:simata_rinci", pk=pk)


@require_safe
@perlu_izin("impor.lihat")
def temuan(request: HttpRequest, pk: int) -> FileResponse:
    """All findings as CSV."""
    acuan = satu_acuan(request, pk)
    _catat(request, acuan, "simata.unduh_temuan")
    baris = laporan_baris(acuan)
    return unduhan_csv(f"simata-{pk}-temuan.csv", lambda teks: csv.writer(teks).writerows(baris))


@require_safe
@perlu_izin("impor.terapkan")
def berkas(request: HttpRequest, pk: int) -> FileResponse:
    """The original as it came."""
    acuan = satu_acuan(request, pk)
    _catat(request, acuan, "simata.unduh_berkas")
    return FileResponse(
        acuan.berkas.isi.open("rb"),
        as_attachment=True,
        filename=acuan.berkas.nama,
        content_type="application/octet-stream",
    )


def _catat(request: HttpRequest, acuan: AcuanSimata, tindakan: str) -> None:
    catat(
        pelaku=pelaku(request),
        tindakan=tindakan,
        objek_jenis="simata",
        objek_id=acuan.pk,
        objek_nama=f"per {acuan.tanggal:%Y-%m-%d}",
        instansi_id=acuan.instansi_id,
    )
