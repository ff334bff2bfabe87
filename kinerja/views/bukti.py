"""Evidence of a realisation: attached and taken off by the person, handed out to both sides and to
officers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.forms_tinjauan import BuktiForm
from kinerja.models import BuktiRealisasi
from kinerja.selectors.tinjauan import bukti_satu
from kinerja.services.bukti import bukti_hapus, bukti_tambah
from kinerja.services.umum import KinerjaDitolak
from kinerja.views.tinjauan import halaman_tinjauan, tinjauan_atau_404
from kinerja.views.umum import peserta
from talenta.akun.akses import perlu_izin
from talenta.inti.bukti import bukti_unduh
from talenta.pegawai.lingkup import DISEBUT, halaman_diri, sebut_orang, tentang_orang


@require_POST
@halaman_diri
def bukti(request: HttpRequest, pk: int, periode: int) -> HttpResponseBase:
    """Attach a file or a link to one result."""
    satu, form = tinjauan_atau_404(request, pk, periode), BuktiForm(request.POST, request.FILES)
    nomor = request.POST.get("rhk", "")
    if not (nomor.isascii() and nomor.isdigit()) or len(nomor) > 18:
        raise Http404
    if not form.is_valid():
        return halaman_tinjauan(request, satu, bukti=form, status=422)
    berkas = form.cleaned_data["berkas"]
    try:
        bukti_tambah(
            skp_id=pk,
            periode_id=periode,
            rhk_id=int(nomor),
            keterangan=form.cleaned_data["keterangan"],
            berkas=berkas or None,
            berkas_nama=berkas.name if berkas else "",
            tautan=form.cleaned_data["tautan"],
            hari=timezone.localdate(),
            oleh=peserta(request),
        )
    except KinerjaDitolak as galat:
        form.add_error(None, str(galat))
        return halaman_tinjauan(request, satu, bukti=form, status=422)
    messages.success(request, "Bukti terlampir.")
    return redirect("kinerja:tinjauan_saya", pk=pk, periode=periode)


def _bukti(request: HttpRequest, pk: int) -> BuktiRealisasi:
    try:
        return bukti_satu(oleh=request.user, pk=pk)
    except BuktiRealisasi.DoesNotExist:
        raise Http404 from None


@require_POST
@halaman_diri
def bukti_lepas(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take evidence off before the realisation is submitted."""
    satu = _bukti(request, pk)
    milik = satu.realisasi.tinjauan
    try:
        bukti_hapus(bukti=satu, hari=timezone.localdate(), oleh=peserta(request))
    except KinerjaDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Bukti dilepas.")
    return redirect("kinerja:tinjauan_saya", pk=milik.skp_id, periode=milik.periode_id)


def _unduh(request: HttpRequest, pk: int) -> HttpResponseBase:
    satu = _bukti(request, pk)
    sebut_orang(request, satu.realisasi.tinjauan.pegawai_id)
    if satu.berkas is None:
        raise Http404
    return bukti_unduh(satu.berkas, f"bukti-{satu.pk}")


@require_safe
@halaman_diri
def bukti_unduh_saya(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, for the person and the appraiser."""
    return _unduh(request, pk)


@tentang_orang(DISEBUT)
@require_safe
@perlu_izin("kinerja.lihat")
def bukti_lihat(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, for officers in scope."""
    return _unduh(request, pk)
