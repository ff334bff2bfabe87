"""One account: its state, its roles with dates and units; giving and ending roles."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.akun.izin import Peran
from talenta.akun.konfirmasi import perlu_konfirmasi
from talenta.akun.models import KodeAktivasi, Pengguna, PenugasanPeran
from talenta.akun.services.akun import AkunSendiri, akun_atur_aktif
from talenta.akun.services.faktor import faktor_atur_ulang
from talenta.inti.permintaan import pelaku
from talenta.pegawai.forms_akun import AlasanForm, BeriPeranForm
from talenta.pegawai.services.penugasan import PenugasanDitolak, peran_akhiri, peran_berikan


def _akun(request: HttpRequest, pk: int) -> Pengguna:
    semua = Pengguna.objects.terlihat_oleh(request.user).select_related("instansi")
    return get_object_or_404(semua, pk=pk)


def _penugasan(request: HttpRequest) -> QuerySet[PenugasanPeran]:
    return PenugasanPeran.objects.terlihat_oleh(request.user).select_related(
        "pengguna", "instansi", "diberikan_oleh", "lingkup_unit__unit"
    )


def _rinci(
    request: HttpRequest, akun: Pengguna, form: BeriPeranForm, status: int = 200
) -> HttpResponse:
    pengguna: Any = request.user
    daftar = _penugasan(request).filter(pengguna=akun).order_by("-berlaku_mulai", "-id")
    isi = {
        "akun": akun,
        "penugasan": daftar,
        "kode": KodeAktivasi.terbuka().filter(pengguna=akun).first(),
        "kode_batas": KodeAktivasi.BATAS_PERCOBAAN,
        "form": form,
        "faktor": akun.faktor.order_by("id"),
        "boleh_kelola": pengguna.boleh("akun.kelola") and akun.pk != pengguna.pk,
        "sekarang": timezone.now(),
    }
    return render(request, "akun/rinci.html", isi, status=status)


@require_safe
@perlu_izin("akun.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The account and every role it ever had in the agency."""
    return _rinci(request, _akun(request, pk), BeriPeranForm(oleh=request.user))


@require_POST
@perlu_izin("akun.kelola")
def peran_beri(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give a role; a refusal stands beside the form with what was typed."""
    akun = _akun(request, pk)
    pengguna: Any = request.user
    form = BeriPeranForm(request.POST, oleh=pengguna)
    if form.is_valid():
        assert akun.instansi is not None  # noqa: S101 (seen through its agency)
        try:
            peran_berikan(
                pengguna=akun,
                peran=Peran(form.cleaned_data["peran"]),
                instansi=akun.instansi,
                unit=form.cleaned_data["unit"],
                mulai=form.cleaned_data["mulai"],
                sampai=form.cleaned_data["sampai"],
                oleh=pelaku(request),
            )
        except PenugasanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Peran diberikan.")
            return redirect("kelola:akun", pk=akun.pk)
    return _rinci(request, akun, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("akun.kelola")
def peran_akhir(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Say what ending a role will do, ask why, end it today."""
    satu = get_object_or_404(_penugasan(request), pk=pk)
    form = AlasanForm(request.POST or None)
    if form.is_valid():
        try:
            peran_akhiri(
                penugasan=satu,
                pada=timezone.localdate(),
                alasan=form.cleaned_data["alasan"],
                oleh=pelaku(request),
            )
        except PenugasanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Peran diakhiri hari ini.")
            return redirect("kelola:akun", pk=satu.pengguna_id)
    isi = {"penugasan": satu, "akun": satu.pengguna, "form": form}
    return render(request, "akun/peran_akhir.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("akun.kelola")
def aktif(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Switch an account off, or on again, after saying what that means."""
    akun = _akun(request, pk)
    form = AlasanForm(request.POST or None)
    if form.is_valid():
        try:
            akun_atur_aktif(
                pengguna=akun,
                aktif=not akun.is_active,
                alasan=form.cleaned_data["alasan"],
                pelaku=pelaku(request),
            )
        except AkunSendiri:
            form.add_error(None, "Akun Anda sendiri diatur oleh admin lain.")
        else:
            kata = "diaktifkan kembali" if akun.is_active else "dinonaktifkan"
            messages.success(request, f"Akun {akun.nama} {kata}.")
            return redirect("kelola:akun", pk=akun.pk)
    return render(request, "akun/aktif.html", {"akun": akun, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("akun.kelola")
@perlu_konfirmasi
def faktor(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take all second factors off somebody else's account, after saying what that means."""
    akun = _akun(request, pk)
    form = AlasanForm(request.POST or None)
    if form.is_valid():
        try:
            faktor_atur_ulang(
                pengguna=akun,
                alasan=form.cleaned_data["alasan"],
                oleh=pengguna_dari(request),
                pelaku=pelaku(request),
            )
        except AkunSendiri:
            form.add_error(None, "Faktor Anda sendiri diatur ulang oleh admin lain.")
        else:
            messages.success(request, f"Faktor kedua {akun.nama} diatur ulang.")
            return redirect("kelola:akun", pk=akun.pk)
    return render(request, "akun/faktor_atur_ulang.html", {"akun": akun, "form": form})
