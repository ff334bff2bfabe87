"""One person's page, the changes of the record, and the masked NIK; each also about oneself."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from talenta.akun.akses import perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.pegawai.lingkup import halaman_diri, tentang_orang
from talenta.pegawai.models import Pegawai, Tilikan
from talenta.pegawai.selectors.laporan import laporan_kabar
from talenta.pegawai.selectors.profil import pegawai_terlihat, profil_baca
from talenta.pegawai.selectors.riwayat import riwayat_perubahan
from talenta.pegawai.services.nik import nik_buka

PERISTIWA_SEHALAMAN = 25


def _terlihat(request: HttpRequest, pk: int | None) -> Pegawai:
    if pk is None:
        raise Http404
    try:
        return pegawai_terlihat(oleh=request.user, pegawai_id=pk)
    except Pegawai.DoesNotExist:
        raise Http404 from None


def _pegawai_sendiri(request: HttpRequest) -> int | None:
    pengguna: Any = request.user
    sendiri: int | None = pengguna.lingkup.pegawai_id
    return sendiri


def _kueri_hasil(request: HttpRequest) -> str:
    """Which run the panel of results was asked for, passed on as it stands."""
    nomor = request.GET.get("proses", "")
    return f"?proses={nomor}" if nomor.isascii() and nomor.isdigit() else ""


@tentang_orang("pk")
@require_safe
@perlu_izin("pegawai.lihat")
def profil(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Profil 360: the record itself, and a place for each panel of the upper wings."""
    pengguna: Any = request.user
    try:
        isi = profil_baca(oleh=pengguna, pegawai_id=pk, hari=timezone.localdate())
    except Pegawai.DoesNotExist:
        raise Http404 from None
    return render(
        request,
        "pegawai/profil.html",
        {
            "profil": isi,
            "pegawai": isi.pegawai,
            "kueri_hasil": _kueri_hasil(request),
            "diri": False,
            "boleh_kode": pengguna.boleh("akun.kelola") and pengguna.lingkup.pegawai_id != pk,
            "buka_sensitif": pengguna.boleh("pegawai.sensitif"),
            "lihat_hasil": pengguna.boleh("hasil.lihat"),
            "lihat_mutu": pengguna.boleh("mutu.indeks"),
            "lihat_impor": pengguna.boleh("impor.lihat"),
            "lihat_perbaikan": pengguna.boleh("perbaikan.lihat"),
        },
    )


@require_safe
@halaman_diri
def saya(request: HttpRequest) -> HttpResponse:
    """The same about oneself, whatever the role; an account without a record is told so."""
    pk = _pegawai_sendiri(request)
    if pk is None:
        return render(request, "pegawai/tanpa_data.html")
    isi = profil_baca(oleh=request.user, pegawai_id=pk, hari=timezone.localdate())
    return render(
        request,
        "pegawai/profil.html",
        {
            "profil": isi,
            "pegawai": isi.pegawai,
            "kueri_hasil": _kueri_hasil(request),
            "diri": True,
            "kabar": laporan_kabar(oleh=request.user, saat=timezone.now()),
            "buka_sensitif": True,
            "lihat_hasil": True,
            "lihat_impor": False,
        },
    )


def _riwayat(request: HttpRequest, pegawai: Pegawai, *, diri: bool) -> HttpResponse:
    pengguna: Any = request.user
    semua = riwayat_perubahan(oleh=request.user, pegawai=pegawai)
    halaman = Paginator(semua, PERISTIWA_SEHALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request,
        "pegawai/riwayat.html",
        {
            "pegawai": pegawai,
            "halaman": halaman,
            "diri": diri,
            "lihat_impor": pengguna.boleh("impor.lihat"),
            "lihat_perbaikan": pengguna.boleh("perbaikan.lihat"),
        },
    )


@tentang_orang("pk")
@require_safe
@perlu_izin("pegawai.lihat")
def riwayat(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Recorded changes of one person's record, newest first."""
    return _riwayat(request, _terlihat(request, pk), diri=False)


@require_safe
@halaman_diri
def riwayat_saya(request: HttpRequest) -> HttpResponse:
    """Recorded changes of one's own record."""
    return _riwayat(request, _terlihat(request, _pegawai_sendiri(request)), diri=True)


def _nik(request: Any, pegawai: Pegawai, *, diri: bool) -> HttpResponse:
    nik = nik_buka(pegawai=pegawai, pelaku=pelaku(request))
    templat = "pegawai/_bagian/nik.html" if request.htmx else "pegawai/nik.html"
    return render(request, templat, {"pegawai": pegawai, "nik": nik, "diri": diri})


@tentang_orang("pk", Tilikan.Jenis.NIK)
@require_POST
@never_cache
@perlu_izin("pegawai.sensitif")
def nik(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show one NIK once; the look is in the audit."""
    return _nik(request, _terlihat(request, pk), diri=False)


@require_POST
@never_cache
@halaman_diri
def nik_saya(request: HttpRequest) -> HttpResponse:
    """Show one's own NIK once, to check it; this look is in the audit too."""
    return _nik(request, _terlihat(request, _pegawai_sendiri(request)), diri=True)
