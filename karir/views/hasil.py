"""The list behind the boxes, and its files."""

from datetime import date

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from karir.filters import SaringHasil
from karir.models import ProsesPeringkat
from karir.selectors.hasil import (
    hasil_halaman,
    hasil_ringkas,
    hasil_terlihat,
    peringkat_seri,
)
from karir.services.ekspor import Hasil, baris_ekspor, baris_simata, tulis_csv, tulis_xlsx
from karir.views.umum import (
    pengguna_dari,
    proses_diminta,
    saringan_url,
    tanpa_proses,
    terlalu_panjang,
    tetap_pada_proses,
)
from talenta.akun.akses import perlu_izin
from talenta.akun.alamat import alamat_klien
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.unduhan import BATAS_XLSX, unduhan, unduhan_csv

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@perlu_izin("hasil.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """Results by rank, filtered; ties share a rank and say so."""
    proses = proses_diminta(request)
    if proses is None:
        return tanpa_proses(request)
    semua = hasil_terlihat(pengguna=pengguna_dari(request), proses=proses)
    saring = SaringHasil(request.GET, queryset=semua, request=request)
    halaman = hasil_halaman(
        hasil=saring.qs,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    ringkasan = hasil_ringkas(hasil=saring.qs)
    kueri = saringan_url(request)
    depan = f"?{kueri}&" if kueri else "?"
    konteks = {
        "proses": proses,
        "saring": saring,
        "tersaring": any(request.GET.get(nama) for nama in saring.filters),
        "ringkasan": ringkasan,
        "halaman": halaman,
        "seri": peringkat_seri(hasil=semua, baris=halaman.baris),
        "sebelumnya": f"{depan}sebelum={halaman.sebelum}" if halaman.sebelum else "",
        "berikutnya": f"{depan}sesudah={halaman.sesudah}" if halaman.sesudah else "",
        "ekspor": _tautan_ekspor(request, kueri, ringkasan.jumlah),
        **tetap_pada_proses(request),
        "url_peta": f"{reverse('karir:peta')}?{saringan_url(request, kotak=None, status=None)}",
    }
    return render(request, "karir/hasil.html", konteks)


def _tautan_ekspor(request: HttpRequest, kueri: str, jumlah: int) -> list[dict[str, str]]:
    if not pengguna_dari(request).boleh("hasil.ekspor"):
        return []
    return [
        {"judul": judul, "url": f"{reverse('karir:ekspor', args=[jenis])}?{kueri}"}
        for judul, jenis in (("CSV", "csv"), ("XLSX", "xlsx"), ("XLSX SIMATA", "simata"))
        if jenis == "csv" or jumlah <= BATAS_XLSX
    ]


@require_safe
@perlu_izin("hasil.ekspor")
def ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """What the list shows as a file; who took it stands in the audit."""
    pengguna = pengguna_dari(request)
    proses = proses_diminta(request)
    if proses is None:
        raise Http404
    hasil = hasil_terlihat(pengguna=pengguna, proses=proses)
    tersaring = SaringHasil(request.GET, queryset=hasil, request=request).qs
    if jenis != "csv" and tersaring.order_by().count() > BATAS_XLSX:
        return terlalu_panjang(request, "karir:hasil")
    berkas = _berkas(proses, tersaring, jenis)
    catat(
        pelaku=Pelaku.dari_pengguna(pengguna, alamat_klien(request)),
        tindakan="peringkat.ekspor",
        objek_jenis="proses",
        objek_id=proses.pk,
        objek_nama=str(proses),
        rincian={"jenis": jenis, "saringan": saringan_url(request)},
    )
    return berkas


def _nama_berkas(acuan: date, jenis: str, akhiran: str) -> str:
    awal = "simata" if jenis == "simata" else "peringkat"
    return f"{awal}-{acuan:%Y%m%d}.{akhiran}"


def _berkas(proses: ProsesPeringkat, hasil: Hasil, jenis: str) -> FileResponse:
    nama = _nama_berkas(proses.tanggal_acuan, jenis, "csv" if jenis == "csv" else "xlsx")
    if jenis == "csv":
        return unduhan_csv(nama, lambda teks: tulis_csv(teks, baris_ekspor(proses, hasil)))
    if jenis == "simata":
        baris, judul = baris_simata(proses, hasil), "SIMATA"
    else:
        baris, judul = baris_ekspor(proses, hasil), "Peringkat"
    return unduhan(nama, XLSX, lambda wadah: tulis_xlsx(wadah, baris, judul=judul))
