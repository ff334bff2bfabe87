"""Objections as the office sees them: the list, one of them, the steps, the days."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from karir.alur_sanggah import PENYANGGAH, PERALIHAN, Langkah, langkah_tersedia
from karir.forms_sanggah import KetentuanSanggahForm, SaringSanggahForm, TelaahForm
from karir.models import Sanggahan
from karir.selectors.aturan import AturanTidakAda
from karir.selectors.sanggah import (
    perbaikan_terkait,
    perbedaan_sanggah,
    sanggah_saring,
    sanggah_terlihat,
)
from karir.services.sanggah import (
    SanggahDitolak,
    ketentuan,
    ketentuan_atur,
    sanggah_langkah,
)
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.bukti import bukti_unduh
from talenta.inti.keyset import halaman
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import saringan_keliru, unduhan_baris

SELEMBAR = 50
KEPALA = (
    "NOMOR", "NIP", "NAMA", "UNIT ORGANISASI", "KOMPONEN", "DIAJUKAN", "TENGGAT", "KEADAAN",
    "PEMILIK", "PUTUSAN",
)  # fmt: skip
_KATA = {
    Langkah.TANGANI: "Sanggahan ini sekarang Anda tangani.",
    Langkah.TELAAH: "Usul putusan terkirim; petugas lain yang memutuskannya.",
    Langkah.KEMBALIKAN: "Usul putusan dikembalikan kepada petugasnya.",
    Langkah.PUTUSKAN: "Putusan tersimpan dan penyanggah diberi tahu.",
    Langkah.HITUNG: "Sedang dihitung ulang. Perbedaannya tampil di sini sesudah selesai.",
}


@require_safe
@perlu_izin("sanggah.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """Objections of the agency, newest first, filtered by what stands in the address."""
    pengguna = pengguna_dari(request)
    form = SaringSanggahForm(request.GET)
    saring = form.cleaned_data if form.is_valid() else {}
    lembar = halaman(
        sanggah_saring(pengguna=pengguna, hari=timezone.localdate(), **saring),
        kolom=("id",), ukuran=SELEMBAR, turun=True,
        sesudah=request.GET.get("sesudah", ""), sebelum=request.GET.get("sebelum", ""),
    )  # fmt: skip
    hari = ketentuan(instansi_id=pengguna.lingkup.instansi_id or 0)
    konteks = {
        "form": form,
        "tersaring": any(saring.values()),
        "baris": lembar.baris,
        "tautan": lembar.tautan(request.GET),
        "hari": hari,
        "form_hari": KetentuanSanggahForm(initial=vars(hari))
        if pengguna.boleh("sanggah.atur")
        else None,
    }
    return render(request, "karir/sanggah.html", konteks)


@require_safe
@perlu_izin("sanggah.lihat")
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """What is shown as CSV; who took it stands in the audit."""
    pengguna = pengguna_dari(request)
    form = SaringSanggahForm(request.GET)
    if not form.is_valid():
        return saringan_keliru(request, "karir:sanggah")
    semua = sanggah_saring(pengguna=pengguna, hari=timezone.localdate(), **form.cleaned_data)
    berkas, jumlah = unduhan_baris("sanggahan.csv", "csv", KEPALA, _baris(semua))
    catat(
        pelaku=pelaku(request),
        tindakan="sanggah.ekspor",
        objek_jenis="sanggah",
        objek_id="daftar",
        rincian={"baris": jumlah, "saringan": request.GET.dict()},
    )
    return berkas


def _baris(semua: Any) -> Iterator[list[str]]:
    for satu in semua.order_by("-pk").iterator(chunk_size=5000):
        yield [
            str(satu.pk), satu.pegawai.nip, satu.pegawai.nama, satu.pegawai.unit.nama, satu.label,
            timezone.localdate(satu.diajukan_pada).isoformat(), satu.tenggat.isoformat(),
            satu.get_status_display(), satu.pemilik, satu.alasan_putusan,
        ]  # fmt: skip


def sanggah_satu(request: HttpRequest, pk: int) -> Sanggahan:
    """The objection of an address, or 404."""
    satu: Sanggahan = get_object_or_404(sanggah_terlihat(pengguna=pengguna_dari(request)), pk=pk)
    return satu


def _rinci(request: HttpRequest, satu: Sanggahan, form: TelaahForm) -> HttpResponse:
    pengguna = pengguna_dari(request)
    boleh = langkah_tersedia(satu, pengguna)
    perbaikan = perbaikan_terkait(sanggah=satu)
    konteks = {
        "satu": satu,
        "pegawai": satu.pegawai,
        "form": form,
        "boleh": boleh,
        "perbaikan": perbaikan,
        "diperbaiki": any(u.status == "DITERAPKAN" for u in perbaikan),
        "perbedaan": perbedaan_sanggah(pengguna=pengguna, sanggah=satu),
        "boleh_tayangkan": pengguna.boleh("hasil.tayangkan"),
        "boleh_usul": pengguna.boleh("perbaikan.usulkan")
        and pengguna.lingkup.pegawai_id != satu.pegawai_id,
    }
    status = 422 if form.is_bound else 200
    return render(request, "karir/sanggah_rinci.html", konteks, status=status)


@require_safe
@perlu_izin("sanggah.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One objection: what is said, who owns it, corrections, and what the new run changes."""
    return _rinci(request, sanggah_satu(request, pk), TelaahForm())


@require_POST
@perlu_izin("sanggah.jawab")
def langkah(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    """Take a step that the table gives to an officer."""
    pengguna = pengguna_dari(request)
    satu = sanggah_satu(request, pk)
    kode = langkah.upper()
    if kode not in Langkah.values or PERALIHAN[Langkah(kode)].orang == PENYANGGAH:
        raise Http404
    form = TelaahForm(request.POST if kode == Langkah.TELAAH else None)
    if kode == Langkah.TELAAH and not form.is_valid():
        return _rinci(request, satu, form)
    try:
        sanggah_langkah(
            sanggah_id=pk, langkah=kode, alasan=request.POST.get("alasan", "")[:4000],
            usulan=request.POST.get("usulan", ""), pegawai_id=pengguna.lingkup.pegawai_id,
            pelaku=pelaku(request),
        )  # fmt: skip
    except (SanggahDitolak, AturanTidakAda) as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, _KATA[Langkah(kode)])
    return redirect("karir:sanggah_rinci", pk=pk)


@require_safe
@perlu_izin("sanggah.lihat")
def bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The evidence of an objection as a download; the look is in the audit."""
    satu = sanggah_satu(request, pk)
    if satu.bukti is None:
        raise Http404
    catat(
        pelaku=pelaku(request),
        tindakan="sanggah.bukti",
        objek_jenis="sanggah",
        objek_id=satu.pk,
        objek_nama=str(satu),
        instansi_id=satu.instansi_id,
    )
    return bukti_unduh(satu.bukti, f"bukti-sanggahan-{satu.pk}")


@require_POST
@perlu_izin("sanggah.atur")
def atur(request: HttpRequest) -> HttpResponse:
    """Set the agency's working days."""
    form = KetentuanSanggahForm(request.POST)
    if form.is_valid():
        ketentuan_atur(
            instansi_id=pengguna_dari(request).lingkup.instansi_id or 0,
            pelaku=pelaku(request),
            **form.cleaned_data,
        )
        messages.success(request, "Tenggat tersimpan, berlaku bagi sanggahan berikutnya.")
    else:
        messages.error(request, "Tenggat diisi 1 sampai 90 hari kerja.")
    return redirect("karir:sanggah")
