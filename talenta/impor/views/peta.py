"""Matching by hand: titles of a file, codes that the portal does not know, what is remembered."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talenta.akun.akses import perlu_izin
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.daftar import jenis_bernama
from talenta.impor.forms_peta import BarisKepalaForm, KodeForm, KolomForm, SaringKodeForm
from talenta.impor.models import Impor, PadananKode, PetaKolom
from talenta.impor.selectors import jenis_impor
from talenta.impor.selectors_peta import (
    KODE_TERBANYAK,
    KodeAsing,
    calon_kode,
    kepala_impor,
    kode_asing_daftar,
    kode_diingat,
    kolom_diingat,
    rujukan_impor,
)
from talenta.impor.services.peta import PilihanKode, kode_petakan, kolom_cocokkan, lupakan
from talenta.impor.services.unggah import TidakDapat
from talenta.impor.views.umum import satu_impor
from talenta.inti.permintaan import pelaku

_DIPERIKSA_LAGI = "Disimpan dan diingat. Berkas sedang diperiksa lagi."


def _bilangan(teks: str) -> int | None:
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 9 else None


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("impor.terapkan")
def kolom(request: Any, pk: int) -> HttpResponse:
    """Each title of the file with a few of its values, and the column it stands for."""
    impor = satu_impor(request, pk)
    jenis = jenis_impor(impor)
    try:
        kepala = kepala_impor(impor=impor, baris=_bilangan(request.GET.get("baris", "")))
    except (BerkasTidakTerbaca, OSError) as galat:
        pesan = str(galat) if isinstance(galat, BerkasTidakTerbaca) else "Berkas tidak ditemukan."
        messages.error(request, pesan)
        return redirect("impor:rinci", pk=pk)
    dikirim = request.POST if request.method == "POST" else None
    form = KolomForm(dikirim, jenis=jenis, judul=kepala.judul)
    if form.is_valid():
        try:
            kolom_cocokkan(
                impor_id=pk, judul=kepala.judul, kolom=form.hasil(), pelaku=pelaku(request)
            )
            messages.success(request, _DIPERIKSA_LAGI)
        except TidakDapat as galat:
            messages.error(request, str(galat))
        return redirect("impor:rinci", pk=pk)
    isi = {
        "impor": impor,
        "jenis": jenis,
        "kepala": kepala,
        "form": form,
        "baris": [
            (satu, None if satu.resmi else form[f"k{ke}"]) for ke, satu in enumerate(kepala.judul)
        ],
        "baris_form": BarisKepalaForm(initial={"baris": kepala.baris}, kepala=kepala),
    }
    return render(request, "impor/kolom.html", isi, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("impor.terapkan")
def kode(request: Any, pk: int) -> HttpResponse:
    """Codes of the file that the portal does not know, and what they stand for."""
    impor = satu_impor(request, pk)
    rujukan = [(asal, jenis_bernama(asal).judul) for asal in rujukan_impor(impor)]
    saring = SaringKodeForm(request.GET, rujukan=rujukan)
    dicari = saring.cleaned_data if saring.is_valid() else {}
    daftar = kode_asing_daftar(
        oleh=request.user,
        impor=impor,
        cari=dicari.get("cari", ""),
        rujukan=dicari.get("jenis", ""),
    )
    forms = _forms_kode(request, impor, daftar.baris)
    menyimpan = request.POST.get("aksi") == "simpan"
    sah = [form.is_valid() for form in forms]
    if menyimpan and all(sah):
        pilihan = [
            PilihanKode(form.kode_asing.rujukan, form.kode_asing.nilai, form.cleaned_data["kode"])
            for form in forms
            if form.cleaned_data["kode"]
        ]
        if not pilihan:
            messages.error(request, "Belum ada kode yang dipetakan. Pilih padanannya lebih dahulu.")
        elif not any(form.dicari for form in forms):
            return _petakan(request, pk, pilihan)
    isi = {
        "impor": impor,
        "saring": saring,
        "tersaring": any(dicari.values()),
        "forms": forms,
        "jumlah": daftar.jumlah,
        "batas": KODE_TERBANYAK,
    }
    return render(request, "impor/kode.html", isi, status=422 if menyimpan else 200)


def _forms_kode(request: Any, impor: Impor, daftar: list[KodeAsing]) -> list[KodeForm]:
    """One form a code; what was looked for in it brings the rows to choose from."""
    rujukan = rujukan_impor(impor)
    hasil = []
    for satu in daftar:
        awalan = satu.tanda
        cari = request.POST.get(f"{awalan}-cari", "").strip()[:100]
        calon = None
        if cari:
            calon = calon_kode(oleh=request.user, rujukan=rujukan[satu.rujukan], kata=cari)
        dikirim = request.POST if request.method == "POST" else None
        hasil.append(KodeForm(dikirim, prefix=awalan, asing=satu, calon=calon))
    return hasil


def _petakan(request: Any, pk: int, pilihan: list[PilihanKode]) -> HttpResponse:
    try:
        diperiksa = kode_petakan(impor_id=pk, pilihan=pilihan, pelaku=pelaku(request))
    except TidakDapat as galat:
        messages.error(request, str(galat))
    else:
        diingat = (
            "Disimpan dan diingat. Unggah baris yang ditolak sekali lagi agar padanannya dipakai."
        )
        messages.success(request, _DIPERIKSA_LAGI if diperiksa else diingat)
    return redirect("impor:rinci", pk=pk)


@require_safe
@perlu_izin("impor.lihat")
def diingat(request: Any) -> HttpResponse:
    """Everything that the agency's officers matched by hand."""
    isi = {
        "kolom": kolom_diingat(oleh=request.user),
        "kode": kode_diingat(oleh=request.user),
        "boleh_hapus": request.user.boleh("impor.terapkan"),
    }
    return render(request, "impor/diingat.html", isi)


@require_POST
@perlu_izin("impor.terapkan")
def lupakan_kolom(request: Any, pk: int) -> HttpResponse:
    """Forget one title."""
    return _lupakan(request, PetaKolom, pk)


@require_POST
@perlu_izin("impor.terapkan")
def lupakan_kode(request: Any, pk: int) -> HttpResponse:
    """Forget one code."""
    return _lupakan(request, PadananKode, pk)


def _lupakan(request: Any, model: type[PetaKolom] | type[PadananKode], pk: int) -> HttpResponse:
    satu = get_object_or_404(model.objects.terlihat_oleh(request.user), pk=pk)
    lupakan(diingat=satu, pelaku=pelaku(request))
    messages.success(request, "Dihapus. Berkas berikutnya dibaca tanpa itu.")
    return redirect("impor:diingat")
