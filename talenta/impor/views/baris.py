"""The rows of one import: outcomes as tabs, causes, search, and the same as a file."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from talenta.akun.akses import perlu_izin
from talenta.impor.forms import SaringBarisForm
from talenta.impor.laporan import KEPALA_BARIS, baris_lembar
from talenta.impor.models import Impor
from talenta.impor.selectors import temuan_kelompok
from talenta.impor.selectors_baris import (
    PERINGATAN,
    Saringan,
    baris_halaman,
    baris_semua,
    muat_lembar,
    sebutan_keadaan,
)
from talenta.impor.views.umum import nama_unduhan, satu_impor
from talenta.inti.keyset import Halaman
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.templatetags.tampilan import angka
from talenta.inti.unduhan import BATAS_XLSX, unduhan_baris

FORMAT = ("xlsx", "csv")
_KELAS = {"baru": "laut", "berubah": "", "sama": "", PERINGATAN: "awas", "ditolak": "galat"}
_DIKEMBALIKAN = ("baru", "berubah")
_LABEL = {PERINGATAN: "diterima dengan peringatan", "ditolak": "ditolak, perlu diperbaiki"}


def _label(impor: Impor, keadaan: str) -> str:
    label = _LABEL.get(keadaan, sebutan_keadaan(impor)[keadaan].lower())
    kembali = impor.status == Impor.Status.DIURUNGKAN and keadaan in _DIKEMBALIKAN
    return f"{label} (sudah dikembalikan)" if kembali and getattr(impor, keadaan) else label


def angka_impor(impor: Impor) -> list[dict[str, Any]]:
    """The counts as figures, each the way to its rows."""
    return [
        {
            "nilai": getattr(impor, keadaan),
            "label": _label(impor, keadaan),
            "kelas": kelas,
            "url": f"?keadaan={keadaan}#baris",
        }
        for keadaan, kelas in _KELAS.items()
    ]


def _tab(impor: Impor, saring: Saringan) -> list[dict[str, Any]]:
    """The outcomes as tabs; what was searched goes along, a finding does not."""
    cari = f"&{urlencode({'cari': saring.cari})}" if saring.cari else ""
    return [
        {
            "judul": judul,
            "url": f"?keadaan={keadaan}{cari}#baris",
            "aktif": keadaan == saring.keadaan,
            "hitungan": getattr(impor, keadaan) if keadaan else impor.dibaca,
        }
        for keadaan, judul in sebutan_keadaan(impor).items()
    ]


def bahan_baris(request: Any, impor: Impor) -> dict[str, Any]:
    """The rows that the address asks for, and the ways to others."""
    kelompok = temuan_kelompok(impor=impor)
    form = SaringBarisForm(request.GET, kelompok=kelompok)
    saring = form.saringan()
    halaman = baris_halaman(
        oleh=request.user,
        impor=impor,
        saring=saring,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    tautan = halaman.tautan(request.GET)
    return {
        "kelompok": kelompok,
        "form": form,
        "baris": halaman.baris,
        "tautan": {arah: url and f"{url}#baris" for arah, url in tautan.items()},
        "tab": _tab(impor, saring),
        "tersaring": saring != Saringan(),
        "ekspor": tautan_ekspor(request, impor, saring, halaman) if halaman.baris else [],
    }


def tautan_ekspor(
    request: Any, impor: Impor, saring: Saringan, halaman: Halaman
) -> list[dict[str, str]]:
    """Files of the rows shown; a sheet only of as many as one may hold.

    What a search leaves beyond one page is counted when the sheet is asked for, not every time a
    page is shown.
    """
    if not (saring.cari or (saring.temuan and saring.keadaan)):
        lembar = muat_lembar(oleh=request.user, impor=impor, saring=saring, batas=BATAS_XLSX)
    else:
        lembar = bool(halaman.sesudah or halaman.sebelum) or len(halaman.baris) <= BATAS_XLSX
    return [
        {
            "judul": jenis.upper(),
            "url": f"{reverse('impor:baris', args=[impor.pk, jenis])}?{request.GET.urlencode()}",
        }
        for jenis in FORMAT
        if jenis == "csv" or lembar
    ]


@require_safe
@perlu_izin("impor.lihat")
def ekspor(request: Any, pk: int, jenis: str) -> HttpResponseBase:
    """The rows shown as CSV or XLSX, in the order of the file; the export is in the audit."""
    impor = satu_impor(request, pk)
    kelompok = temuan_kelompok(impor=impor)
    saring = SaringBarisForm(request.GET, kelompok=kelompok).saringan()
    pilihan: dict[str, Any] = {"oleh": request.user, "impor": impor, "saring": saring}
    if jenis == "xlsx" and not muat_lembar(**pilihan, batas=BATAS_XLSX):
        messages.error(
            request,
            f"Berkas XLSX memuat paling banyak {angka(BATAS_XLSX)} baris. "
            "Unduh CSV, atau persempit saringannya.",
        )
        return redirect(f"{reverse('impor:rinci', args=[pk])}?{request.GET.urlencode()}")
    berkas, jumlah = unduhan_baris(
        nama_unduhan(impor, "baris", jenis),
        jenis,
        KEPALA_BARIS,
        baris_lembar(baris_semua(**pilihan)),
    )
    catat(
        pelaku=pelaku(request),
        tindakan="impor.unduh_baris",
        objek_jenis="impor",
        objek_id=impor.pk,
        objek_nama=f"{impor.jenis}: {impor.berkas.nama}",
        rincian={"baris": jumlah, "saringan": request.GET.dict(), "jenis": jenis},
        instansi_id=impor.instansi_id,
    )
    return berkas
