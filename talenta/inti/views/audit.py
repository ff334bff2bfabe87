"""The audit of decisions: list, file, and the check of the chain."""

import csv
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from talenta.inti import kamus
from talenta.inti.forms import SaringAuditForm
from talenta.inti.lembar import aman
from talenta.inti.models import CatatanAudit
from talenta.inti.permintaan import pelaku
from talenta.inti.selectors.audit import audit_halaman, audit_saring
from talenta.inti.services.audit import catat
from talenta.inti.services.periksa_audit import verifikasi_minta
from talenta.inti.templatetags.tampilan import angka
from talenta.inti.unduhan import saringan_keliru

BATAS_EKSPOR = 100_000
KOLOM = (
    "NOMOR", "WAKTU", "PELAKU", "TINDAKAN", "KODE TINDAKAN", "OBJEK", "ID OBJEK", "NAMA OBJEK",
    "ALASAN", "ALAMAT", "NOMOR SEGEL",
)  # fmt: skip


def _wajib_boleh(request: HttpRequest) -> None:
    pengguna: Any = request.user
    if not pengguna.boleh("audit.lihat"):
        raise Http404


def _disaring(request: HttpRequest) -> tuple[SaringAuditForm, QuerySet[CatatanAudit]]:
    form = SaringAuditForm(request.GET)
    if not form.is_valid():
        return form, CatatanAudit.objects.none()
    return form, audit_saring(oleh=request.user, **form.cleaned_data)


def _segel(catatan: CatatanAudit) -> int | None:
    segel = getattr(catatan, "segel", None)
    return segel.urutan if segel else None


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Acts of the agency, newest first, filtered by what stands in the URL."""
    _wajib_boleh(request)
    form, semua = _disaring(request)
    halaman = audit_halaman(
        semua,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    baris = [
        {
            "catatan": satu,
            "tindakan": kamus.TINDAKAN.get(satu.tindakan, satu.tindakan),
            "objek": kamus.OBJEK.get(satu.objek_jenis, satu.objek_jenis),
            "segel": _segel(satu),
        }
        for satu in halaman.baris
    ]
    return render(
        request,
        "inti/audit.html",
        {
            "form": form,
            "halaman": halaman,
            "tautan": halaman.tautan(request.GET),
            "baris": baris,
            "disaring": not form.is_valid() or any(form.cleaned_data.values()),
            "ekspor": [
                {"judul": "CSV", "url": f"{reverse('audit_ekspor')}?{request.GET.urlencode()}"}
            ]
            if baris
            else [],
        },
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponse:
    """What is shown as CSV, newest first; the export is an act of its own."""
    _wajib_boleh(request)
    form, semua = _disaring(request)
    if not form.is_valid():
        return saringan_keliru(request, "audit")
    if semua.order_by()[: BATAS_EKSPOR + 1].count() > BATAS_EKSPOR:
        messages.error(
            request,
            f"Berkas memuat paling banyak {angka(BATAS_EKSPOR)} tindakan. "
            "Persempit saringannya, misalnya per bulan.",
        )
        return redirect(f"{reverse('audit')}?{request.GET.urlencode()}")
    jawaban = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    jawaban["Content-Disposition"] = 'attachment; filename="audit.csv"'
    penulis = csv.writer(jawaban)
    penulis.writerow(KOLOM)
    jumlah = 0
    for satu in semua.order_by("-id").iterator(chunk_size=2000):
        jumlah += 1
        penulis.writerow(
            [
                satu.pk,
                timezone.localtime(satu.waktu).isoformat(timespec="seconds"),
                aman(satu.pelaku),
                kamus.TINDAKAN.get(satu.tindakan, ""),
                satu.tindakan,
                kamus.OBJEK.get(satu.objek_jenis, satu.objek_jenis),
                aman(satu.objek_id),
                aman(satu.objek_nama),
                aman(satu.alasan),
                satu.alamat or "",
                _segel(satu) or "",
            ]
        )
    catat(
        pelaku=pelaku(request),
        tindakan="audit.ekspor",
        objek_jenis="audit",
        objek_id="daftar",
        rincian={"baris": jumlah, "saringan": request.GET.dict()},
    )
    return jawaban


@require_POST
def verifikasi(request: HttpRequest) -> HttpResponse:
    """Start the check of the whole chain as a job, and show that job."""
    _wajib_boleh(request)
    pekerjaan = verifikasi_minta(pelaku=pelaku(request))
    return redirect("pekerjaan_rinci", pk=pekerjaan.pk)
