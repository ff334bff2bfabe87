"""What-if: sliders over weights and thresholds, the map redrawn, and who would move."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from karir.mesin.andai import Andaian, andaian_baca, andaian_isi, ratakan
from karir.mesin.aturan import muat
from karir.mesin.bentuk import Aturan
from karir.models import ProsesPeringkat
from karir.selectors.andai import KOTAK, PERUBAHAN, Andai, PetaAndai, kolom_andai
from karir.selectors.hasil import Ringkasan, proses_terlihat
from karir.selectors.urut import UKURAN
from karir.services.aturan_draf import draf_buat, kode_usulan
from karir.services.aturan_langkah import AturanDitolak
from karir.services.olah import JENIS_OLAH, olah_minta
from karir.views.umum import (
    ProsesDiarsipkan,
    proses_diminta,
    saringan_url,
    sembilan_kotak,
    tanpa_proses,
    tetap_pada_proses,
)
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.models import Pekerjaan
from talenta.inti.permintaan import pelaku


@require_safe
@perlu_izin("hasil.hitung")
def andai(request: HttpRequest) -> HttpResponse:
    """The sliders of a run and what they would change; nothing is stored."""
    proses = proses_diminta(request)
    if proses is None:
        return tanpa_proses(request)
    aturan = muat(proses.isi_aturan)
    andaian = andaian_baca(aturan, request.GET.dict())
    konteks = {
        "proses": proses,
        "aturan": aturan,
        "andaian": andaian,
        "url_awal": reverse("karir:andai") + _kueri_proses(request),
        **tetap_pada_proses(request),
        **_hasil(request, proses, aturan, andaian),
    }
    htmx = request.htmx  # type: ignore[attr-defined]
    nama = "karir/_bagian/andai_hasil.html" if htmx else "karir/andai.html"
    return render(request, nama, konteks)


def _kueri_proses(request: HttpRequest) -> str:
    nomor = request.GET.get("proses", "")
    return f"?{urlencode({'proses': nomor})}" if nomor else ""


def _hasil(
    request: HttpRequest, proses: ProsesPeringkat, aturan: Aturan, andaian: Andaian
) -> dict[str, Any]:
    """What stands beside the sliders: faults, a job to wait for, or the map and the list."""
    pengguna = pengguna_dari(request)
    if andaian.galat:
        return {"url_ratakan": _url_ratakan(request, andaian)}
    kolom = kolom_andai(pengguna=pengguna, proses=proses)
    if kolom is None:
        terbuka = Pekerjaan.objects.filter(
            jenis=JENIS_OLAH, instansi_id=proses.instansi_id, parameter__proses_id=proses.pk
        )
        return {"belum_siap": True, "pekerjaan": terbuka.order_by("-pk").first()}
    baru = muat(andaian_isi(proses.isi_aturan or {}, andaian))
    hitung = Andai(kolom, aturan, baru)
    peta = hitung.peta()
    jenis = request.GET.get("perubahan", "")
    jenis = jenis if jenis in PERUBAHAN else KOTAK
    jumlah = peta.berubah[jenis]
    nomor = _nomor(request.GET.get("halaman", ""), jumlah)
    boleh_draf = pengguna.boleh("aturan.susun") and andaian.bergeser
    return {
        "kode_draf": kode_usulan(proses.aturan, proses.instansi) if boleh_draf else "",
        "peta": peta,
        "kotak": _kotak(request, baru, peta),
        "jenis": jenis,
        "pilihan": [
            {
                "judul": judul,
                "jumlah": peta.berubah[kode],
                "aktif": kode == jenis,
                "url": f"?{saringan_url(request, perubahan=kode, halaman=None)}#berubah",
            }
            for kode, judul in PERUBAHAN.items()
        ],
        "baris": hitung.baris(pengguna=pengguna, proses=proses, jenis=jenis, nomor=nomor),
        "letak": f"{(nomor - 1) * UKURAN + 1}–{min(nomor * UKURAN, jumlah)}",
        "jumlah": jumlah,
        "sebelumnya": _url_halaman(request, nomor - 1) if nomor > 1 else "",
        "berikutnya": _url_halaman(request, nomor + 1) if nomor * UKURAN < jumlah else "",
    }


def _nomor(teks: str, jumlah: int) -> int:
    """The page asked for, within those there are."""
    sah = teks.isascii() and teks.isdecimal() and len(teks) < 9
    return max(1, min(int(teks) if sah else 1, -(-jumlah // UKURAN)))


def _url_halaman(request: HttpRequest, nomor: int) -> str:
    return f"?{saringan_url(request, halaman=nomor)}#berubah"


def _url_ratakan(request: HttpRequest, andaian: Andaian) -> str:
    """The same page with the missing or spare weight spread; "" where that cannot mend it."""
    nilai = ratakan(andaian)
    if nilai is None or all(k.pas for k in andaian.kelompok):
        return ""
    asal = {g.nama: g.asal for k in andaian.kelompok for g in k.geser}
    kueri = {nama: satu for nama, satu in nilai.items() if satu != asal[nama]}
    nomor = request.GET.get("proses", "")
    return f"{request.path}?{urlencode({'proses': nomor} | kueri if nomor else kueri)}"


def _kotak(request: HttpRequest, aturan: Aturan, peta: PetaAndai) -> list[dict[str, Any]]:
    """The nine boxes of the what-if with their differences from the run."""
    ringkasan = Ringkasan(
        jumlah=peta.jumlah,
        dipetakan=peta.jumlah,
        belum_lengkap=0,
        tidak_dipetakan=0,
        krs=peta.krs,
        kotak=peta.kotak,
    )
    return [
        satu | {"selisih": peta.kotak[satu["no"]] - peta.kotak_semula[satu["no"]]}
        for satu in sembilan_kotak(request, aturan, ringkasan, tertaut=False)
    ]


@require_POST
@perlu_izin("aturan.susun")
def draf(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a draft of the what-if: from here on it is edited and decided on like any other."""
    pengguna = pengguna_dari(request)
    if not pengguna.boleh("hasil.hitung"):
        raise Http404
    proses = get_object_or_404(proses_terlihat(pengguna=pengguna), pk=pk)
    andaian = andaian_baca(muat(proses.isi_aturan), request.POST.dict())
    kembali = f"{reverse('karir:andai')}?{_alamat(andaian, proses)}"
    if andaian.galat or not andaian.bergeser:
        messages.error(request, "Geser dahulu bobot atau ambang sampai petanya dapat digambar.")
        return redirect(kembali)
    try:
        satu = draf_buat(
            instansi_id=proses.instansi_id,
            isi=andaian_isi(proses.isi_aturan or {}, andaian),
            kode=request.POST.get("kode", "").strip(),
            asal=proses.aturan,
            pelaku=pelaku(request),
        )
    except AturanDitolak as galat:
        messages.error(request, str(galat))
        return redirect(kembali)
    messages.success(request, f"Draf {satu} dibuat dari andaian. Periksa, lalu usulkan.")
    return redirect("karir:aturan_susun", pk=satu.pk)


def _alamat(andaian: Andaian, proses: ProsesPeringkat) -> str:
    """The sliders that were moved, and the run, as they stand in the address."""
    bergeser = {g.nama: g.nilai for k in andaian.kelompok for g in k.geser if g.bergeser}
    return urlencode({"proses": proses.pk} | bergeser)


@require_POST
@perlu_izin("hasil.hitung")
def siapkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue the columns and bands of a run that has none yet."""
    proses = get_object_or_404(proses_terlihat(pengguna=pengguna_dari(request)), pk=pk)
    if proses.diarsipkan:  # type: ignore[attr-defined]
        raise ProsesDiarsipkan(proses)
    pekerjaan = olah_minta(proses=proses, pelaku=pelaku(request))
    messages.success(request, "Andaian dan rentang peringkat sedang disiapkan.")
    return redirect("pekerjaan_rinci", pk=pekerjaan.pk)
