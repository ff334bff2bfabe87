"""Objections, for their three sides as plain ASN. What officers see is in keberatan_kantor."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.alur_keberatan import langkah_terbuka, sebagai
from kinerja.forms_keberatan import (
    AjukanForm,
    KeteranganForm,
    PemutusForm,
    PutusanForm,
    bukti_dari,
)
from kinerja.models import Keberatan, KeteranganKeberatan, PenilaianTahunan
from kinerja.selectors.keberatan import (
    dapat_dikeberati,
    keberatan_terlibat,
    pemutus_kata,
    sebab_bukan_penetap,
)
from kinerja.services.keberatan import (
    KeberatanDitolak,
    Pihak,
    keberatan_ajukan,
    keberatan_putuskan,
    keberatan_tarik,
    keberatan_terangkan,
)
from talenta.inti.bukti import bukti_unduh
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.pegawai.lingkup import halaman_diri, sebut_orang


def pihak(request: HttpRequest) -> Pihak:
    """Who acts; whoever has no record of people is nobody's side."""
    pengguna: Any = request.user
    if pengguna.lingkup.pegawai_id is None:
        raise Http404
    return Pihak(pegawai_id=pengguna.lingkup.pegawai_id, nama=pengguna.nama, pelaku=pelaku(request))


@require_safe
@halaman_diri
def daftar(request: HttpRequest) -> HttpResponseBase:
    """What one may object to, one's own objections, and those that one answers or decides."""
    pengguna: Any = request.user
    saya = pengguna.lingkup.pegawai_id
    if saya is None:
        return render(request, "pegawai/tanpa_data.html")
    semua = list(keberatan_terlibat(oleh=pengguna).order_by("-id")[:200])
    hari = timezone.localdate()
    isi = {
        "dapat": dapat_dikeberati(oleh=pengguna, hari=hari),
        "milik": [satu for satu in semua if satu.pegawai_id == saya],
        "lain": [
            (satu, bool(langkah_terbuka(satu, saya, hari).keys() - {"terangkan"}))
            for satu in semua
            if satu.pegawai_id != saya
        ],
    }
    return render(request, "kinerja/keberatan.html", isi)


def _penilaian(request: HttpRequest, pk: int) -> PenilaianTahunan:
    semua = PenilaianTahunan.objects.milik(request.user)
    satu: PenilaianTahunan | None = semua.filter(pk=pk).select_related("tahun_kinerja").first()
    if satu is None or satu.diserahkan_pada is None:
        raise Http404
    return satu


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_diri
def ajukan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Object to one's own appraisal."""
    penilaian = _penilaian(request, pk)
    form = AjukanForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            keberatan = keberatan_ajukan(
                penilaian_id=pk,
                alasan=form.cleaned_data["alasan"],
                bukti=bukti_dari(form),
                oleh=pihak(request),
                hari=timezone.localdate(),
            )
        except KeberatanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Keberatan terkirim. Penilai diminta menanggapinya.")
            return redirect("kinerja:keberatan_rinci", pk=keberatan.pk)
    isi = {"penilaian": penilaian, "batas": penilaian.batas_keberatan, "form": form}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "kinerja/keberatan_ajukan.html", isi, status=status)


def keberatan_atau_404(request: HttpRequest, pk: int) -> Keberatan:
    semua = keberatan_terlibat(oleh=request.user)
    satu = semua.filter(pk=pk).select_related("penilaian", "pemutus").first()
    if satu is None:
        raise Http404
    sebut_orang(request, satu.pegawai_id)
    return satu


