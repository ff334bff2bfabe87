"""Blank workbooks to fill in, and in which order the kinds are best imported."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from talenta.akun.akses import perlu_izin
from talenta.impor.daftar import JenisTidakDikenal, jenis_bernama, semua
from talenta.impor.templat import isi_templat, perlu_dahulu, tulis_templat
from talenta.inti.unduhan import unduhan
from talenta.inti.xlsx import TIPE


@require_safe
@perlu_izin("impor.terapkan")
def daftar(request: Any) -> HttpResponse:
    """Every kind in the order of importing, what it needs first, its columns, its template."""
    baris = [(isi_templat(satu), perlu_dahulu(satu)) for satu in semua()]
    return render(request, "impor/templat.html", {"baris": baris})


@require_safe
@perlu_izin("impor.terapkan")
def unduh(request: Any, kode: str) -> FileResponse:
    """The blank workbook of one kind."""
    try:
        jenis = jenis_bernama(kode)
    except JenisTidakDikenal:
        raise Http404 from None
    return unduhan(f"templat-{kode}.xlsx", TIPE, lambda wadah: tulis_templat(jenis, wadah))
