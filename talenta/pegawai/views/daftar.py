"""The list of people, and the same list as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from import_export.formats.base_formats import CSV, XLSX

from talenta.akun.akses import perlu_izin
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.ekspor import PegawaiResource
from talenta.pegawai.filters import PegawaiFilter
from talenta.pegawai.selectors.daftar import pegawai_daftar, pegawai_halaman

FORMAT = {"xlsx": XLSX, "csv": CSV}


def _saring(request: HttpRequest) -> PegawaiFilter:
    return PegawaiFilter(request.GET, pegawai_daftar(oleh=request.user), request=request)


@require_safe
@perlu_izin("pegawai.lihat")
def daftar(request: HttpRequest) -> HttpResponseBase:
    """People in view by name: search, filters in the URL, keyset paging."""
    pengguna: Any = request.user
    saring = _saring(request)
    halaman = pegawai_halaman(
        saring.hasil,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    parameter = request.GET.urlencode()
    return render(
        request,
        "pegawai/daftar.html",
        {
            "saring": saring,
            "halaman": halaman,
            "tautan": halaman.tautan(request.GET),
            "jumlah": saring.hasil.order_by().count(),
            "ekspor": [
                {
                    "judul": jenis.upper(),
                    "url": f"{reverse('pegawai:ekspor', args=[jenis])}?{parameter}",
                }
                for jenis in FORMAT
            ],
            "lihat_impor": pengguna.boleh("impor.lihat"),
        },
    )


@require_safe
@perlu_izin("pegawai.lihat")
def ekspor(request: Any, jenis: str) -> HttpResponseBase:
    """What is shown as CSV or XLSX, in the same order; the export is in the audit."""
    saring = _saring(request)
    data = PegawaiResource().export(saring.hasil.order_by("nama_kunci", "id"))
    format_ = FORMAT[jenis]()
    catat(
        pelaku=Pelaku.dari_pengguna(request.user, request.alamat),
        tindakan="pegawai.ekspor",
        objek_jenis="pegawai",
        objek_id="daftar",
        rincian={"baris": len(data), "saringan": request.GET.dict(), "jenis": jenis},
    )
    jawaban = HttpResponse(format_.export_data(data), content_type=format_.get_content_type())
    jawaban["Content-Disposition"] = f'attachment; filename="pegawai.{jenis}"'
    return jawaban
