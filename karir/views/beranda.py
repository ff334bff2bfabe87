"""Home by role: what waits for one today, then one picture of the whole."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from karir.mesin.aturan import muat
from karir.selectors.beranda import (
    instansi_agregat,
    tugas_audit,
    tugas_bkd,
    tugas_diri,
    tugas_komite,
    tugas_ppk,
    tugas_unit,
)
from karir.selectors.hasil import alasan_hitung, hasil_ringkas, hasil_terlihat, proses_tampil
from karir.selectors.pengukuhan import pengukuhan_baca
from karir.selectors.rencana import jabatan_akan_kosong, predikat_tim
from karir.views.umum import sembilan_kotak
from talenta.akun.akses import pengguna_dari
from talenta.akun.izin import Peran
from talenta.mutu.selectors.indeks import mutu_ringkas


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """The page one lands on: plain ASN go to their own page, others to their work."""
    pengguna = pengguna_dari(request)
    peran = pengguna.lingkup.peran
    if peran == Peran.ASN:
        return redirect("pegawai:saya")
    konteks: dict[str, Any] = {
        "peran": peran,
        "tugas": _tugas(request),
        "boleh_unggah": pengguna.boleh("impor.terapkan"),
    }
    if pengguna.boleh("agregat.lihat"):
        konteks["instansi"] = instansi_agregat(pengguna=pengguna)
    if pengguna.boleh("mutu.indeks"):
        konteks["mutu"] = mutu_ringkas(oleh=pengguna)
    if pengguna.boleh("hasil.lihat"):
        konteks |= _gambar(request)
        konteks["kosong"] = jabatan_akan_kosong(pengguna=pengguna, hari=timezone.localdate())
    if peran == Peran.ATASAN:
        tahun = timezone.localdate().year - 1
        konteks["tahun_tim"] = tahun
        konteks["predikat_tim"] = predikat_tim(pengguna=pengguna, tahun=tahun)
        konteks["jumlah_tim"] = sum(satu.jumlah for satu in konteks["predikat_tim"])
    return render(request, "karir/beranda.html", konteks)


def _tugas(request: HttpRequest) -> list[Any]:
    pengguna = pengguna_dari(request)
    match pengguna.lingkup.peran:
        case Peran.ADMIN_BKD | Peran.ANALIS_BKD:
            return tugas_bkd(pengguna=pengguna)
        case Peran.PENGELOLA_OPD | Peran.ATASAN:
            return tugas_unit(pengguna=pengguna)
        case Peran.KOMITE:
            return tugas_komite(pengguna=pengguna)
        case Peran.PPK:
            return tugas_ppk(pengguna=pengguna)
        case Peran.AUDITOR:
            return tugas_audit(pengguna=pengguna)
    return tugas_diri(pengguna=pengguna)


def _gambar(request: HttpRequest) -> dict[str, Any]:
    pengguna = pengguna_dari(request)
    proses = proses_tampil(pengguna=pengguna)
    if proses is None:
        return {"proses": None}
    hasil = hasil_terlihat(pengguna=pengguna, proses=proses)
    pengukuhan = pengukuhan_baca(pengguna=pengguna, proses=proses)
    ringkasan = pengukuhan.ringkas(hasil_ringkas(hasil=hasil), hasil)
    return {
        "proses": proses,
        "ringkasan": ringkasan,
        "kotak": sembilan_kotak(request, muat(proses.isi_aturan), ringkasan),
        "alasan": alasan_hitung(hasil=hasil),
    }
