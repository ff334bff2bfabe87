"""Runs: what was frozen, by whom, and the button that computes it all again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from karir.kode import JENIS_VERIFIKASI
from karir.selectors.hasil import (
    arsip_riwayat,
    penayangan_riwayat,
    pilihan_banding,
    proses_percobaan,
    proses_terlihat,
)
from karir.selectors.sertifikat import sertifikat_proses
from karir.services.verifikasi import verifikasi_minta
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.keyset import halaman
from talenta.inti.models import Pekerjaan
from talenta.inti.permintaan import pelaku

SELEMBAR = 50


@require_safe
@perlu_izin("hasil.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """Finished runs of the agency: the one shown, those once shown, and trials for whoever runs."""
    pengguna = pengguna_dari(request)
    hanya_percobaan = request.GET.get("tampilan") == "belum"
    pilih = proses_percobaan if hanya_percobaan else proses_terlihat
    lembar = halaman(
        pilih(pengguna=pengguna),
        kolom=("tanggal_acuan", "id"),
        ukuran=SELEMBAR,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
        turun=True,
    )
    konteks = {
        "daftar": lembar.baris,
        "tautan": lembar.tautan(request.GET),
        "hanya_percobaan": hanya_percobaan,
        "boleh_hitung": pengguna.boleh("hasil.hitung"),
        "pilihan": pilihan_banding(pengguna=pengguna),
    }
    return render(request, "karir/proses.html", konteks)


@require_safe
@perlu_izin("hasil.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One run: who sees it since when, rule set, hashes, counts, recomputations so far."""
    pengguna = pengguna_dari(request)
    proses = get_object_or_404(proses_terlihat(pengguna=pengguna), pk=pk)
    milik = Pekerjaan.objects.filter(
        jenis=JENIS_VERIFIKASI, instansi_id=proses.instansi_id, parameter__proses_id=proses.pk
    )
    pemeriksaan = list(milik.order_by("-pk")[:10])
    return render(
        request,
        "karir/proses_rinci.html",
        {
            "proses": proses,
            "arsip": arsip_riwayat(pengguna=pengguna, proses=proses),
            "penayangan": penayangan_riwayat(pengguna=pengguna, proses=proses),
            "pemeriksaan": pemeriksaan,
            "sedang_diperiksa": next((satu for satu in pemeriksaan if satu.terbuka), None),
            "sertifikat": sertifikat_proses(pengguna=pengguna, proses=proses),
            "boleh_hitung": pengguna.boleh("hasil.hitung"),
            "boleh_verifikasi": pengguna.boleh("hasil.verifikasi"),
            "boleh_tayangkan": pengguna.boleh("hasil.tayangkan"),
            "boleh_rekap": pengguna.boleh("hasil.rekap"),
            "pilihan": pilihan_banding(pengguna=pengguna, kecuali=proses),
        },
    )


@require_POST
@perlu_izin("hasil.verifikasi")
def verifikasi(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue the recomputation of a run from its frozen inputs."""
    pengguna = pengguna_dari(request)
    proses = get_object_or_404(proses_terlihat(pengguna=pengguna), pk=pk)
    pekerjaan = verifikasi_minta(proses=proses, pelaku=pelaku(request))
    messages.success(
        request, "Sedang dihitung ulang. Anda boleh meninggalkan halaman ini; hasilnya tersimpan."
    )
    return redirect("pekerjaan_rinci", pk=pekerjaan.pk)
