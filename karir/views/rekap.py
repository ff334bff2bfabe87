"""What the PPK reads of a run: one page of counts by office, and the minutes to sign."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from karir.models import ProsesPeringkat
from karir.selectors.hasil import penayangan_riwayat, proses_terlihat
from karir.selectors.rekap import rekap_susun
from karir.selectors.sertifikat import pemeriksaan_selesai, rekap_proses, sertifikat_proses
from karir.services.berita_acara import BahanBeritaAcara, berita_acara_tulis
from karir.views.umum import ProsesDiarsipkan, proses_diminta
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import unduhan


def _proses(request: HttpRequest) -> ProsesPeringkat | None:
    """The run asked for; its counts are there even if its results are set aside."""
    try:
        return proses_diminta(request)
    except ProsesDiarsipkan as galat:
        return galat.proses


@require_safe
@perlu_izin("hasil.rekap")
def rekap(request: HttpRequest) -> HttpResponse:
    """One sheet: boxes by office, coverage, who has no box and why."""
    pengguna = pengguna_dari(request)
    proses = _proses(request)
    isi = rekap_proses(pengguna=pengguna, proses=proses) if proses else None
    konteks = {
        "proses": proses,
        "sertifikat": sertifikat_proses(pengguna=pengguna, proses=proses) if proses else None,
        "rekap": rekap_susun(proses=proses, rekap=isi) if proses and isi else None,
        "nomor_kotak": range(9, 0, -1),
        "boleh_proses": pengguna.boleh("hasil.lihat"),
    }
    return render(request, "karir/rekap.html", konteks)


@require_safe
@perlu_izin("hasil.rekap")
def berita_acara(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The minutes of a certified run as PDF; that they were taken is in the audit."""
    pengguna = pengguna_dari(request)
    semua = proses_terlihat(pengguna=pengguna).select_related("instansi", "aturan", "pengguna")
    proses = get_object_or_404(semua, pk=pk)
    terbit = sertifikat_proses(pengguna=pengguna, proses=proses)
    if terbit is None:
        messages.info(request, "Berita acara dapat dibuat sesudah sertifikatnya terbit.")
        return redirect("karir:sertifikat", pk=proses.pk)
    alamat = reverse("karir:sertifikat_umum", args=[terbit.kode_tertulis])
    bahan = BahanBeritaAcara(
        proses=proses,
        sertifikat=terbit,
        penayangan=penayangan_riwayat(pengguna=pengguna, proses=proses)[::-1],
        pemeriksaan=pemeriksaan_selesai(proses=proses),
        alamat=request.build_absolute_uri(alamat),
    )
    catat(
        pelaku=pelaku(request),
        tindakan="peringkat.berita_acara",
        objek_jenis="proses",
        objek_id=proses.pk,
        objek_nama=str(proses),
        rincian={"kode": terbit.kode},
    )
    nama = f"berita-acara-{proses.tanggal_acuan}-nomor-{proses.pk}.pdf"
    return unduhan(
        nama, "application/pdf", lambda wadah: berita_acara_tulis(bahan=bahan, wadah=wadah)
    )
