"""The competency side of an appraisal: a panel on its pages and a page with the two notes. Runs as
plain ASN, for the person's own appraiser."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from karir.forms_dinilai import CabutForm, catatan_form
from karir.selectors.dinilai import KompetensiDinilai, catatan_saya, kompetensi_dinilai
from karir.services.dinilai import dinilai_cabut, dinilai_catat
from kinerja.services.umum import Peserta
from kompetensi.services.pengamatan import MODEL, CatatanDitolak
from talenta.akun.akses import pengguna_dari
from talenta.inti.permintaan import pelaku
from talenta.pegawai.lingkup import halaman_diri, tentang_orang
from talenta.pegawai.models import Pegawai

TERSIMPAN = {"pengamatan": "Pengamatan tercatat.", "kebutuhan": "Kebutuhan pelatihan tercatat."}


def dinilai_atau_404(oleh: Any, pk: int | str) -> KompetensiDinilai:
    """The person, whom the one who asks appraises in an open year."""
    try:
        return kompetensi_dinilai(oleh=oleh, pegawai_id=int(pk), hari=timezone.localdate())
    except Pegawai.DoesNotExist:
        raise Http404 from None


def _halaman(
    request: HttpRequest, satu: KompetensiDinilai, *, status: int = 200, **form: Any
) -> HttpResponse:
    bagian = getattr(request, "htmx", False)
    isi: dict[str, Any] = {"satu": satu, "bagian": bagian, "bisa_cabut": not bagian}
    if not bagian:
        instansi_id = pengguna_dari(request).lingkup.instansi_id
        hari = timezone.localdate()
        for jenis in TERSIMPAN:
            isi[jenis] = form.get(jenis) or catatan_form(
                jenis, None, instansi_id=instansi_id, hari=hari
            )
    tempat = "karir/_bagian/dinilai.html" if bagian else "karir/dinilai.html"
    return render(request, tempat, isi, status=status)


@tentang_orang("pk")
@require_safe
@vary_on_headers("HX-Request")
@halaman_diri
def kompetensi(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Levels against the standard, learning hours, and what was noted."""
    return _halaman(request, dinilai_atau_404(request.user, pk))


def _peserta(request: HttpRequest) -> Peserta:
    pengguna: Any = request.user
    return Peserta(pengguna.lingkup.pegawai_id or 0, pengguna.nama, pelaku(request))


@tentang_orang("pk")
@require_POST
@halaman_diri
def catat(request: HttpRequest, pk: str, jenis: str) -> HttpResponseBase:
    """Write a note."""
    satu = dinilai_atau_404(request.user, pk)
    instansi_id, hari = pengguna_dari(request).lingkup.instansi_id, timezone.localdate()
    form = catatan_form(jenis, request.POST, instansi_id=instansi_id, hari=hari)
    if form.is_valid():
        try:
            dinilai_catat(
                jenis=jenis, pegawai_id=satu.pegawai_id, instansi_id=instansi_id or 0,
                isi=form.cleaned_data, hari=hari, oleh=_peserta(request),
            )  # fmt: skip
        except CatatanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, TERSIMPAN[jenis])
            return redirect("karir:dinilai", pk=pk)
    return _halaman(request, satu, status=422, **{jenis: form})


@require_POST
@halaman_diri
def cabut(request: HttpRequest, pk: str, jenis: str, nomor: str) -> HttpResponseBase:
    """Take a note of one's own back, whoever appraises the person now."""
    pengguna: Any = request.user
    milik = MODEL[jenis].objects.filter(pk=int(nomor), pegawai_id=int(pk))
    if not milik.filter(penilai_id=pengguna.lingkup.pegawai_id or 0).exists():
        raise Http404
    form = CabutForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Tulis mengapa catatan ini dicabut.")
    else:
        alasan = form.cleaned_data["alasan"]
        dinilai_cabut(jenis=jenis, nomor=int(nomor), alasan=alasan, oleh=_peserta(request))
        messages.success(request, "Catatan dicabut.")
    try:
        dinilai_atau_404(pengguna, pk)
    except Http404:
        return redirect("karir:catatan_saya")
    return redirect("karir:dinilai", pk=int(pk))


@require_safe
@halaman_diri
def catatan(request: HttpRequest) -> HttpResponseBase:
    """One's own notes on anybody, to read and to take back."""
    return render(request, "karir/catatan_saya.html", {"catatan": catatan_saya(oleh=request.user)})
