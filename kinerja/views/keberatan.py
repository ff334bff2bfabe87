"""Objections: for the three sides as plain ASN, and for officers who watch over them."""

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
    SaringKeberatanForm,
    bukti_dari,
)
from kinerja.models import Keberatan, KeteranganKeberatan, PenilaianTahunan
from kinerja.selectors.keberatan import (
    dapat_dikeberati,
    keberatan_daftar,
    keberatan_terlibat,
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
from kinerja.services.keberatan_pemutus import pemutus_tetapkan
from talenta.akun.akses import perlu_izin
from talenta.inti.bukti import bukti_unduh
from talenta.inti.keyset import halaman
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.pegawai.lingkup import DISEBUT, halaman_diri, sebut_orang, tentang_orang

SEHALAMAN = 50


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


def _satu(request: HttpRequest, pk: int) -> Keberatan:
    semua = keberatan_terlibat(oleh=request.user)
    satu = semua.filter(pk=pk).select_related("penilaian").first()
    if satu is None:
        raise Http404
    sebut_orang(request, satu.pegawai_id)
    return satu


def _rinci(request: HttpRequest, keberatan: Keberatan, **form: Any) -> HttpResponse:
    pengguna: Any = request.user
    saya = pengguna.lingkup.pegawai_id if not pengguna.boleh("kinerja.lihat") else None
    sebab, pemutus_form = "", form.get("pemutus")
    if pemutus_form is None and pengguna.boleh("kinerja.penilai") and keberatan.terbuka:
        sebab = sebab_bukan_penetap(keberatan=keberatan, pegawai_id=pengguna.lingkup.pegawai_id)
        pemutus_form = None if sebab else PemutusForm()
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
        "kantor": pengguna.boleh("kinerja.lihat"),
    }
    return render(
        request, "kinerja/keberatan_rinci.html", isi, status=422 if any(form.values()) else 200
    )


@require_safe
@halaman_diri
def rinci(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The record of one objection, and what one may do now."""
    return _rinci(request, _satu(request, pk))


@require_POST
@halaman_diri
def keterangan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Say something to it, with evidence; the appraiser's first word is the answer."""
    keberatan = _satu(request, pk)
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
    return _rinci(request, keberatan, keterangan=form)


@require_POST
@halaman_diri
def putuskan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Decide for good."""
    keberatan = _satu(request, pk)
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
    return _rinci(request, keberatan, putusan=form)


@require_POST
@halaman_diri
def tarik(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Withdraw one's own objection."""
    _satu(request, pk)
    try:
        keberatan_tarik(keberatan_id=pk, oleh=pihak(request), hari=timezone.localdate())
    except KeberatanDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Keberatan ditarik; penilaian menjadi final.")
    return redirect("kinerja:keberatan_rinci", pk=pk)


def _bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
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
    return _bukti(request, pk)


@tentang_orang(DISEBUT)
@require_safe
@perlu_izin("kinerja.lihat")
def kantor_bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The same for an officer."""
    return _bukti(request, pk)


@require_safe
@perlu_izin("kinerja.lihat")
def kantor(request: HttpRequest) -> HttpResponseBase:
    """Objections in an officer's scope, newest first."""
    form = SaringKeberatanForm(request.GET)
    saring: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    lembar = halaman(
        keberatan_daftar(oleh=request.user, **saring),
        kolom=("id",),
        turun=True,
        ukuran=SEHALAMAN,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    isi = {
        "form": form,
        "tersaring": any(saring.values()),
        "baris": lembar.baris,
        "tautan": lembar.tautan(request.GET),
    }
    return render(request, "kinerja/keberatan_kantor.html", isi)


@tentang_orang(DISEBUT)
@require_safe
@perlu_izin("kinerja.lihat")
def kantor_rinci(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The record of one objection for an officer: read, and where nobody decides, name who."""
    return _rinci(request, _satu(request, pk))


@tentang_orang(DISEBUT)
@require_POST
@perlu_izin("kinerja.penilai")
def pemutus(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Name who decides; a refusal stands beside the form."""
    pengguna: Any = request.user
    keberatan = _satu(request, pk)
    form = PemutusForm(request.POST, keberatan=keberatan, oleh=pengguna)
    if form.is_valid() and form.orang is not None:
        try:
            pemutus_tetapkan(
                keberatan_id=pk,
                pemutus_id=form.orang.pk,
                alasan=form.cleaned_data["alasan"],
                oleh=pengguna.lingkup.pegawai_id,
                pelaku=pelaku(request),
            )
        except KeberatanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            nama = form.orang.nama_lengkap
            messages.success(request, f"{nama} ditetapkan memutus keberatan ini.")
            return redirect("kinerja:keberatan_kantor_rinci", pk=pk)
    return _rinci(request, keberatan, pemutus=form)
