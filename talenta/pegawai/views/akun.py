"""One account: its state, its roles with dates and units; switching it off, resetting factors."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.akun.konfirmasi import perlu_konfirmasi
from talenta.akun.models import KodeAktivasi, Pengguna, PenugasanPeran
from talenta.akun.services.akun import AkunSendiri, akun_atur_aktif
from talenta.akun.services.faktor import faktor_atur_ulang
from talenta.akun.services.tautan import tautan_lepas
from talenta.inti.permintaan import pelaku
from talenta.pegawai.forms_akun import AlasanForm, BeriPeranForm
from talenta.pegawai.selectors.tinjauan import lewat_tenggat


def akun_terlihat(request: HttpRequest, pk: int) -> Pengguna:
    semua = Pengguna.objects.terlihat_oleh(request.user).select_related("instansi")
    return get_object_or_404(semua, pk=pk)


def penugasan_terlihat(request: HttpRequest) -> QuerySet[PenugasanPeran]:
    return PenugasanPeran.objects.terlihat_oleh(request.user).select_related(
        "pengguna", "instansi", "diberikan_oleh", "lingkup_unit__unit"
    )


def tampilkan_akun(
    request: HttpRequest, akun: Pengguna, form: BeriPeranForm, status: int = 200
) -> HttpResponse:
    pengguna: Any = request.user
    daftar = penugasan_terlihat(request).filter(pengguna=akun).order_by("-berlaku_mulai", "-id")
    isi = {
        "akun": akun,
        "penugasan": daftar,
        "kode": KodeAktivasi.terbuka().filter(pengguna=akun).first(),
        "kode_batas": KodeAktivasi.BATAS_PERCOBAAN,
        "form": form,
        "belum_dipastikan": lewat_tenggat(
            oleh=pengguna, pengguna_id=akun.pk, hari=timezone.localdate()
        ),
        "faktor": akun.faktor.order_by("id"),
        "tautan": akun.tautan.order_by("id"),
        "boleh_kelola": pengguna.boleh("akun.kelola") and akun.pk != pengguna.pk,
        "sekarang": timezone.now(),
    }
    return render(request, "akun/rinci.html", isi, status=status)


@require_safe
@perlu_izin("akun.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The account and every role it ever had in the agency."""
    return tampilkan_akun(request, akun_terlihat(request, pk), BeriPeranForm(oleh=request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("akun.kelola")
def aktif(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Switch an account off, or on again, after saying what that means."""
    akun = akun_terlihat(request, pk)
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
    akun = akun_terlihat(request, pk)
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


@require_POST
@perlu_izin("akun.kelola")
@perlu_konfirmasi
def tautan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take the links with sign-on providers off somebody else's account."""
    akun = akun_terlihat(request, pk)
    form = AlasanForm(request.POST)
    if akun.pk == pengguna_dari(request).pk:
        messages.error(request, "Tautan Anda sendiri dilepas di Akun saya.")
    elif not form.is_valid():
        messages.error(request, "Tautan belum dilepas: isi alasannya.")
    else:
        for satu in akun.tautan.all():
            tautan_lepas(tautan=satu, alasan=form.cleaned_data["alasan"], pelaku=pelaku(request))
        messages.success(request, f"Tautan masuk tunggal {akun.nama} dilepas.")
    return redirect("kelola:akun", pk=akun.pk)
