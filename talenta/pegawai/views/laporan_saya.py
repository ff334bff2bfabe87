"""Reports about oneself: sending one, and what became of them; runs as plain ASN."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from talenta.inti.bukti import bukti_unduh
from talenta.inti.permintaan import pelaku
from talenta.pegawai.forms_perbaikan import LaporForm
from talenta.pegawai.kode import BAGIAN_DATA
from talenta.pegawai.lingkup import halaman_diri
from talenta.pegawai.models import Pegawai
from talenta.pegawai.selectors.laporan import laporan_terlihat
from talenta.pegawai.selectors.perbaikan import beda_usul, judul_jenis, usul_terlihat
from talenta.pegawai.selectors.profil import pegawai_terlihat
from talenta.pegawai.services.laporan import LaporanDitolak, hari_tenggat, laporan_kirim


def _sendiri(request: HttpRequest) -> Pegawai | None:
    pengguna: Any = request.user
    pk = pengguna.lingkup.pegawai_id
    return None if pk is None else pegawai_terlihat(oleh=pengguna, pegawai_id=pk)


@require_safe
@halaman_diri
def daftar(request: HttpRequest) -> HttpResponse:
    """One's reports with their answers, and the corrections of one's record."""
    pegawai = _sendiri(request)
    if pegawai is None:
        return render(request, "pegawai/tanpa_data.html")
    laporan = laporan_terlihat(oleh=request.user).prefetch_related("usul").order_by("-pk")
    usul = usul_terlihat(oleh=request.user).order_by("-pk")
    return render(
        request,
        "pegawai/laporan_saya.html",
        {
            "pegawai": pegawai,
            "diri": True,
            "laporan": list(laporan),
            "usul": [(satu, judul_jenis(satu.jenis), beda_usul(satu, buka=True)) for satu in usul],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_diri
def lapor(request: HttpRequest) -> HttpResponseBase:
    """Say what is wrong; the part may be named in the address."""
    pegawai = _sendiri(request)
    if pegawai is None:
        return render(request, "pegawai/tanpa_data.html")
    dipilih = request.GET.get("bagian", "")
    awal = {"bagian": dipilih} if dipilih in dict(BAGIAN_DATA) else {}
    form = LaporForm(request.POST or None, request.FILES or None, initial=awal)
    if form.is_valid():
        bukti = form.cleaned_data["bukti"]
        try:
            laporan = laporan_kirim(
                pegawai=pegawai,
                bagian=form.cleaned_data["bagian"],
                isi=form.cleaned_data["isi"],
                bukti=bukti or None,
                bukti_nama=bukti.name if bukti else "",
                hari=timezone.localdate(),
                pelaku=pelaku(request),
            )
        except LaporanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, f"Laporan nomor {laporan.pk} terkirim.")
            return redirect("pegawai:laporan_saya")
    isi = {
        "pegawai": pegawai,
        "form": form,
        "hari": hari_tenggat(instansi_id=pegawai.instansi_id),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "pegawai/lapor_saya.html", isi, status=status)


@require_safe
@halaman_diri
def bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The evidence one brought oneself."""
    laporan = laporan_terlihat(oleh=request.user).filter(pk=pk).first()
    if laporan is None or laporan.bukti is None:
        raise Http404
    return bukti_unduh(laporan.bukti, f"bukti-laporan-{laporan.pk}")
