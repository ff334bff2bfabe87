"""Data quality: who cannot be ranked and why, by unit, with a list to send out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from karir.filters import SaringMutu
from karir.kode import StatusHasil
from karir.selectors.hasil import (
    alasan_hitung,
    hasil_ringkas,
    hasil_terlihat,
    mutu_per_opd,
)
from karir.selectors.urut import hasil_halaman
from karir.services.ekspor import baris_mutu, tulis_csv, tulis_xlsx
from karir.views.umum import (
    proses_diminta,
    saringan_url,
    tanpa_proses,
    tautan_halaman,
    terlalu_panjang,
    tetap_pada_proses,
)
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import BATAS_XLSX, saringan_keliru, unduhan, unduhan_csv
from talenta.inti.xlsx import TIPE as TIPE_XLSX


@require_safe
@perlu_izin("mutu.lihat")
def mutu(request: HttpRequest) -> HttpResponse:
    """Completeness of the newest run, reasons, OPDs, and the people behind them."""
    proses = proses_diminta(request)
    if proses is None:
        return tanpa_proses(request)
    semua = hasil_terlihat(pengguna=pengguna_dari(request), proses=proses)
    belum = semua.filter(status=StatusHasil.BELUM_LENGKAP)
    saring = SaringMutu(request.GET, queryset=belum, request=request)
    halaman = hasil_halaman(
        hasil=saring.qs,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
        nomor=request.GET.get("nomor", ""),
    )
    kueri = saringan_url(request)
    konteks = {
        "proses": proses,
        "saring": saring,
        "tersaring": any(request.GET.get(nama) for nama in saring.filters),
        "ringkasan": hasil_ringkas(hasil=semua),
        "alasan": alasan_hitung(hasil=semua),
        "opd": mutu_per_opd(hasil=semua),
        "jumlah_tersaring": saring.qs.count(),
        "halaman": halaman,
        **tautan_halaman(request, halaman, "#daftar"),
        "ekspor": [
            {"judul": judul, "url": f"{reverse('karir:mutu_ekspor', args=[jenis])}?{kueri}"}
            for judul, jenis in (("CSV", "csv"), ("XLSX", "xlsx"))
        ],
        **tetap_pada_proses(request),
    }
    return render(request, "karir/mutu.html", konteks)


@require_safe
@perlu_izin("mutu.lihat")
def ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """The filtered list of people who cannot be ranked, with reason and remedy."""
    pengguna = pengguna_dari(request)
    proses = proses_diminta(request)
    if proses is None:
        raise Http404
    belum = hasil_terlihat(pengguna=pengguna, proses=proses).filter(
        status=StatusHasil.BELUM_LENGKAP
    )
    saring = SaringMutu(request.GET, queryset=belum, request=request)
    if not saring.is_valid():
        return saringan_keliru(request, "karir:mutu")
    tersaring = saring.qs
    if jenis != "csv" and tersaring.order_by().count() > BATAS_XLSX:
        return terlalu_panjang(request, "karir:mutu")
    baris = baris_mutu(tersaring)
    nama = f"belum-lengkap-{proses.tanggal_acuan:%Y%m%d}.{jenis}"
    if jenis == "csv":
        berkas = unduhan_csv(nama, lambda teks: tulis_csv(teks, baris))
    else:
        berkas = unduhan(
            nama, TIPE_XLSX, lambda wadah: tulis_xlsx(wadah, baris, judul="Belum lengkap")
        )
    catat(
        pelaku=pelaku(request),
        tindakan="mutu.ekspor",
        objek_jenis="proses",
        objek_id=proses.pk,
        objek_nama=str(proses),
        rincian={"jenis": jenis, "saringan": saringan_url(request)},
    )
    return berkas
