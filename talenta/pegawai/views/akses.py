"""Who can see a person and why; who looked, for the person and for the auditor."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from talenta.akun.akses import perlu_izin
from talenta.pegawai.hubungan import hubungan_pegawai
from talenta.pegawai.lingkup import halaman_diri, tentang_orang
from talenta.pegawai.models import Pegawai, Tilikan
from talenta.pegawai.selectors.akses import (
    akses_pegawai,
    alasan_melihat,
    bagian_terlihat,
    tilikan_daftar,
)
from talenta.pegawai.selectors.profil import pegawai_terlihat

SEHALAMAN = 50


def _tampil(request: HttpRequest, pk: int, *, diri: bool) -> HttpResponse:
    pengguna: Any = request.user
    try:
        pegawai = pegawai_terlihat(oleh=pengguna, pegawai_id=pk)
    except Pegawai.DoesNotExist:
        raise Http404 from None
    lingkup = pengguna.lingkup
    melihat_tilikan = diri or pengguna.boleh("tilikan.lihat")
    halaman = None
    if melihat_tilikan:
        semua = tilikan_daftar(oleh=pengguna, pegawai_id=pk)
        halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request,
        "pegawai/akses.html",
        {
            "pegawai": pegawai,
            "diri": diri,
            "akses": akses_pegawai(pegawai=pegawai, hari=timezone.localdate(), diri=diri),
            "hubungan": hubungan_pegawai(pk) if diri or pengguna.boleh("kinerja.lihat") else [],
            "alasan": "" if diri else alasan_melihat(lingkup, pegawai),
            "bagian": "" if diri else bagian_terlihat(lingkup),
            "halaman": halaman,
            "tahun_disimpan": Tilikan.DISIMPAN.days // 365,
            "lihat_perbaikan": pengguna.boleh("perbaikan.lihat"),
        },
    )


@tentang_orang("pk")
@require_safe
@perlu_izin("pegawai.lihat")
def akses(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Whom the person is open to; the auditor also reads who looked."""
    return _tampil(request, pk, diri=False)


@require_safe
@halaman_diri
def akses_saya(request: HttpRequest) -> HttpResponse:
    """The same about oneself, with everybody who looked; an account without a record is told so."""
    pengguna: Any = request.user
    if pengguna.lingkup.pegawai_id is None:
        return render(request, "pegawai/tanpa_data.html")
    return _tampil(request, pengguna.lingkup.pegawai_id, diri=True)
