"""Objections to the own result; runs as plain ASN."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karir.alur_sanggah import langkah_tersedia
from karir.forms_sanggah import AjukanForm
from karir.mesin.aturan import muat
from karir.mesin.jelas import BarisKomponen, jelaskan
from karir.models import HasilPeringkat, ProsesPeringkat
from karir.selectors.hasil import hasil_terlihat, proses_tampil
from karir.selectors.penjelasan import baris_tersimpan
from karir.selectors.sanggah import sanggah_menunggu, sanggah_terlihat
from karir.services.sanggah import (
    SanggahDitolak,
    batas_ajukan,
    ketentuan,
    sanggah_ajukan,
    sanggah_langkah,
)
from talenta.akun.akses import pengguna_dari
from talenta.inti.bukti import bukti_unduh
from talenta.inti.permintaan import pelaku
from talenta.pegawai.lingkup import halaman_diri


@require_safe
@halaman_diri
def daftar(request: HttpRequest) -> HttpResponse:
    """One's objections with their owner, due day and decision."""
    pengguna = pengguna_dari(request)
    if pengguna.lingkup.pegawai_id is None:
        return render(request, "pegawai/tanpa_data.html")
    semua: Any = list(sanggah_terlihat(pengguna=pengguna).order_by("-pk")[:100])
    for satu in semua:
        satu.boleh = langkah_tersedia(satu, pengguna)
    proses, hasil = _hasil(request)
    kini = proses.pk if proses else None
    konteks = {
        "semua": semua,
        "proses": proses,
        "batas": batas_ajukan(proses=proses) if proses and hasil else None,
        "hari": timezone.localdate(),
        "komponen": list(_komponen(proses, hasil)) if proses and hasil else [],
        "menunggu": {s.komponen for s in semua if s.terbuka and s.proses_id == kini},
    }
    return render(request, "karir/sanggah_saya.html", konteks)


def _hasil(request: HttpRequest) -> tuple[ProsesPeringkat | None, HasilPeringkat | None]:
    """The run that is shown and the own result in it."""
    pengguna = pengguna_dari(request)
    proses = proses_tampil(pengguna=pengguna)
    if proses is None or pengguna.lingkup.pegawai_id is None:
        return proses, None
    milik = hasil_terlihat(pengguna=pengguna, proses=proses)
    return proses, milik.filter(pegawai_id=pengguna.lingkup.pegawai_id).first()


def _komponen(proses: ProsesPeringkat, hasil: HasilPeringkat) -> list[BarisKomponen]:
    aturan = muat(proses.isi_aturan)
    jelas = jelaskan(aturan, proses.tanggal_acuan, baris_tersimpan(proses, hasil))
    return [*jelas.y.komponen, *jelas.x.komponen]


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_diri
def ajukan(request: HttpRequest, komponen: str) -> HttpResponse:
    """Object to one line of the own result."""
    if pengguna_dari(request).lingkup.pegawai_id is None:
        return render(request, "pegawai/tanpa_data.html")
    proses, hasil = _hasil(request)
    if proses is None or hasil is None:
        messages.error(request, "Belum ada hasil Anda yang dapat disanggah.")
        return redirect("karir:sanggah_saya")
    baris = next((k for k in _komponen(proses, hasil) if k.kode == komponen), None)
    if baris is None:
        raise Http404
    if request.method != "POST" and komponen in sanggah_menunggu(
        pengguna=pengguna_dari(request), proses=proses
    ):
        messages.info(request, "Sanggahan Anda atas baris ini masih menunggu putusan.")
        return redirect(f"{reverse('karir:sanggah_saya')}#menunggu-{komponen}")
    form = AjukanForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        bukti = form.cleaned_data["bukti"]
        try:
            sanggah_ajukan(
                proses=proses, hasil=hasil, komponen=komponen, alasan=form.cleaned_data["alasan"],
                bukti=bukti or None, bukti_nama=bukti.name if bukti else "",
                hari=timezone.localdate(), pelaku=pelaku(request),
            )  # fmt: skip
        except SanggahDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Sanggahan Anda terkirim.")
            return redirect("karir:sanggah_saya")
    konteks = {
        "proses": proses,
        "baris": baris,
        "form": form,
        "batas": batas_ajukan(proses=proses),
        "hari": ketentuan(instansi_id=proses.instansi_id),
    }
    status = 422 if form.is_bound else 200
    return render(request, "karir/sanggah_ajukan.html", konteks, status=status)


@require_POST
@halaman_diri
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the own objection back."""
    pengguna = pengguna_dari(request)
    satu = get_object_or_404(sanggah_terlihat(pengguna=pengguna), pk=pk)
    try:
        sanggah_langkah(
            sanggah_id=satu.pk, langkah="TARIK", pegawai_id=pengguna.lingkup.pegawai_id,
            pelaku=pelaku(request),
        )  # fmt: skip
    except SanggahDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Sanggahan Anda ditarik.")
    return redirect("karir:sanggah_saya")


@require_safe
@halaman_diri
def bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The evidence one brought oneself."""
    satu = get_object_or_404(sanggah_terlihat(pengguna=pengguna_dari(request)), pk=pk)
    if satu.bukti is None:
        raise Http404
    return bukti_unduh(satu.bukti, f"bukti-sanggahan-{satu.pk}")
