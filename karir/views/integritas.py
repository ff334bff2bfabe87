"""Merit integrity: what an auditor needs to see that a run was fair, and to try it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from karir.selectors.hasil import proses_terlihat
from karir.selectors.integritas import (
    audit_terakhir,
    integritas_terakhir,
    komite_menyimpang,
    sidang_menyimpang,
    uji_berjalan,
    verifikasi_terakhir,
)
from karir.services.integritas import ATRIBUT, integritas_minta
from karir.views.umum import proses_diminta, tanpa_proses, tetap_pada_proses
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku


@require_safe
@perlu_izin("integritas.lihat")
def integritas(request: HttpRequest) -> HttpResponse:
    """One run: replayed, attributes swapped, figures by group, ratings and committee, the chain."""
    pengguna = pengguna_dari(request)
    proses = proses_diminta(request)
    if proses is None:
        return tanpa_proses(request)
    terakhir = integritas_terakhir(pengguna=pengguna, proses=proses)
    isi: dict[str, Any] = terakhir.isi if terakhir else {}
    berubah = isi.get("beku", {}).get("berubah", {})
    for dimensi in isi.get("kelompok", []):
        tampak = [satu["atas"] for satu in dimensi["baris"] if not satu.get("tersamar")]
        dimensi["tertinggi"] = max(tampak, default=0)
    konteks = {
        "proses": proses,
        "terakhir": terakhir,
        "isi": isi,
        "atribut": [(judul, berubah.get(kode, 0)) for kode, judul in ATRIBUT.items()],
        "berjalan": uji_berjalan(proses=proses),
        "verifikasi": verifikasi_terakhir(proses=proses),
        "komite": komite_menyimpang(pengguna=pengguna),
        "sidang": sidang_menyimpang(pengguna=pengguna),
        "audit": audit_terakhir(proses=proses),
        "lain": proses_terlihat(pengguna=pengguna).tersedia().exclude(pk=proses.pk)[:12],
        **tetap_pada_proses(request),
    }
    return render(request, "karir/integritas.html", konteks)


@require_POST
@perlu_izin("integritas.lihat")
def uji(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue the audit of a run; it writes nothing but what it found."""
    proses = get_object_or_404(proses_terlihat(pengguna=pengguna_dari(request)), pk=pk)
    pekerjaan = integritas_minta(proses=proses, pelaku=pelaku(request))
    messages.success(
        request, "Pengujian dimulai. Anda boleh meninggalkan halaman ini; hasilnya tersimpan."
    )
    return redirect("pekerjaan_rinci", pk=pekerjaan.pk)
