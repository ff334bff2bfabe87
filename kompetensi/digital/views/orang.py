"""Digital skill of one person: the own page, the page in view, evidence, validation."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kompetensi.digital.forms import BuktiForm, ValidasiForm
from kompetensi.digital.ketentuan import jendela_awal, jendela_berikut
from kompetensi.digital.models import BuktiDigital
from kompetensi.digital.selectors.orang import (
    PUNCAK_RATUSAN,
    DigitalOrang,
    digital_orang,
    kerangka_dipakai,
)
from kompetensi.digital.services.mandiri import mandiri_terbuka
from kompetensi.digital.services.nilai import (
    NilaiDitolak,
    bukti_dilihat,
    bukti_tambah,
    validasi_simpan,
)
from kompetensi.digital.services.uji import uji_kini
from kompetensi.kode import AREA_DIGITAL
from talenta.akun.akses import perlu_izin
from talenta.inti.bukti import bukti_unduh
from talenta.inti.permintaan import pelaku
from talenta.pegawai.lingkup import DISEBUT, halaman_diri, sebut_orang, tentang_orang
from talenta.pegawai.models import Pegawai
from talenta.pegawai.selectors.profil import pegawai_terlihat


def orang_diri(request: HttpRequest) -> Pegawai | None:
    """The record of the signed-in person, if there is one."""
    pengguna: Any = request.user
    pk = pengguna.lingkup.pegawai_id
    return None if pk is None else pegawai_terlihat(oleh=pengguna, pegawai_id=pk)


def _terlihat(request: HttpRequest, pk: int) -> Pegawai:
    try:
        return pegawai_terlihat(oleh=request.user, pegawai_id=pk)
    except Pegawai.DoesNotExist:
        raise Http404 from None


def _konteks(request: HttpRequest, pegawai: Pegawai, *, diri: bool) -> dict[str, Any]:
    hari = timezone.localdate()
    digital: DigitalOrang = digital_orang(oleh=request.user, pegawai=pegawai, hari=hari)
    dipakai = kerangka_dipakai(instansi_id=pegawai.instansi_id, hari=hari)
    return {
        "pegawai": pegawai,
        "diri": diri,
        "digital": digital,
        "puncak": PUNCAK_RATUSAN,
        "nama_area": list(AREA_DIGITAL.values()),
        "kerangka": dipakai[0] if dipakai else None,
        "jenjang": dipakai[1].tingkat if dipakai else (),
    }


def _saya(request: HttpRequest, pegawai: Pegawai, form: BuktiForm) -> HttpResponse:
    isi = _konteks(request, pegawai, diri=True)
    ketentuan = isi["digital"].ketentuan
    hari = timezone.localdate()
    uji = uji_kini(pegawai=pegawai, ketentuan=ketentuan, saat=timezone.now())
    bulan = ketentuan.uji.jendela_bulan
    return render(
        request,
        "kompetensi/digital/orang.html",
        {
            **isi,
            "mandiri_terbuka": mandiri_terbuka(pegawai=pegawai),
            "uji": uji,
            "uji_berjalan": uji is not None
            and uji.selesai_pada is None
            and timezone.now() < uji.batas_pada,
            "uji_lagi": jendela_berikut(jendela_awal(hari, bulan), bulan),
            "form": form,
        },
        status=422 if form.is_bound and form.errors else 200,
    )


@require_safe
@halaman_diri
def saya(request: HttpRequest) -> HttpResponse:
    """One's own digital skill: level by area against the post, sources, what to do next."""
    pegawai = orang_diri(request)
    if pegawai is None:
        return render(request, "pegawai/tanpa_data.html")
    return _saya(request, pegawai, BuktiForm())


@require_http_methods(["POST"])
@halaman_diri
def bukti_baru(request: HttpRequest) -> HttpResponseBase:
    """Bring evidence of one's own."""
    pegawai = orang_diri(request)
    if pegawai is None:
        raise Http404
    form = BuktiForm(request.POST, request.FILES)
    if form.is_valid():
        isi = form.cleaned_data
        try:
            bukti_tambah(
                pegawai=pegawai,
                jenis=isi["jenis"],
                area=isi["area"],
                judul=isi["judul"],
                penerbit=isi["penerbit"],
                tanggal=isi["tanggal"],
                isi=isi["berkas"],
                nama=isi["berkas"].name,
                pelaku=pelaku(request),
            )
        except NilaiDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Bukti tersimpan. Atasan Anda dapat melihatnya.")
            return redirect("kompetensi:digital_saya")
    return _saya(request, pegawai, form)


@require_safe
@halaman_diri
def bukti_saya(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Evidence one brought oneself."""
    return _unduh(_bukti(request, pk))


@tentang_orang(DISEBUT)
@require_safe
@perlu_izin("pegawai.lihat")
def bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Evidence of somebody in view; the look is in the audit."""
    satu = _bukti(request, pk)
    sebut_orang(request, satu.pegawai_id)
    bukti_dilihat(bukti=satu, pelaku=pelaku(request))
    return _unduh(satu)


def _bukti(request: HttpRequest, pk: int) -> BuktiDigital:
    satu: BuktiDigital | None = (
        BuktiDigital.objects.terlihat_oleh(request.user)
        .select_related("berkas", "pegawai")
        .filter(pk=pk)
        .first()
    )
    if satu is None:
        raise Http404
    return satu


def _unduh(satu: BuktiDigital) -> HttpResponseBase:
    return bukti_unduh(satu.berkas, f"bukti-digital-{satu.pk}")


def _boleh_validasi(request: HttpRequest, pegawai: Pegawai) -> bool:
    pengguna: Any = request.user
    return pengguna.boleh("digital.validasi") and pegawai.pengguna_id != pengguna.pk


def _orang(request: HttpRequest, pegawai: Pegawai, form: ValidasiForm | None) -> HttpResponse:
    isi = _konteks(request, pegawai, diri=False)
    if form is None and _boleh_validasi(request, pegawai):
        form = ValidasiForm(initial=_awal(isi["digital"]))
    return render(
        request,
        "kompetensi/digital/orang.html",
        {**isi, "form": form},
        status=422 if form is not None and form.is_bound and form.errors else 200,
    )


def _awal(digital: DigitalOrang) -> dict[str, str]:
    """The self-rating as a start, where there is one."""
    mandiri = digital.mandiri
    if mandiri is None or mandiri.tingkat is None:
        return {}
    return {kolom: str(n) for kolom, n in zip(AREA_DIGITAL, mandiri.tingkat, strict=True)}


@tentang_orang("pk")
@require_safe
@perlu_izin("pegawai.lihat")
def orang(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Digital skill of somebody in view, with the form of whoever may validate it."""
    return _orang(request, _terlihat(request, pk), None)


@tentang_orang("pk")
@require_http_methods(["POST"])
@perlu_izin("digital.validasi")
def validasi(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Keep a supervisor's validation; a refusal stands beside the form with what was chosen."""
    pegawai = _terlihat(request, pk)
    form = ValidasiForm(request.POST)
    if form.is_valid():
        try:
            validasi_simpan(
                pegawai=pegawai,
                tingkat=form.tingkat,
                catatan=form.cleaned_data["catatan"],
                hari=timezone.localdate(),
                pelaku=pelaku(request),
            )
        except NilaiDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Validasi tersimpan dan tampil bagi pegawai ini.")
            return redirect("kompetensi:digital_orang", pk=pk)
    return _orang(request, pegawai, form)
