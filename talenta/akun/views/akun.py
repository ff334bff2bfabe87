"""The list of accounts, and the same list as a file."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from talenta.akun.akses import perlu_izin
from talenta.akun.ekspor import AkunResource
from talenta.akun.forms import SaringAkunForm
from talenta.akun.models.pengguna import PenggunaQuerySet
from talenta.akun.selectors import akun_daftar
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.templatetags.tampilan import angka
from talenta.inti.unduhan import BATAS_XLSX, unduhan_daftar

SEHALAMAN = 50
FORMAT = ("csv", "xlsx")


def _disaring(request: HttpRequest) -> tuple[SaringAkunForm, PenggunaQuerySet]:
    form = SaringAkunForm(request.GET)
    saring: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return form, akun_daftar(oleh=request.user, **saring)


@require_safe
@perlu_izin("akun.lihat")
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Accounts of the agency: search, filter by role and state, 50 a page."""
    pengguna: Any = request.user
    form, semua = _disaring(request)
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    saringan = request.GET.copy()
    saringan.pop("halaman", None)
    return render(
        request,
        "akun/daftar.html",
        {
            "form": form,
            "tersaring": any(saringan.values()),
            "halaman": halaman,
            "teks": f"{halaman.start_index()}–{halaman.end_index()} "
            f"dari {angka(halaman.paginator.count)}",
            "sebelumnya": _alamat(saringan, halaman.number - 1) if halaman.has_previous() else "",
            "berikutnya": _alamat(saringan, halaman.number + 1) if halaman.has_next() else "",
            "ekspor": [
                {
                    "judul": jenis.upper(),
                    "url": f"{reverse('akun:ekspor', args=[jenis])}?{saringan.urlencode()}",
                }
                for jenis in FORMAT
                if jenis == "csv" or halaman.paginator.count <= BATAS_XLSX
            ],
            "boleh_kelola": pengguna.boleh("akun.kelola"),
        },
    )


def _alamat(saringan: QueryDict, nomor: int) -> str:
    tujuan = saringan.copy()
    tujuan["halaman"] = str(nomor)
    return f"?{tujuan.urlencode()}"


@require_safe
@perlu_izin("akun.lihat")
def ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """The filtered list as CSV or XLSX; the export is in the audit."""
    _, semua = _disaring(request)
    if jenis == "xlsx" and semua.count() > BATAS_XLSX:
        messages.error(
            request,
            f"Berkas XLSX memuat paling banyak {angka(BATAS_XLSX)} akun. "
            "Unduh CSV, atau persempit saringannya.",
        )
        return redirect(f"{reverse('akun:daftar')}?{request.GET.urlencode()}")
    berkas, jumlah = unduhan_daftar("akun", jenis, AkunResource(), semua)
    catat(
        pelaku=pelaku(request),
        tindakan="akun.ekspor",
        objek_jenis="akun",
        objek_id="daftar",
        rincian={"baris": jumlah, "saringan": request.GET.dict(), "jenis": jenis},
    )
    return berkas
