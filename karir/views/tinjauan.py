"""Talent review: the list, one review with its people and its bias, and the steps."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karir.alur_tinjauan import (
    PINDAH,
    TINJAUAN,
    LangkahTinjauan,
    langkah_pindah,
    langkah_tinjauan,
)
from karir.forms_tinjauan import BukaTinjauanForm, PindahForm, SaringPesertaForm
from karir.mesin.aturan import muat
from karir.mesin.jelas import jelaskan
from karir.models import HasilPeringkat, PindahKotak, TinjauanTalenta
from karir.selectors.hasil import hasil_ringkas, proses_tampil
from karir.selectors.pengukuhan import Pengukuhan
from karir.selectors.penjelasan import baris_tersimpan
from karir.selectors.tinjauan import (
    geser_beku,
    pergeseran,
    peserta,
    pindah_daftar,
    tinjauan_terlihat,
)
from karir.selectors.urut import hasil_halaman
from karir.services.tinjauan import (
    TinjauanDitolak,
    pindah_langkah,
    pindah_usulkan,
    tinjauan_buka,
    tinjauan_langkah,
)
from karir.views.umum import sembilan_kotak, tautan_halaman
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.bukti import bukti_unduh
from talenta.inti.keyset import halaman
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.pegawai.rumus import kunci_nama, rentang_nip

SELEMBAR = 50
GET_POST = ("GET", "HEAD", "POST")


def _daftar(request: HttpRequest, form: BukaTinjauanForm | None) -> HttpResponse:
    pengguna = pengguna_dari(request)
    lembar = halaman(
        tinjauan_terlihat(pengguna=pengguna),
        kolom=("id",),
        ukuran=SELEMBAR,
        turun=True,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    konteks = {
        "daftar": lembar.baris,
        "tautan": lembar.tautan(request.GET),
        "form": form,
        "proses": proses_tampil(pengguna=pengguna),
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "karir/tinjauan.html", konteks, status=status)


@require_safe
@perlu_izin("tinjauan.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """Reviews of the agency, and the form that opens one for whoever may."""
    pengguna = pengguna_dari(request)
    boleh = pengguna.boleh("tinjauan.buka") and proses_tampil(pengguna=pengguna) is not None
    return _daftar(request, BukaTinjauanForm(request=request) if boleh else None)


@require_POST
@perlu_izin("tinjauan.buka")
def buka(request: HttpRequest) -> HttpResponse:
    """Open a review of the run that is shown."""
    proses = proses_tampil(pengguna=pengguna_dari(request))
    if proses is None:
        messages.error(request, "Belum ada hasil yang ditampilkan di instansi ini.")
        return redirect("karir:tinjauan")
    form = BukaTinjauanForm(request.POST, request=request)
    if form.is_valid():
        try:
            baru = tinjauan_buka(proses=proses, pelaku=pelaku(request), **form.cleaned_data)
        except TinjauanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Tinjauan dibuka dan komite diberi tahu.")
            return redirect("karir:tinjauan_rinci", pk=baru.pk)
    return _daftar(request, form)


def tinjauan_satu(request: HttpRequest, pk: int) -> TinjauanTalenta:
    """The review of an address, or 404."""
    satu: TinjauanTalenta = get_object_or_404(
        tinjauan_terlihat(pengguna=pengguna_dari(request)), pk=pk
    )
    return satu


def peserta_saring(hasil: Any, isi: dict[str, Any]) -> Any:
    """People of a review by name or NIP and by the engine's box."""
    if nip := rentang_nip(isi.get("cari", "")):
        hasil = hasil.filter(nip__range=nip)
    else:
        for sepotong in kunci_nama(isi.get("cari", "")).split():
            hasil = hasil.filter(nama_kunci__contains=sepotong)
    return hasil.filter(kotak=int(isi["kotak"])) if isi.get("kotak") else hasil


