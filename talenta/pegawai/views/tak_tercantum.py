"""People who are not in a file declared complete: the list, and one decision for many."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from talenta.akun.akses import perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import saringan_keliru, unduhan_daftar
from talenta.pegawai.ekspor_perbaikan import TakTercantumResource
from talenta.pegawai.forms_perbaikan import KeputusanForm, SaringTakTercantumForm
from talenta.pegawai.selectors.perbaikan import usul_halaman
from talenta.pegawai.selectors.tak_tercantum import lengkap_terakhir, tak_tercantum_daftar
from talenta.pegawai.services.tak_tercantum import KeputusanDitolak, keputusan_ajukan
from talenta.pegawai.views.tab import tab_perbaikan


def _saring(request: HttpRequest) -> tuple[SaringTakTercantumForm, dict[str, Any]]:
    form = SaringTakTercantumForm(request.GET)
    return form, form.cleaned_data if form.is_valid() else {}


def _tampil(
    request: HttpRequest, form_putus: KeputusanForm, dicentang: frozenset[str] = frozenset()
) -> HttpResponse:
    pengguna: Any = request.user
    form, saring = _saring(request)
    halaman = usul_halaman(
        tak_tercantum_daftar(oleh=pengguna, **saring),
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    menunggu = not saring.get("keadaan")
    return render(
        request,
        "pegawai/tak_tercantum.html",
        {
            "form": form,
            "tersaring": any(saring.values()),
            "baris": halaman.baris,
            "tautan": halaman.tautan(request.GET),
            "tab": tab_perbaikan(request, "tak_tercantum"),
            "menunggu": menunggu,
            "dicentang": {int(satu) for satu in dicentang},
            "form_putus": form_putus if menunggu and pengguna.boleh("perbaikan.putuskan") else None,
            "terakhir": lengkap_terakhir(oleh=pengguna),
            "lihat_impor": pengguna.boleh("impor.lihat"),
        },
        status=422 if form_putus.is_bound else 200,
    )


@require_safe
@perlu_izin("perbaikan.lihat")
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Whom a complete file lacked; open ones first of all."""
    return _tampil(request, KeputusanForm())


@require_safe
@perlu_izin("perbaikan.lihat")
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """What is shown as CSV; the export is in the audit."""
    form, saring = _saring(request)
    if not form.is_valid():
        return saringan_keliru(request, "pegawai:tak_tercantum")
    semua = tak_tercantum_daftar(oleh=request.user, **saring).order_by("-pk")
    berkas, jumlah = unduhan_daftar("tidak-tercantum", "csv", TakTercantumResource(), semua)
    catat(
        pelaku=pelaku(request),
        tindakan="tak_tercantum.ekspor",
        objek_jenis="tak_tercantum",
        objek_id="daftar",
        rincian={"baris": jumlah, "saringan": request.GET.dict()},
    )
    return berkas


@require_POST
@perlu_izin("perbaikan.putuskan")
def putuskan(request: HttpRequest) -> HttpResponseBase:
    """One decision for the ticked; a job writes it."""
    pengguna: Any = request.user
    form = KeputusanForm(request.POST)
    dicentang = frozenset(
        satu for satu in request.POST.getlist("nomor") if satu.isascii() and satu.isdigit()
        and len(satu) < 19
    )  # fmt: skip
    if form.is_valid():
        try:
            pekerjaan_id = keputusan_ajukan(
                nomor=[int(satu) for satu in dicentang],
                **form.cleaned_data,
                instansi_id=pengguna.lingkup.instansi_id,
                pelaku=pelaku(request),
            )
        except KeputusanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Keputusan diterima dan sedang disimpan.")
            return redirect("pekerjaan_rinci", pk=pekerjaan_id)
    return _tampil(request, form, dicentang)
