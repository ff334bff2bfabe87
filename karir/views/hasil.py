"""The list behind the boxes, and its files."""

from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from karir.filters import SaringHasil
from karir.models import ProsesPeringkat
from karir.selectors.hasil import (
    hasil_ringkas,
    hasil_terlihat,
    peringkat_seri,
    rentang_terlihat,
)
from karir.selectors.pengukuhan import Pengukuhan, pengukuhan_baca
from karir.selectors.urut import TERBESAR_DAHULU, Urutan, hasil_halaman, urutan_baca
from karir.services.ekspor import Hasil, baris_kukuh, baris_simata, tulis_csv, tulis_xlsx
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

_JUDUL = (
    ("Peringkat", "num", "peringkat"),
    ("Pegawai", "", "nama"),
    ("Jabatan dan unit", "", ""),
    ("Kotak", "", ""),
    ("Y", "num", "y"),
    ("X", "num", "x"),
    ("Nilai", "num", ""),
    ("Di OPD", "num", ""),
    ("Di jenjang", "num", ""),
)


@require_safe
@perlu_izin("hasil.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """Results by rank, filtered; ties share a rank and say so."""
    proses = proses_diminta(request)
    if proses is None:
        return tanpa_proses(request)
    semua = hasil_terlihat(pengguna=pengguna_dari(request), proses=proses)
    pengukuhan = pengukuhan_baca(pengguna=pengguna_dari(request), proses=proses)
    saring = SaringHasil(request.GET, queryset=semua, request=request, pengukuhan=pengukuhan)
    urutan = urutan_baca(request.GET.get("urut", ""))
    halaman = hasil_halaman(
        hasil=saring.qs,
        urutan=urutan,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
        nomor=request.GET.get("nomor", ""),
    )
    pengukuhan.tandai(halaman.baris)
    ringkasan = pengukuhan.ringkas(hasil_ringkas(hasil=saring.qs), saring.qs)
    tetap = tetap_pada_proses(request)
    if request.GET.get("urut"):
        tetap["tetap"].append(("urut", urutan.kode))
    konteks = {
        "proses": proses,
        "saring": saring,
        "tersaring": any(request.GET.get(nama) for nama in saring.filters),
        "ringkasan": ringkasan,
        "halaman": halaman,
        "seri": peringkat_seri(hasil=semua, baris=halaman.baris),
        "berpita": _beri_pita(request, proses, halaman.baris),
        "kepala": _kepala(request, urutan),
        **tautan_halaman(request, halaman),
        "ekspor": _tautan_ekspor(request, saringan_url(request), ringkasan.jumlah),
        **tetap,
        "url_peta": f"{reverse('karir:peta')}?"
        + saringan_url(request, kotak=None, status=None, urut=None),
    }
    return render(request, "karir/hasil.html", konteks)


def _beri_pita(request: HttpRequest, proses: ProsesPeringkat, baris: list[Any]) -> bool:
    """Give each row its band as `pita`; whether any of them has one."""
    pita = rentang_terlihat(
        pengguna=pengguna_dari(request),
        proses=proses,
        pegawai=[satu.pegawai_id for satu in baris],
    )
    for satu in baris:
        satu.pita = pita.get(satu.pegawai_id)
    return bool(pita)


def _kepala(request: HttpRequest, urutan: Urutan) -> list[dict[str, str]]:
    """Headings of the table: the sortable ones with the address that sorts by them."""
    kepala = []
    for judul, kelas, nama in _JUDUL:
        satu = {"judul": judul, "kelas": kelas, "arah": "", "url": ""}
        if nama:
            kini = nama == urutan.nama
            turun = not urutan.turun if kini else nama in TERBESAR_DAHULU
            satu["url"] = f"?{saringan_url(request, urut=Urutan(nama=nama, turun=turun).kode)}"
            if kini:
                satu["arah"] = "descending" if urutan.turun else "ascending"
        kepala.append(satu)
    return kepala


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
    pengukuhan = pengukuhan_baca(pengguna=pengguna, proses=proses)
    saring = SaringHasil(request.GET, queryset=hasil, request=request, pengukuhan=pengukuhan)
    if not saring.is_valid():
        return saringan_keliru(request, "karir:hasil")
    tersaring = saring.qs
    if jenis != "csv" and tersaring.order_by().count() > BATAS_XLSX:
        return terlalu_panjang(request, "karir:hasil")
    berkas = _berkas(proses, tersaring, jenis, pengukuhan)
    catat(
        pelaku=pelaku(request),
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


def _berkas(
    proses: ProsesPeringkat, hasil: Hasil, jenis: str, pengukuhan: Pengukuhan
) -> FileResponse:
    nama = _nama_berkas(proses.tanggal_acuan, jenis, "csv" if jenis == "csv" else "xlsx")
    if jenis == "csv":
        return unduhan_csv(
            nama, lambda teks: tulis_csv(teks, baris_kukuh(proses, hasil, pengukuhan))
        )
    if jenis == "simata":
        baris, judul = baris_simata(proses, hasil), "SIMATA"
    else:
        baris = baris_kukuh(proses, hasil, pengukuhan, berangka=True)
        judul = "Peringkat"
    return unduhan(nama, TIPE_XLSX, lambda wadah: tulis_xlsx(wadah, baris, judul=judul))
