"""Objections for officers: who waits for whom, and who decides where that is not known."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.forms_keberatan import PemutusForm, PergantianPutusanForm, SaringKeberatanForm
from kinerja.selectors.keberatan import keberatan_daftar
from kinerja.services.keberatan import KeberatanDitolak
from kinerja.services.keberatan_pemutus import pemutus_tetapkan, pergantian_putuskan
from kinerja.views.keberatan import bukti_satu, keberatan_atau_404, rinci_halaman
from talenta.akun.akses import perlu_izin
from talenta.inti.keyset import halaman
from talenta.inti.permintaan import pelaku
from talenta.pegawai.lingkup import DISEBUT, tentang_orang

SEHALAMAN = 50


@require_safe
@perlu_izin("kinerja.lihat")
def kantor(request: HttpRequest) -> HttpResponseBase:
    """Objections in an officer's scope, newest first."""
    form = SaringKeberatanForm(request.GET)
    saring: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    lembar = halaman(
        keberatan_daftar(oleh=request.user, **saring),
        kolom=("id",),
        turun=True,
        ukuran=SEHALAMAN,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    isi = {
        "form": form,
        "tersaring": any(saring.values()),
        "baris": lembar.baris,
        "tautan": lembar.tautan(request.GET),
    }
    return render(request, "kinerja/keberatan_kantor.html", isi)


@tentang_orang(DISEBUT)
@require_safe
@perlu_izin("kinerja.lihat")
def kantor_rinci(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The record of one objection for an officer: read, and where nobody decides, name who."""
    return rinci_halaman(request, keberatan_atau_404(request, pk))


@tentang_orang(DISEBUT)
@require_POST
@perlu_izin("kinerja.penilai")
def pemutus(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Name who decides, or ask for another one; a refusal stands beside the form."""
    pengguna: Any = request.user
    keberatan = keberatan_atau_404(request, pk)
    form = PemutusForm(request.POST, keberatan=keberatan, oleh=pengguna)
    if form.is_valid() and form.orang is not None:
        try:
            usul = pemutus_tetapkan(
                keberatan_id=pk,
                pemutus_id=form.orang.pk,
                alasan=form.cleaned_data["alasan"],
                oleh=pengguna.lingkup.pegawai_id,
                pelaku=pelaku(request),
            )
        except KeberatanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            nama = form.orang.nama_lengkap
            kata = "diusulkan; petugas lain yang memutuskan" if usul else "ditetapkan memutus"
            messages.success(request, f"{nama} {kata}.")
            return redirect("kinerja:keberatan_kantor_rinci", pk=pk)
    return rinci_halaman(request, keberatan, pemutus=form)


@tentang_orang(DISEBUT)
@require_POST
@perlu_izin("kinerja.penilai")
def pemutus_putuskan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Decide on another officer's request for somebody else to decide."""
    pengguna: Any = request.user
    keberatan_atau_404(request, pk)
    form = PergantianPutusanForm(request.POST)
    if not form.is_valid():
        for salah in form.errors.values():
            messages.error(request, f"Putusan belum tersimpan. {salah[0]}")
        return redirect("kinerja:keberatan_kantor_rinci", pk=pk)
    setuju = form.cleaned_data["keputusan"] == "setuju"
    try:
        usul = pergantian_putuskan(
            keberatan_id=pk,
            usul_id=form.cleaned_data["usul"],
            setuju=setuju,
            alasan=form.cleaned_data["alasan"],
            oleh=pengguna.lingkup.pegawai_id,
            pelaku=pelaku(request),
        )
    except KeberatanDitolak as galat:
        messages.error(request, str(galat))
    else:
        kata = f"{usul.baru_nama} ditetapkan memutus." if setuju else "Usul ditolak."
        messages.success(request, kata)
    return redirect("kinerja:keberatan_kantor_rinci", pk=pk)


@tentang_orang(DISEBUT)
@require_safe
@perlu_izin("kinerja.lihat")
def kantor_bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Evidence, for an officer; the look is in the audit."""
    return bukti_satu(request, pk)
