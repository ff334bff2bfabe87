"""The queue of proposals: the list, one of them, the decision."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from talenta.akun.akses import perlu_izin
from talenta.inti.bukti import bukti_unduh
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import saringan_keliru, unduhan_daftar
from talenta.inti.views.sehat import broker_ada
from talenta.pegawai.ekspor_perbaikan import UsulResource
from talenta.pegawai.forms_perbaikan import PutusForm, SaringUsulForm
from talenta.pegawai.models import UsulPerbaikan
from talenta.pegawai.selectors.perbaikan import (
    beda_usul,
    boleh_bukti,
    judul_jenis,
    usul_daftar,
    usul_halaman,
    usul_terlihat,
)
from talenta.pegawai.selectors.sumber import Sumber, sumber_nilai, sumber_pengganti
from talenta.pegawai.services.perbaikan import usul_tarik
from talenta.pegawai.services.perbaikan_putus import (
    putus_halangan,
    usul_putuskan,
    usul_terapkan_lagi,
)
from talenta.pegawai.services.usul import UsulDitolak, baris_usul, masih_sama
from talenta.pegawai.views.tab import tab_perbaikan

S = UsulPerbaikan.Status


def _saringan(request: HttpRequest) -> tuple[SaringUsulForm, dict[str, Any]]:
    """The filter in the URL, and what it asks for; what cannot be read leaves nothing out."""
    pengguna: Any = request.user
    form = SaringUsulForm(request.GET, putus=pengguna.boleh("perbaikan.putuskan"))
    return form, form.cleaned_data if form.is_valid() else {}


@require_safe
@perlu_izin("perbaikan.lihat")
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Proposals in view, newest first, filtered by what stands in the URL."""
    form, saring = _saringan(request)
    halaman = usul_halaman(
        usul_daftar(oleh=request.user, **saring),
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    return render(
        request,
        "pegawai/usul.html",
        {
            "form": form,
            "tersaring": any(saring.values()),
            "baris": [(satu, judul_jenis(satu.jenis)) for satu in halaman.baris],
            "tautan": halaman.tautan(request.GET),
            "tab": tab_perbaikan(request, "usul"),
        },
    )


@require_safe
@perlu_izin("perbaikan.lihat")
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """What is shown as CSV; the export is in the audit."""
    form, saring = _saringan(request)
    if not form.is_valid():
        return saringan_keliru(request, "pegawai:usul")
    semua = usul_daftar(oleh=request.user, **saring).order_by("-pk")
    berkas, jumlah = unduhan_daftar("perbaikan", "csv", UsulResource(), semua)
    catat(
        pelaku=pelaku(request),
        tindakan="perbaikan.ekspor",
        objek_jenis="perbaikan",
        objek_id="daftar",
        rincian={"baris": jumlah, "saringan": request.GET.dict()},
    )
    return berkas


def _satu(request: HttpRequest, pk: int) -> UsulPerbaikan:
    satu = usul_terlihat(oleh=request.user).select_related("bukti", "pekerjaan").filter(pk=pk)
    usul = satu.first()
    if usul is None:
        raise Http404
    return usul


def _sumber(usul: UsulPerbaikan, baris: Any) -> list[Sumber]:
    """Where the values come from that wait to be replaced; later, where the old ones came from."""
    if baris is None or not usul.isi:
        return []
    kolom = [satu["kolom"] for satu in usul.isi]
    return sumber_nilai(baris, kolom, usul.jenis, usul=None if usul.status == S.MENUNGGU else usul)


def _rinci(request: HttpRequest, usul: UsulPerbaikan, form: PutusForm) -> HttpResponse:
    pengguna: Any = request.user
    baris = baris_usul(usul)
    putus = pengguna.boleh("perbaikan.putuskan")
    menunggu = usul.status == S.MENUNGGU
    halangan = putus_halangan(usul, akun_id=pengguna.pk) if menunggu and putus else ""
    return render(
        request,
        "pegawai/usul_rinci.html",
        {
            "usul": usul,
            "pegawai": usul.pegawai,
            "judul_jenis": judul_jenis(usul.jenis),
            "beda": beda_usul(usul, buka=pengguna.boleh("pegawai.sensitif")),
            "baris": baris,
            "berubah": menunggu and not masih_sama(usul, baris),
            "sumber": _sumber(usul, baris),
            "pengganti": sumber_pengganti(usul),
            "form": form,
            "boleh_putus": menunggu and putus and not halangan,
            "halangan": halangan,
            "boleh_tarik": menunggu and pengguna.pk == usul.diusulkan_oleh_id,
            "boleh_ulang": putus and usul.macet,
            "antrean_hilang": usul.status == S.DISETUJUI and not usul.macet and not broker_ada(),
            "boleh_bukti": boleh_bukti(usul, oleh=pengguna),
            "lihat_impor": pengguna.boleh("impor.lihat"),
        },
        status=422 if form.is_bound and form.errors else 200,
    )


@require_safe
@perlu_izin("perbaikan.lihat")
def rinci(request: Any, pk: int) -> HttpResponseBase:
    """One proposal: old beside new, where the old came from, evidence, and the decision."""
    usul = _satu(request, pk)
    if request.htmx and request.htmx.target == "keadaan":
        jawaban = render(request, "pegawai/_bagian/usul_keadaan.html", {"usul": usul})
        if usul.status != S.DISETUJUI or usul.macet:
            jawaban["HX-Refresh"] = "true"
        return jawaban
    return _rinci(request, usul, PutusForm())


@require_POST
@perlu_izin("perbaikan.putuskan")
def putuskan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Approve or refuse."""
    usul = _satu(request, pk)
    form = PutusForm(request.POST)
    if form.is_valid():
        try:
            hasil = usul_putuskan(
                usul_id=usul.pk,
                setuju=form.cleaned_data["putusan"] == "setuju",
                alasan=form.cleaned_data["alasan"],
                pelaku=pelaku(request),
            )
        except UsulDitolak as galat:
            if usul.status != S.MENUNGGU or putus_halangan(usul, akun_id=request.user.pk):
                messages.error(request, str(galat))
                return redirect("pegawai:usul_rinci", pk=pk)
            form.add_error(None, str(galat))
        else:
            _kabarkan(request, hasil)
            return redirect("pegawai:usul_rinci", pk=pk)
    return _rinci(request, usul, form)


def _kabarkan(request: HttpRequest, usul: UsulPerbaikan) -> None:
    if usul.status == S.USANG:
        messages.error(request, usul.alasan_putusan)
    elif usul.status == S.DISETUJUI:
        messages.success(request, "Disetujui. Perbaikan sedang diterapkan.")
    else:
        messages.success(request, "Usul ditolak. Pengusul melihat alasan Anda.")


@require_POST
@perlu_izin("perbaikan.usulkan")
def tarik(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The proposer takes it back."""
    _satu(request, pk)
    try:
        usul_tarik(usul_id=pk, pelaku=pelaku(request))
        messages.success(request, "Usul ditarik. Tidak ada data yang berubah.")
    except UsulDitolak as galat:
        messages.error(request, str(galat))
    return redirect("pegawai:usul_rinci", pk=pk)


@require_POST
@perlu_izin("perbaikan.putuskan")
def terapkan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Queue an approved one again whose job failed."""
    _satu(request, pk)
    try:
        usul_terapkan_lagi(usul_id=pk, pelaku=pelaku(request))
        messages.success(request, "Perbaikan sedang diterapkan lagi.")
    except UsulDitolak as galat:
        messages.error(request, str(galat))
    return redirect("pegawai:usul_rinci", pk=pk)


@require_safe
@perlu_izin("perbaikan.lihat")
def bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The evidence as a download; the look is in the audit."""
    usul = _satu(request, pk)
    if not boleh_bukti(usul, oleh=request.user):
        raise Http404
    catat(
        pelaku=pelaku(request),
        tindakan="perbaikan.bukti",
        objek_jenis="perbaikan",
        objek_id=usul.pk,
        objek_nama=str(usul.pegawai),
        instansi_id=usul.instansi_id,
    )
    return bukti_unduh(usul.bukti, f"bukti-perbaikan-{usul.pk}")
