"""The list of people, and the same list as a file."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from talenta.akun.akses import perlu_izin
from talenta.akun.izin import Peran
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.templatetags.tampilan import angka
from talenta.inti.unduhan import BATAS_XLSX, saringan_keliru, unduhan_daftar
from talenta.pegawai.ekspor import PegawaiResource
from talenta.pegawai.filters import PegawaiFilter
from talenta.pegawai.selectors.daftar import pegawai_daftar, pegawai_halaman

FORMAT = ("xlsx", "csv")


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
    jumlah = saring.hasil.order_by().count()
    return render(
        request,
        "pegawai/daftar.html",
        {
            "saring": saring,
            "halaman": halaman,
            "tautan": halaman.tautan(request.GET),
            "jumlah": jumlah,
            "ekspor": _tautan_ekspor(request, jumlah),
            "tim": pengguna.lingkup.peran == Peran.ATASAN,
            "boleh_unggah": pengguna.boleh("impor.terapkan"),
        },
    )


def _tautan_ekspor(request: HttpRequest, jumlah: int) -> list[dict[str, str]]:
    """Files that can be had of what is shown; none of an empty list."""
    boleh = {"xlsx": 0 < jumlah <= BATAS_XLSX, "csv": jumlah > 0}
    return [
        {
            "judul": jenis.upper(),
            "url": f"{reverse('pegawai:ekspor', args=[jenis])}?{request.GET.urlencode()}",
        }
        for jenis in FORMAT
        if boleh[jenis]
    ]


@require_safe
@perlu_izin("pegawai.lihat")
def ekspor(request: Any, jenis: str) -> HttpResponseBase:
    """What is shown as CSV or XLSX, in the same order; the export is in the audit."""
    saring = _saring(request)
    if not saring.is_valid():
        return saringan_keliru(request, "pegawai:daftar")
    if jenis == "xlsx" and saring.hasil.order_by().count() > BATAS_XLSX:
        messages.error(
            request,
            f"Berkas XLSX memuat paling banyak {angka(BATAS_XLSX)} orang. "
            "Unduh CSV, atau persempit saringannya.",
        )
        return redirect(f"{reverse('pegawai:daftar')}?{request.GET.urlencode()}")
    berkas, jumlah = unduhan_daftar(
        "pegawai", jenis, PegawaiResource(), saring.hasil.order_by("nama_kunci", "id")
    )
    catat(
        pelaku=pelaku(request),
        tindakan="pegawai.ekspor",
        objek_jenis="pegawai",
        objek_id="daftar",
        rincian={"baris": jumlah, "saringan": request.GET.dict(), "jenis": jenis},
    )
    return berkas