def rinci_halaman(request: HttpRequest, keberatan: Keberatan, **form: Any) -> HttpResponse:
    pengguna: Any = request.user
    saya = pengguna.lingkup.pegawai_id if not pengguna.boleh("kinerja.lihat") else None
    pergantian = list(keberatan.pergantian.order_by("id"))
    menunggu = next((s for s in pergantian if not s.keputusan and keberatan.terbuka), None)
    sebab, pemutus_form = "", form.get("pemutus")
    menetapkan = pengguna.boleh("kinerja.penilai") and keberatan.terbuka
    if pemutus_form is None and menetapkan:
        sebab = sebab_bukan_penetap(keberatan=keberatan, pegawai_id=pengguna.lingkup.pegawai_id)
        pemutus_form = None if sebab or menunggu else PemutusForm()
    boleh = langkah_terbuka(keberatan, saya, timezone.localdate())
    awal = {
        "rating_hasil": keberatan.hasil_semula,
        "rating_perilaku": keberatan.perilaku_semula,
    }
    isi = {
        "keberatan": keberatan,
        "penilaian": keberatan.penilaian,
        "keterangan": list(keberatan.keterangan.select_related("bukti").order_by("id")),
        "sebagai": sebagai(keberatan, saya),
        "langkah": boleh,
        "keterangan_form": form.get("keterangan") or KeteranganForm(),
        "putusan_form": form.get("putusan") or PutusanForm(initial=awal),
        "pemutus_form": pemutus_form,
        "sebab_bukan_penetap": sebab,
        "menunggu": menunggu,
        "memutus_usul": menetapkan and not sebab,
        "pergantian": [satu for satu in pergantian if satu is not menunggu],
        "pemutus_kata": pemutus_kata(keberatan=keberatan, pergantian=pergantian),
        "kantor": pengguna.boleh("kinerja.lihat"),
    }
    return render(
        request, "kinerja/keberatan_rinci.html", isi, status=422 if any(form.values()) else 200
    )


@require_safe
@halaman_diri
def rinci(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The record of one objection, and what one may do now."""
    return rinci_halaman(request, keberatan_atau_404(request, pk))


@require_POST
@halaman_diri
def keterangan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Say something to it, with evidence; the appraiser's first word is the answer."""
    keberatan = keberatan_atau_404(request, pk)
    form = KeteranganForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            keberatan_terangkan(
                keberatan_id=pk,
                isi=form.cleaned_data["isi"],
                bukti=bukti_dari(form),
                oleh=pihak(request),
                hari=timezone.localdate(),
            )
        except KeberatanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Keterangan Anda tersimpan dalam berkas.")
            return redirect("kinerja:keberatan_rinci", pk=pk)
    return rinci_halaman(request, keberatan, keterangan=form)


@require_POST
@halaman_diri
def putuskan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Decide for good."""
    keberatan = keberatan_atau_404(request, pk)
    form = PutusanForm(request.POST)
    if form.is_valid():
        try:
            keberatan_putuskan(
                keberatan_id=pk,
                oleh=pihak(request),
                hari=timezone.localdate(),
                **form.cleaned_data,
            )
        except KeberatanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Putusan tersimpan dan disampaikan kepada kedua pihak.")
            return redirect("kinerja:keberatan_rinci", pk=pk)
    return rinci_halaman(request, keberatan, putusan=form)


@require_POST
@halaman_diri
def tarik(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Withdraw one's own objection."""
    keberatan_atau_404(request, pk)
    try:
        keberatan_tarik(keberatan_id=pk, oleh=pihak(request), hari=timezone.localdate())
    except KeberatanDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Keberatan ditarik; penilaian menjadi final.")
    return redirect("kinerja:keberatan_rinci", pk=pk)


def bukti_satu(request: HttpRequest, pk: int) -> HttpResponseBase:
    semua = KeteranganKeberatan.objects.terlihat_oleh(request.user).select_related(
        "bukti", "keberatan"
    )
    satu = semua.filter(pk=pk, bukti__isnull=False).first()
    if satu is None or satu.bukti is None:
        raise Http404
    sebut_orang(request, satu.keberatan.pegawai_id)
    catat(
        pelaku=pelaku(request),
        tindakan="keberatan.bukti",
        objek_jenis="keberatan",
        objek_id=satu.keberatan_id,
        objek_nama=str(satu.keberatan),
        instansi_id=satu.keberatan.instansi_id,
    )
    return bukti_unduh(satu.bukti, f"bukti-keberatan-{satu.pk}")


@require_safe
@halaman_diri
def bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Evidence for one of the sides; the look is in the audit."""
    return bukti_satu(request, pk)
