"""Giving, changing and ending a role: first what it changes, then why, then it is done."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from talenta.akun.akses import perlu_izin
from talenta.akun.izin import PERAN_UNIT, Peran
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.inti.permintaan import pelaku
from talenta.pegawai.forms_akun import AlasanForm, BeriPeranForm, UbahPeranForm
from talenta.pegawai.pemberian import Pemberian, perubahan, unit_penugasan
from talenta.pegawai.selectors.dampak import dampak_peran
from talenta.pegawai.services.penugasan import (
    PenugasanDitolak,
    pemberian_periksa,
    peran_akhiri,
    peran_berikan,
    peran_ubah,
    perubahan_periksa,
)
from talenta.pegawai.views.akun import akun_terlihat, penugasan_terlihat, tampilkan_akun

# Sent by the page of what a role changes, together with the reason.
YAKIN = "yakin"


def _satu(request: HttpRequest, pk: int) -> PenugasanPeran:
    return get_object_or_404(penugasan_terlihat(request), pk=pk)


def _ditolak(form: forms.Form, galat: PenugasanDitolak) -> None:
    form.add_error(None, str(galat))


def _pratinjau(
    request: HttpRequest,
    beri: Pemberian,
    form: forms.Form,
    alasan: AlasanForm,
    lama: PenugasanPeran | None = None,
) -> HttpResponse:
    """What the role changes, and the question why; the fields of `form` go along unseen."""
    isi = {
        "akun": beri.pengguna,
        "beri": beri,
        "lama": lama,
        "dampak": dampak_peran(
            oleh=request.user,
            pengguna=beri.pengguna,
            hari=max(beri.mulai, timezone.localdate()),
            beri=beri,
            tanpa=lama,
        ),
        "tetap": [(satu.html_name, satu.value() or "") for satu in form],
        "form": alasan,
    }
    status = 422 if alasan.errors else 200
    return render(request, "akun/peran_pratinjau.html", isi, status=status)


@require_POST
@perlu_izin("akun.kelola")
def beri(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show what a role would change; with a reason, give it. A refusal stands beside the form."""
    akun = akun_terlihat(request, pk)
    form = BeriPeranForm(request.POST, oleh=request.user)
    if not form.is_valid():
        return tampilkan_akun(request, akun, form, status=422)
    usul = _usul(akun, form.cleaned_data)
    alasan = AlasanForm(request.POST if YAKIN in request.POST else None)
    try:
        if not alasan.is_valid():
            pemberian_periksa(beri=usul, oleh=pelaku(request))
            return _pratinjau(request, usul, form, alasan)
        peran_berikan(**vars(usul), oleh=pelaku(request), alasan=alasan.cleaned_data["alasan"])
    except PenugasanDitolak as galat:
        _ditolak(form, galat)
        return tampilkan_akun(request, akun, form, status=422)
    messages.success(request, "Peran diberikan.")
    return redirect("kelola:akun", pk=akun.pk)


def _usul(akun: Pengguna, isi: dict[str, Any]) -> Pemberian:
    assert akun.instansi is not None  # noqa: S101 (seen through its agency)
    return Pemberian(
        pengguna=akun,
        peran=Peran(isi["peran"]),
        instansi=akun.instansi,
        unit=isi["unit"],
        mulai=isi["mulai"],
        sampai=isi["sampai"],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("akun.kelola")
def ubah(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Another unit or end for a role in force: the form, what it changes, then it is done."""
    satu, hari = _satu(request, pk), timezone.localdate()
    if satu.berakhir:
        raise Http404
    form = UbahPeranForm(request.POST or None, oleh=request.user, penugasan=satu)
    if form.is_valid():
        jawaban = _ubah(request, satu, form, hari)
        if jawaban is not None:
            return jawaban
    isi = {"penugasan": satu, "akun": satu.pengguna, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "akun/peran_ubah.html", isi, status=status)


def _ubah(
    request: HttpRequest, satu: PenugasanPeran, form: UbahPeranForm, hari: date
) -> HttpResponse | None:
    """The next step, or None with words in the form."""
    berunit = satu.peran in PERAN_UNIT
    unit = form.cleaned_data["unit"] if berunit else unit_penugasan(satu)
    sampai = form.cleaned_data["sampai"]
    alasan = AlasanForm(request.POST if YAKIN in request.POST else None)
    try:
        if not alasan.is_valid():
            usul = perubahan(penugasan=satu, unit=unit, sampai=sampai, pada=hari)
            perubahan_periksa(penugasan=satu, beri=usul, oleh=pelaku(request))
            return _pratinjau(request, usul, form, alasan, lama=satu)
        peran_ubah(
            penugasan=satu,
            unit=unit,
            sampai=sampai,
            pada=hari,
            oleh=pelaku(request),
            alasan=alasan.cleaned_data["alasan"],
        )
    except PenugasanDitolak as galat:
        _ditolak(form, galat)
        return None
    messages.success(request, "Perubahan peran berlaku mulai hari ini.")
    return redirect("kelola:akun", pk=satu.pengguna_id)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("akun.kelola")
def akhiri(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Say what ending a role will do, ask why, end it today."""
    satu, hari = _satu(request, pk), timezone.localdate()
    form = AlasanForm(request.POST or None)
    if form.is_valid():
        try:
            peran_akhiri(
                penugasan=satu,
                pada=hari,
                alasan=form.cleaned_data["alasan"],
                oleh=pelaku(request),
            )
        except PenugasanDitolak as galat:
            _ditolak(form, galat)
        else:
            messages.success(request, "Peran diakhiri hari ini.")
            return redirect("kelola:akun", pk=satu.pengguna_id)
    isi = {
        "penugasan": satu,
        "akun": satu.pengguna,
        "form": form,
        "dampak": dampak_peran(
            oleh=request.user,
            pengguna=satu.pengguna,
            hari=max(hari, satu.berlaku_mulai),
            tanpa=satu,
        ),
    }
    return render(request, "akun/peran_akhir.html", isi)
