"""The SKP and the yearly appraisal as PDF, for their sides and for officers."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from kinerja.models import PenilaianTahunan, Skp
from kinerja.selectors.dokumen import bahan_penilaian, bahan_skp
from kinerja.services.dokumen import penilaian_tulis, skp_tulis
from talenta.akun.akses import perlu_izin
from talenta.inti.unduhan import unduhan
from talenta.pegawai.lingkup import DISEBUT, halaman_diri, sebut_orang, tentang_orang

_PDF = "application/pdf"


def _skp(request: HttpRequest, pk: int) -> HttpResponseBase:
    try:
        bahan = bahan_skp(oleh=request.user, skp_id=pk)
    except Skp.DoesNotExist:
        raise Http404 from None
    sebut_orang(request, bahan.skp.pegawai_id)
    nama = f"skp-{bahan.tahun}-{bahan.skp.nip}.pdf"
    return unduhan(nama, _PDF, lambda wadah: skp_tulis(bahan=bahan, wadah=wadah))


def _penilaian(request: HttpRequest, pk: int) -> HttpResponseBase:
    try:
        bahan = bahan_penilaian(oleh=request.user, penilaian_id=pk)
    except (PenilaianTahunan.DoesNotExist, Skp.DoesNotExist):
        raise Http404 from None
    sebut_orang(request, bahan.penilaian.pegawai_id)
    nama = f"evaluasi-kinerja-{bahan.akhir.tahun}-{bahan.akhir.skp.nip}.pdf"
    return unduhan(nama, _PDF, lambda wadah: penilaian_tulis(bahan=bahan, wadah=wadah))


@require_safe
@halaman_diri
def skp(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A plan, for the person and the appraiser."""
    return _skp(request, pk)


@require_safe
@halaman_diri
def penilaian(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A yearly appraisal, for the appraiser and whoever decides; for the person once delivered."""
    return _penilaian(request, pk)


@tentang_orang(DISEBUT)
@require_safe
@perlu_izin("kinerja.lihat")
def skp_kantor(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A plan in an officer's scope."""
    return _skp(request, pk)


@tentang_orang(DISEBUT)
@require_safe
@perlu_izin("kinerja.lihat")
def penilaian_kantor(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A yearly appraisal in an officer's scope."""
    return _penilaian(request, pk)
