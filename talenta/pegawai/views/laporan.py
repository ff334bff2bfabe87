"""Reports of wrong data as the office sees them: the list, one of them, the answer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from talenta.akun.akses import perlu_izin
from talenta.inti.bukti import bukti_unduh
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import saringan_keliru, unduhan_daftar
from talenta.pegawai.ekspor_perbaikan import LaporanResource
from talenta.pegawai.forms_perbaikan import JawabForm, SaringLaporanForm, TenggatForm
from talenta.pegawai.models import LaporanData
from talenta.pegawai.selectors.laporan import laporan_daftar, laporan_terlihat
from talenta.pegawai.selectors.perbaikan import usul_halaman
from talenta.pegawai.services.laporan import (
    LaporanDitolak,
    hari_tenggat,
    laporan_jawab,
    tenggat_atur,
)
from talenta.pegawai.views.tab import tab_perbaikan


@require_safe
@perlu_izin("perbaikan.lihat")
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Reports in view, newest first, filtered by what stands in the URL."""
    pengguna: Any = request.user
    form = SaringLaporanForm(request.GET)
    saring: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    halaman = usul_halaman(
        laporan_daftar(oleh=pengguna, hari=timezone.localdate(), **saring),
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    hari = hari_tenggat(instansi_id=pengguna.lingkup.instansi_id)
    return render(
        request,
        "pegawai/laporan.html",
        {
            "form": form,
            "tersaring": any(saring.values()),
            "baris": halaman.baris,
            "tautan": halaman.tautan(request.GET),
            "tab": tab_perbaikan(request, "laporan"),
            "hari": hari,
            "tenggat_form": TenggatForm(initial={"hari": hari})
            if pengguna.boleh("laporan.atur")
            else None,
        },
    )


@require_safe
@perlu_izin("perbaikan.lihat")
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """What is shown as CSV; the export is in the audit."""
    form = SaringLaporanForm(request.GET)
    if not form.is_valid():
        return saringan_keliru(request, "pegawai:laporan")
    hari = timezone.localdate()
    semua = laporan_daftar(oleh=request.user, hari=hari, **form.cleaned_data)
    berkas, jumlah = unduhan_daftar("laporan-data", "csv", LaporanResource(), semua.order_by("-pk"))
    catat(
        pelaku=pelaku(request),
        tindakan="laporan.ekspor",
        objek_jenis="laporan",
        objek_id="daftar",
        rincian={"baris": jumlah, "saringan": request.GET.dict()},
    )
    return berkas


def _satu(request: HttpRequest, pk: int) -> LaporanData:
    satu = laporan_terlihat(oleh=request.user).filter(pk=pk).first()
    if satu is None:
        raise Http404
    return satu


def _rinci(request: HttpRequest, laporan: LaporanData, form: JawabForm) -> HttpResponse:
    pengguna: Any = request.user
    lain = laporan.pegawai.pengguna_id != pengguna.pk
    return render(
        request,
        "pegawai/laporan_rinci.html",
        {
            "laporan": laporan,
            "pegawai": laporan.pegawai,
            "usul": list(laporan.usul.order_by("pk")),
            "form": form,
            "boleh_jawab": laporan.terbuka and lain and pengguna.boleh("laporan.jawab"),
            "boleh_usul": laporan.terbuka and lain and pengguna.boleh("perbaikan.usulkan"),
        },
        status=422 if form.is_bound and form.errors else 200,
    )


@require_safe
@perlu_izin("perbaikan.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One report, the corrections that answer it, and the answer."""
    return _rinci(request, _satu(request, pk), JawabForm())


@require_POST
@perlu_izin("laporan.jawab")
def jawab(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer it; a refusal stands beside the form with what was typed."""
    laporan = _satu(request, pk)
    if not laporan.terbuka:
        messages.error(request, "Laporan ini sudah dijawab.")
        return redirect("pegawai:laporan_rinci", pk=pk)
    form = JawabForm(request.POST)
    if form.is_valid():
        try:
            laporan_jawab(
                laporan_id=pk,
                hasil=form.cleaned_data["hasil"],
                jawaban=form.cleaned_data["jawaban"],
                pelaku=pelaku(request),
            )
        except LaporanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Jawaban tersimpan dan tampil bagi pelapor.")
            return redirect("pegawai:laporan_rinci", pk=pk)
    return _rinci(request, laporan, form)


@require_safe
@perlu_izin("perbaikan.lihat")
def bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The evidence of a report as a download; the look is in the audit."""
    laporan = _satu(request, pk)
    if laporan.bukti is None:
        raise Http404
    catat(
        pelaku=pelaku(request),
        tindakan="laporan.bukti",
        objek_jenis="laporan",
        objek_id=laporan.pk,
        objek_nama=str(laporan.pegawai),
        instansi_id=laporan.instansi_id,
    )
    return bukti_unduh(laporan.bukti, f"bukti-laporan-{laporan.pk}")


@require_POST
@perlu_izin("laporan.atur")
def tenggat(request: HttpRequest) -> HttpResponseBase:
    """Set the agency's days for an answer."""
    pengguna: Any = request.user
    form = TenggatForm(request.POST)
    if form.is_valid():
        tenggat_atur(
            instansi_id=pengguna.lingkup.instansi_id,
            hari=form.cleaned_data["hari"],
            pelaku=pelaku(request),
        )
        messages.success(request, "Tenggat tersimpan, berlaku bagi laporan berikutnya.")
    else:
        messages.error(request, "Tenggat diisi 1 sampai 90 hari.")
    return redirect("pegawai:laporan")
