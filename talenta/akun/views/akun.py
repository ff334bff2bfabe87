"""The list of accounts, and the same list as a file."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from import_export.formats.base_formats import CSV, XLSX

from talenta.akun.akses import perlu_izin
from talenta.akun.alamat import alamat_klien
from talenta.akun.ekspor import AkunResource
from talenta.akun.forms import SaringAkunForm
from talenta.akun.models.pengguna import PenggunaQuerySet
from talenta.akun.selectors import akun_daftar
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.templatetags.tampilan import angka

SEHALAMAN = 50
FORMAT = {"csv": CSV, "xlsx": XLSX}


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
    data = AkunResource().export(semua)
    format_ = FORMAT[jenis]()
    catat(
        pelaku=Pelaku.dari_pengguna(request.user, alamat_klien(request)),
        tindakan="akun.ekspor",
        objek_jenis="akun",
        objek_id="daftar",
        rincian={"baris": len(data), "saringan": request.GET.dict(), "jenis": jenis},
    )
    jawaban = HttpResponse(format_.export_data(data), content_type=format_.get_content_type())
    jawaban["Content-Disposition"] = f'attachment; filename="akun.{jenis}"'
    return jawaban
