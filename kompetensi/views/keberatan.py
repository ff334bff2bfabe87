"""Disputing an own result, and answering it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from kompetensi.forms_asesmen import JawabKeberatanForm, KeberatanForm
from kompetensi.models import KeberatanAsesmen
from kompetensi.services.keberatan import KeberatanDitolak, keberatan_ajukan, keberatan_jawab
from talenta.akun.akses import perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.pegawai.lingkup import DISEBUT, halaman_diri, sebut_orang, tentang_orang
from talenta.pegawai.models import Pegawai

GET_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_POST)
@halaman_diri
def keberatan_saya(request: HttpRequest, jenis: str, tanggal: str) -> HttpResponse:
    """Dispute an own result."""
    pengguna: Any = request.user
    milik = Pegawai.objects.filter(pk=pengguna.lingkup.pegawai_id or 0).first()
    kode = jenis.upper()
    try:
        hari = date.fromisoformat(tanggal)
    except ValueError:
        raise Http404 from None
    if milik is None:
        raise Http404
    ada = KeberatanAsesmen.objects.terlihat_oleh(pengguna).filter(jenis=kode, tanggal=hari).first()
    form = KeberatanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            keberatan_ajukan(
                pegawai=milik,
                jenis=kode,
                tanggal=hari,
                alasan=form.cleaned_data["alasan"],
                pelaku=pelaku(request),
            )
        except KeberatanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(
                request, "Keberatan terkirim. Jawabannya datang sebagai pemberitahuan."
            )
            return redirect("kompetensi:panel_saya")
    return render(
        request,
        "kompetensi/keberatan_saya.html",
        {
            "form": form,
            "jenis": KeberatanAsesmen.Jenis(kode).label,
            "hari": hari,
            "ada": ada,
        },
        status=422 if form.errors else 200,
    )


@tentang_orang(DISEBUT)
@require_http_methods(GET_POST)
@perlu_izin("kompetensi.nilai")
def keberatan(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an objection."""
    satu = get_object_or_404(
        KeberatanAsesmen.objects.terlihat_oleh(request.user).select_related(
            "pegawai__jabatan", "pegawai__unit", "dijawab_oleh"
        ),
        pk=pk,
    )
    sebut_orang(request, satu.pegawai_id)
    form = JawabKeberatanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            keberatan_jawab(keberatan=satu, pelaku=pelaku(request), **form.cleaned_data)
        except KeberatanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Jawaban terkirim.")
            return redirect("kompetensi:asesmen")
    return render(
        request,
        "kompetensi/keberatan.html",
        {"form": form, "satu": satu},
        status=422 if form.errors else 200,
    )
