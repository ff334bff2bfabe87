"""The list of imports, and bringing in a file."""

import csv
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from talenta.akun.akses import perlu_izin
from talenta.akun.models import Instansi
from talenta.impor.baca import BerkasTidakTerbaca, JenisTidakDikenali
from talenta.impor.daftar import semua
from talenta.impor.forms import UnggahForm
from talenta.impor.forms_riwayat import SaringImporForm
from talenta.impor.models import Impor
from talenta.impor.selectors_riwayat import (
    impor_halaman,
    impor_saring,
    pengunggah_daftar,
    riwayat_baris,
)
from talenta.impor.services.unggah import impor_unggah
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import saringan_keliru, unduhan_csv


def _disaring(request: Any) -> tuple[SaringImporForm, QuerySet[Impor], bool]:
    """The filter in the URL, what it leaves, and whether it leaves anything out."""
    pengunggah = pengunggah_daftar(oleh=request.user)
    form = SaringImporForm(request.GET, pengunggah=pengunggah)
    if not form.is_valid():
        return form, Impor.objects.none(), True
    saring = form.cleaned_data
    return form, impor_saring(oleh=request.user, **saring), any(saring.values())


LANGKAH = ("Unggah", "Lihat yang akan terjadi", "Betulkan atau petakan", "Terapkan")


@require_safe
@perlu_izin("impor.lihat")
def daftar(request: Any) -> HttpResponse:
    """The history of imports of the agency, newest first, filtered by what stands in the URL."""
    form, semuanya, tersaring = _disaring(request)
    halaman = impor_halaman(
        semuanya,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    judul = {jenis.kode: jenis.judul for jenis in semua()}
    return render(
        request,
        "impor/daftar.html",
        {
            "form": form,
            "baris": [(satu, judul.get(satu.jenis, satu.jenis)) for satu in halaman.baris],
            "tautan": halaman.tautan(request.GET),
            "tersaring": tersaring,
            "ekspor": [
                {
                    "judul": "CSV",
                    "url": f"{reverse('impor:daftar_ekspor')}?{request.GET.urlencode()}",
                }
            ],
            "boleh_unggah": request.user.boleh("impor.terapkan"),
        },
    )


@require_safe
@perlu_izin("impor.lihat")
def ekspor(request: Any) -> HttpResponseBase:
    """The same history as a file."""
    form, semuanya, _ = _disaring(request)
    if not form.is_valid():
        return saringan_keliru(request, "impor:daftar")
    baris = riwayat_baris(semuanya)
    jawaban = unduhan_csv("riwayat-impor.csv", lambda teks: csv.writer(teks).writerows(baris))
    catat(
        pelaku=pelaku(request),
        tindakan="impor.unduh_riwayat",
        objek_jenis="impor",
        objek_id="daftar",
        rincian={"saringan": request.GET.dict()},
    )
    return jawaban


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("impor.terapkan")
def unggah(request: Any) -> HttpResponse:
    """Choose a file; it is kept and checked, nothing is written to the records yet."""
    form = UnggahForm(request.POST, request.FILES) if request.method == "POST" else UnggahForm()
    tak_dikenali = None
    if form.is_valid():
        try:
            impor_id = _terima(request, form)
        except JenisTidakDikenali as galat:
            tak_dikenali = galat
            form.add_error("berkas", str(galat))
        except BerkasTidakTerbaca as galat:
            form.add_error("berkas", str(galat))
        else:
            messages.success(request, "Berkas diterima dan sedang diperiksa.")
            return redirect("impor:rinci", pk=impor_id)
    return render(
        request,
        "impor/unggah.html",
        {
            "form": form,
            "jenis": semua(),
            "langkah": LANGKAH,
            "batas": settings.TALENTA_BATAS_UNGGAH,
            "tak_dikenali": tak_dikenali,
            "bantuan": "XLSX, atau CSV dengan pemisah koma, titik koma, atau tab; paling besar "
            f"{filesizeformat(settings.TALENTA_BATAS_UNGGAH)}.",
        },
        status=422 if form.is_bound and form.errors else 200,
    )


def _terima(request: HttpRequest, form: UnggahForm) -> int:
    pengguna: Any = request.user
    berkas = form.cleaned_data["berkas"]
    impor = impor_unggah(
        instansi=Instansi.objects.get(pk=pengguna.lingkup.instansi_id),
        jenis=form.cleaned_data["jenis"],
        nama=berkas.name,
        isi=berkas,
        pelaku=pelaku(request),
    )
    return int(impor.pk)