@require_safe
@perlu_izin("tinjauan.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One review: boxes before and after, the shift by group, the moves, the people."""
    pengguna = pengguna_dari(request)
    satu: Any = tinjauan_satu(request, pk)
    semua = peserta(pengguna=pengguna, tinjauan=satu)
    pindah: list[Any] = pindah_daftar(pengguna=pengguna, tinjauan=satu)
    for p in pindah:
        p.boleh = langkah_pindah(p, pengguna)
    mesin = hasil_ringkas(hasil=semua)
    ikut = Pengukuhan({p.pegawai_id: p for p in pindah if p.status in PindahKotak.IKUT})
    kukuh = ikut.ringkas(mesin, semua)
    form = SaringPesertaForm(request.GET)
    saring = form.cleaned_data if form.is_valid() else {}
    lembar = hasil_halaman(
        hasil=peserta_saring(semua, saring),
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
        nomor=request.GET.get("nomor", ""),
    )
    for baris in lembar.baris:
        baris.usul = ikut.pindah.get(baris.pegawai_id)
    aturan = muat(satu.proses.isi_aturan)
    konteks = {
        "satu": satu,
        "mesin": mesin,
        "kukuh": kukuh,
        "kotak": [
            k | {"selisih": kukuh.kotak.get(k["no"], 0) - mesin.kotak.get(k["no"], 0)}
            for k in sembilan_kotak(request, aturan, kukuh, tertaut=False)
        ],
        "geser": geser_beku(satu.ringkasan["geser"])
        if "geser" in satu.ringkasan
        else pergeseran(tinjauan=satu),
        "pindah": pindah,
        "halaman": lembar,
        "form": form,
        "tersaring": any(saring.values()),
        **tautan_halaman(request, lembar, "#peserta"),
        "boleh": langkah_tinjauan(satu, pengguna, menunggu=satu.menunggu),
        "boleh_usul": satu.status == "BERJALAN" and pengguna.boleh("tinjauan.sidang"),
    }
    return render(request, "karir/tinjauan_rinci.html", konteks)


@require_http_methods(GET_POST)
@perlu_izin("tinjauan.sidang")
def usulkan(request: HttpRequest, pk: int, pegawai_id: int) -> HttpResponse:
    """Propose that one person be moved, seeing what the engine computed."""
    pengguna = pengguna_dari(request)
    satu = tinjauan_satu(request, pk)
    milik = peserta(pengguna=pengguna, tinjauan=satu)
    hasil: HasilPeringkat = get_object_or_404(milik, pegawai_id=pegawai_id)
    if satu.status != TinjauanTalenta.Status.BERJALAN or hasil.kotak is None:
        sudah = f"Tinjauan ini sudah {satu.get_status_display().lower()}."
        tanpa = "Orang ini belum mempunyai kotak, jadi tidak dapat dipindahkan."
        messages.error(request, tanpa if hasil.kotak is None else sudah)
        return redirect("karir:tinjauan_rinci", pk=pk)
    aturan = muat(satu.proses.isi_aturan)
    form = PindahForm(
        request.POST or None, request.FILES or None, aturan=aturan, semula=hasil.kotak
    )
    if form.is_valid():
        isi = form.cleaned_data
        try:
            pindah_usulkan(
                tinjauan_id=pk, hasil=hasil, kotak=isi["kotak"], alasan=isi["alasan"],
                bukti=isi["bukti"], bukti_nama=isi["bukti"].name,
                pegawai_id=pengguna.lingkup.pegawai_id, pelaku=pelaku(request),
            )  # fmt: skip
        except TinjauanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Usul terkirim. Anggota komite lain yang memutuskannya.")
            return redirect("karir:tinjauan_rinci", pk=pk)
    jelas = jelaskan(aturan, satu.proses.tanggal_acuan, baris_tersimpan(satu.proses, hasil))
    konteks = {"satu": satu, "hasil": hasil, "jelas": jelas, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "karir/tinjauan_usulkan.html", konteks, status=status)


@require_POST
@perlu_izin("tinjauan.lihat")
def langkah(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    """Confirm a review or give it up, each by whom the table of steps names."""
    pengguna = pengguna_dari(request)
    satu = tinjauan_satu(request, pk)
    kode = langkah.upper()
    if kode not in LangkahTinjauan.values:
        raise Http404
    if not pengguna.boleh(TINJAUAN[LangkahTinjauan(kode)].izin):
        raise Http404
    try:
        tinjauan_langkah(
            tinjauan_id=satu.pk,
            langkah=kode,
            alasan=request.POST.get("alasan", "")[:4000],
            pegawai_id=pengguna.lingkup.pegawai_id,
            pelaku=pelaku(request),
        )  # fmt: skip
    except TinjauanDitolak as galat:
        messages.error(request, str(galat))
    else:
        kata = {
            "KUKUHKAN": "Tinjauan dikukuhkan. Kolam talenta sedang diperbarui.",
            "BATALKAN": "Tinjauan dibatalkan; tidak ada kotak yang berpindah.",
        }
        messages.success(request, kata[kode])
    return redirect("karir:tinjauan_rinci", pk=pk)


def _pindah(request: HttpRequest, pk: int) -> PindahKotak:
    if not pengguna_dari(request).boleh("tinjauan.lihat"):
        raise Http404
    terlihat = PindahKotak.objects.terlihat_oleh(pengguna_dari(request))
    satu: PindahKotak = get_object_or_404(terlihat.select_related("bukti"), pk=pk)
    return satu


@require_POST
@perlu_izin("tinjauan.sidang")
def pindah(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    """Agree, refuse or withdraw a proposed move."""
    pengguna = pengguna_dari(request)
    satu = _pindah(request, pk)
    kode = langkah.upper()
    if kode not in PINDAH:
        raise Http404
    try:
        pindah_langkah(
            pindah_id=pk, langkah=kode, alasan=request.POST.get("alasan", "")[:4000],
            pegawai_id=pengguna.lingkup.pegawai_id, pelaku=pelaku(request),
        )  # fmt: skip
    except TinjauanDitolak as galat:
        messages.error(request, str(galat))
    else:
        kata = {"SETUJUI": "disetujui", "TOLAK": "ditolak", "TARIK": "ditarik"}
        messages.success(request, f"Usul pindah {kata[kode]}.")
    return redirect("karir:tinjauan_rinci", pk=satu.tinjauan_id)


@require_safe
@perlu_izin("tinjauan.lihat")
def bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The evidence of a move as a download; the look is in the audit."""
    satu = _pindah(request, pk)
    catat(
        pelaku=pelaku(request),
        tindakan="pindah.bukti",
        objek_jenis="pindah",
        objek_id=satu.pk,
        objek_nama=str(satu),
        instansi_id=satu.instansi_id,
    )
    return bukti_unduh(satu.bukti, f"bukti-pindah-{satu.pk}")
