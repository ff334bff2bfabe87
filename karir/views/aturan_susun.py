"""Composing a draft: made of another version or a file, changed section by section."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from karir.alur_aturan import langkah_tersedia
from karir.forms import MuatForm, SalinForm
from karir.mesin.aturan import AturanTidakSah
from karir.models import AturanTalenta
from karir.selectors.aturan import aturan_langkah, aturan_terlihat
from karir.selectors.pengaruh import pengaruh_terakhir
from karir.services.aturan_draf import (
    BERUBAH,
    aturan_baca,
    draf_buat,
    draf_simpan,
    kode_usulan,
)
from karir.services.aturan_langkah import AturanDitolak
from karir.susunan.bagian import BAGIAN, SUMBU_BAGIAN
from karir.susunan.form import SusunForm
from karir.susunan.galat import GalatKata, galat_aturan, jumlah_bobot
from karir.susunan.isian import Kelompok, ambil
from karir.susunan.katalog import ukuran_dalam_kata
from karir.susunan.tombol import TombolAsing, pilihan_tambah, tekan
from karir.susunan.ubah import buka
from karir.susunan.ukuran import UKURAN, kelompok_ukuran, komponen_jalur
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.akun.models import Instansi
from talenta.inti.permintaan import pelaku


def _instansi(request: HttpRequest) -> Instansi:
    return get_object_or_404(Instansi, pk=pengguna_dari(request).lingkup.instansi_id or 0)


def aturan_milik(request: HttpRequest, pk: int) -> AturanTalenta:
    """A rule set of the own agency, drafts included."""
    pengguna = pengguna_dari(request)
    milik = aturan_terlihat(pengguna=pengguna).filter(instansi_id=pengguna.lingkup.instansi_id or 0)
    return get_object_or_404(milik, pk=pk)


def _bukan_draf(request: HttpRequest, satu: AturanTalenta) -> HttpResponse:
    """Somebody took a step with the draft meanwhile."""
    messages.error(
        request,
        f"Aturan ini sudah {satu.get_status_display().lower()}, jadi isinya tidak berubah lagi.",
    )
    return redirect("karir:aturan_rinci", pk=satu.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("aturan.susun")
def salin(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a draft as a copy of a version in view."""
    asal = get_object_or_404(aturan_terlihat(pengguna=pengguna_dari(request)), pk=pk)
    instansi = _instansi(request)
    form = SalinForm(request.POST or None, initial={"kode": kode_usulan(asal, instansi)})
    if form.is_valid():
        judul = form.cleaned_data["judul"]
        try:
            draf = draf_buat(
                instansi_id=instansi.pk,
                isi=asal.isi | ({"judul": judul} if judul else {}),
                kode=form.cleaned_data["kode"],
                asal=asal,
                pelaku=pelaku(request),
            )
        except AturanDitolak as galat:
            form.add_error("kode", str(galat))
        else:
            messages.success(request, f"Draf {draf} dibuat. Ubah bagian yang perlu.")
            return redirect("karir:aturan_susun", pk=draf.pk)
    status = 422 if form.errors else 200
    return render(request, "karir/aturan_salin.html", {"form": form, "asal": asal}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("aturan.susun")
def muat_berkas(request: HttpRequest) -> HttpResponse:
    """Make a draft of a file; a broken one is refused with every place and reason."""
    form = MuatForm(request.POST or None, request.FILES or None)
    galat: list[tuple[str, str]] = []
    if form.is_valid():
        try:
            isi = aturan_baca(form.cleaned_data["berkas"])
            draf = draf_buat(
                instansi_id=_instansi(request).pk,
                isi=isi,
                kode=isi["kode"],
                asal=None,
                pelaku=pelaku(request),
            )
        except AturanTidakSah as tidak_sah:
            galat = tidak_sah.galat
        except AturanDitolak as ditolak:
            form.add_error("berkas", str(ditolak))
        else:
            messages.success(request, f"Berkas dimuat sebagai draf {draf}.")
            return redirect("karir:aturan_susun", pk=draf.pk)
    status = 422 if form.errors or galat else 200
    return render(request, "karir/aturan_muat.html", {"form": form, "galat": galat}, status=status)


@require_safe
@perlu_izin("aturan.susun")
def susun(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft as a whole: its sections, sums, faults, and what can be done with it."""
    pengguna = pengguna_dari(request)
    satu = aturan_milik(request, pk)
    if satu.status != AturanTalenta.Status.DRAF:
        return redirect("karir:aturan_rinci", pk=satu.pk)
    galat = galat_aturan(satu.isi)
    return render(
        request,
        "karir/aturan_susun.html",
        {
            "satu": satu,
            "tab": _tab(satu, galat, ""),
            "bagian": [
                (b, sum(_di_bagian(satu, g, b.kode) for g in galat)) for b in BAGIAN.values()
            ],
            "galat": galat,
            "jumlah": jumlah_bobot(satu.isi),
            "boleh": langkah_tersedia(satu, pengguna),
            "langkah": aturan_langkah(pengguna=pengguna, aturan=satu),
            "pengaruh": pengaruh_terakhir(pengguna=pengguna, aturan=satu),
        },
    )


def _di_bagian(satu: AturanTalenta, galat: GalatKata, bagian: str) -> bool:
    """Whether a fault is mended in a section, or on a page that hangs from it."""
    return bagian in (galat.bagian, _induk(satu.isi, galat.bagian))


def _induk(isi: dict[str, Any], bagian: str) -> str:
    """The section a component's page hangs from; the section itself for others."""
    jalur = komponen_jalur(isi, bagian.removeprefix(UKURAN)) if bagian.startswith(UKURAN) else None
    return bagian if jalur is None else ("kinerja" if jalur[1] == "Y" else "potensial")


def _tab(satu: AturanTalenta, galat: list[GalatKata], kini: str) -> list[dict[str, Any]]:
    induk = _induk(satu.isi, kini)
    ringkas = {"judul": "Ringkasan", "url": reverse("karir:aturan_susun", args=[satu.pk])}
    return [{**ringkas, "aktif": not kini, "hitungan": None}] + [
        {
            "judul": bagian.tab,
            "url": reverse("karir:aturan_bagian", args=[satu.pk, bagian.kode]),
            "aktif": bagian.kode == induk,
            "hitungan": sum(_di_bagian(satu, g, bagian.kode) for g in galat) or None,
        }
        for bagian in BAGIAN.values()
    ]


def _kelompok(isi: dict[str, Any], bagian: str) -> tuple[str, str, list[Kelompok]]:
    """Title, help and fields of a section or of a component's measure; 404 for others."""
    terbuka = buka(isi)
    if bagian in BAGIAN:
        satu = BAGIAN[bagian]
        return satu.judul, satu.bantuan, satu.kelompok(terbuka)
    jalur = komponen_jalur(terbuka, bagian.removeprefix(UKURAN))
    if not bagian.startswith(UKURAN) or jalur is None:
        raise Http404
    komponen = ambil(terbuka, jalur)
    judul = f"{komponen['label']}: cara menilai"
    return judul, ukuran_dalam_kata(komponen["indikator"]), kelompok_ukuran(terbuka, jalur)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("aturan.susun")
def bagian(request: HttpRequest, pk: int, bagian: str) -> HttpResponse:
    """One section: checked as one types (htmx stores nothing), stored when sent."""
    satu = aturan_milik(request, pk)
    if satu.status != AturanTalenta.Status.DRAF:
        return _bukan_draf(request, satu)
    judul, bantuan, kelompok = _kelompok(satu.isi, bagian)
    form = SusunForm(request.POST or None, isi=satu.isi, kelompok=kelompok)
    isi = satu.isi
    status = 200
    if form.is_bound:
        sah = form.is_valid()
        isi = form.isi_baru()
        if not request.htmx and sah:  # type: ignore[attr-defined]
            try:
                tujuan, jangkar = tekan(isi, bagian, request.POST.dict())
                kata = _simpan(request, satu, isi, bagian)
            except TombolAsing:
                if revisi_diminta(request) == satu.revisi:
                    raise Http404 from None
                form.add_error(None, BERUBAH)
            except AturanDitolak as ditolak:
                form.add_error(None, str(ditolak))
            else:
                messages.success(request, f"{judul}: {kata}")
                url = reverse("karir:aturan_bagian", args=[satu.pk, tujuan])
                return redirect(f"{url}#kelompok-{jangkar}" if jangkar else url)
        status = 422 if form.errors else 200
    galat = form.periksa(isi)
    konteks = {
        "satu": satu,
        "revisi": revisi_diminta(request) if form.is_bound else satu.revisi,
        "judul_bagian": judul,
        "bantuan": bantuan,
        "form": form,
        "galat": galat,
        "jumlah": jumlah_bobot(isi),
        "kode_bagian": bagian,
        "tab": _tab(satu, galat, bagian),
        "induk": _induk(satu.isi, bagian),
        "pilihan_tambah": pilihan_tambah(satu.isi, bagian),
        "apa": "komponen" if bagian in SUMBU_BAGIAN else "bagian",
    }
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "karir/_bagian/pemeriksaan.html", {**konteks, "lepas": True})
    return render(request, "karir/aturan_bagian.html", konteks, status=status)


def _simpan(request: HttpRequest, satu: AturanTalenta, isi: dict[str, Any], bagian: str) -> str:
    """Store what changed, and say so."""
    if isi == satu.isi:
        return "tidak ada yang berubah."
    draf_simpan(
        draf=satu,
        revisi=revisi_diminta(request),
        isi=isi,
        bagian=bagian,
        pelaku=pelaku(request),
    )
    return "tersimpan sebagai draf."


def revisi_diminta(request: HttpRequest) -> int:
    """The state of the draft that the officer had opened."""
    teks = request.POST.get("revisi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else -1
