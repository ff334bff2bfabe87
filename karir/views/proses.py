"""Runs: what was frozen, by whom, and the button that computes it all again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from karir.selectors.hasil import proses_terlihat
from karir.services.proses import JENIS_VERIFIKASI, verifikasi_minta
from karir.views.umum import pengguna_dari
from talenta.akun.akses import perlu_izin
from talenta.akun.alamat import alamat_klien
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku


@require_safe
@perlu_izin("hasil.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """All finished runs of the agency."""
    return render(
        request,
        "karir/proses.html",
        {"daftar": proses_terlihat(pengguna=pengguna_dari(request))[:100]},
    )


@require_safe
@perlu_izin("hasil.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One run: rule set, hashes, counts, and the recomputations so far."""
    proses = get_object_or_404(proses_terlihat(pengguna=pengguna_dari(request)), pk=pk)
    pemeriksaan = Pekerjaan.objects.filter(
        jenis=JENIS_VERIFIKASI, instansi_id=proses.instansi_id, parameter__proses_id=proses.pk
    ).order_by("-pk")[:10]
    boleh = pengguna_dari(request).boleh("hasil.verifikasi")
    return render(
        request,
        "karir/proses_rinci.html",
        {"proses": proses, "pemeriksaan": pemeriksaan, "boleh_verifikasi": boleh},
    )


@require_POST
@perlu_izin("hasil.verifikasi")
def verifikasi(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue the recomputation of a run from its frozen inputs."""
    pengguna = pengguna_dari(request)
    proses = get_object_or_404(proses_terlihat(pengguna=pengguna), pk=pk)
    pekerjaan = verifikasi_minta(
        proses=proses, pelaku=Pelaku.dari_pengguna(pengguna, alamat_klien(request))
    )
    messages.success(request, "Perhitungan ulang dimulai.")
    return redirect("pekerjaan_rinci", pk=pekerjaan.pk)
