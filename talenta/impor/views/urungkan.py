"""Undoing an applied import: what would happen, what stands in the way, doing it."""

import csv
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from talenta.akun.akses import perlu_izin
from talenta.impor.forms_riwayat import SaringHalanganForm
from talenta.impor.models import Impor, Pengurungan
from talenta.impor.selectors import jenis_impor
from talenta.impor.selectors_urung import (
    halangan_baris,
    halangan_halaman,
    halangan_kelompok,
    halangan_saring,
    urung_satu,
)
from talenta.impor.services.unggah import TidakDapat
from talenta.impor.services.urungkan import disamakan_kata, urung_ajukan, urung_periksa_ajukan
from talenta.impor.views.umum import satu_impor, sebut_jumlah
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import unduhan_csv


def _angka(impor: Impor, urung: Pengurungan) -> list[dict[str, Any]]:
    selesai = impor.status == Impor.Status.DIURUNGKAN
    hapus = "baris dihapus" if selesai else "baris akan dihapus"
    kembali = "baris dikembalikan" if selesai else "baris akan dikembalikan ke isi lamanya"
    hasil: list[dict[str, Any]] = [
        {"nilai": urung.dihapus, "label": hapus, "kelas": "awas" if urung.dihapus else ""},
        {"nilai": urung.dikembalikan, "label": kembali, "kelas": "laut"},
    ]
    if not selesai:
        hasil.append(
            {
                "nilai": urung.halangan_n,
                "label": "hal yang menghalangi",
                "kelas": "galat" if urung.halangan_n else "baik",
            }
        )
    return hasil


def _tanya(urung: Pengurungan) -> str:
    akibat = sebut_jumlah(
        (urung.dihapus, "baris yang ditambahkan impor ini dihapus"),
        (urung.dikembalikan, "baris yang diubah impor ini kembali ke isi sebelumnya"),
    )
    kalimat = (
        akibat and f"{akibat}.",
        disamakan_kata(urung),
        "Semuanya berhasil bersama, atau tidak ada yang berubah. Tulis alasannya; alasan itu "
        "tersimpan dalam jejak audit.",
    )
    return " ".join(satu for satu in kalimat if satu)


def _keputusan(request: Any, impor: Impor) -> dict[str, Any]:
    """Decisions taken on the file, which stay in force: how many, and where they are listed."""
    jenis = jenis_impor(impor)
    if not (impor.lengkap and jenis and jenis.keputusan):
        return {"keputusan_n": 0}
    return {
        "keputusan_n": jenis.keputusan(request.user, impor.pk),
        "url_keputusan": f"{reverse(jenis.halaman_keputusan)}?keadaan=DIPUTUS&impor={impor.pk}",
    }


@require_safe
@perlu_izin("impor.lihat")
def urung(request: Any, pk: int) -> HttpResponse:
    """What undoing this import would do or has done, and what stands in the way, row by row."""
    impor = satu_impor(request, pk)
    satu = urung_satu(impor=impor)
    form = SaringHalanganForm(request.GET)
    saring: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    terhalang = satu is not None and satu.status == Pengurungan.Status.TERHALANG
    halaman = halangan_halaman(
        halangan_saring(impor=impor, **saring) if terhalang else halangan_saring(impor=impor),
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    return render(
        request,
        "impor/urung.html",
        {
            "impor": impor,
            "jenis": jenis_impor(impor),
            "urung": satu,
            "angka": _angka(impor, satu) if satu and satu.diperiksa_pada else [],
            "disamakan": disamakan_kata(satu) if satu else "",
            "teks_urung": _tanya(satu) if satu else "",
            "kelompok": halangan_kelompok(urung=satu) if satu and terhalang else [],
            "form": form,
            "halangan": halaman.baris,
            "tautan": halaman.tautan(request.GET),
            "tersaring": any(saring.values()),
            "boleh": request.user.boleh("impor.terapkan"),
            **_keputusan(request, impor),
        },
    )


@require_safe
@perlu_izin("impor.lihat")
def kemajuan(request: Any, pk: int) -> HttpResponse:
    """The part that asks again while a job works; once it rests the whole page is due."""
    impor = satu_impor(request, pk)
    if not request.htmx:
        return redirect("impor:urung", pk=pk)
    satu = urung_satu(impor=impor)
    jawaban = render(request, "impor/_bagian/kemajuan_urung.html", {"impor": impor, "urung": satu})
    if satu is None or not satu.diproses:
        jawaban["HX-Refresh"] = "true"
    return jawaban


@require_POST
@perlu_izin("impor.terapkan")
def periksa(request: Any, pk: int) -> HttpResponse:
    """Queue the look at what would happen."""
    satu_impor(request, pk)
    try:
        urung_periksa_ajukan(impor_id=pk, pelaku=pelaku(request))
    except TidakDapat as galat:
        messages.error(request, str(galat))
    return redirect("impor:urung", pk=pk)


@require_POST
@perlu_izin("impor.terapkan")
def urungkan(request: Any, pk: int) -> HttpResponse:
    """Queue the undoing, with its reason."""
    satu_impor(request, pk)
    try:
        urung_ajukan(impor_id=pk, alasan=request.POST.get("alasan", ""), pelaku=pelaku(request))
        messages.success(request, "Impor sedang diurungkan.")
    except TidakDapat as galat:
        messages.error(request, str(galat))
    return redirect("impor:urung", pk=pk)


@require_safe
@perlu_izin("impor.lihat")
def halangan(request: Any, pk: int) -> FileResponse:
    """Everything that stands in the way, as a file."""
    impor = satu_impor(request, pk)
    nama = f"{PurePath(impor.berkas.nama).stem}-penghalang.csv"
    jawaban = unduhan_csv(
        nama, lambda teks: csv.writer(teks).writerows(halangan_baris(impor=impor))
    )
    catat(
        pelaku=pelaku(request),
        tindakan="impor.unduh_halangan",
        objek_jenis="impor",
        objek_id=impor.pk,
        objek_nama=f"{impor.jenis}: {impor.berkas.nama}",
        instansi_id=impor.instansi_id,
    )
    return jawaban
