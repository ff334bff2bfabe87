"""Needs for training that appraisers noted, person by person."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kompetensi.selectors.kesenjangan import parameter_gap
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.selectors.pengamatan import kebutuhan_daftar, kebutuhan_halaman
from kompetensi.views.umum import hari_ini
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import BATAS_XLSX, unduhan_baris
from talenta.mutu.views.umum import unit_diminta


def _daftar(request: HttpRequest) -> tuple[Any, Any]:
    """The unit asked for, and the needs of its people."""
    pengguna, unit = pengguna_dari(request), unit_diminta(request)
    ketentuan = ketentuan_berlaku(instansi_id=pengguna.lingkup.instansi_id, hari=hari_ini())
    parameter = parameter_gap(oleh=pengguna, unit=unit, hari=hari_ini(), ketentuan=ketentuan)
    return unit, kebutuhan_daftar(oleh=pengguna, parameter=parameter)


@require_safe
@perlu_izin("kompetensi.lihat")
def kebutuhan(request: HttpRequest) -> HttpResponse:
    """Who needs which training, who noted it and why; the latest first."""
    unit, semua = _daftar(request)
    halaman = kebutuhan_halaman(
        semua, sesudah=request.GET.get("sesudah", ""), sebelum=request.GET.get("sebelum", "")
    )
    isi = {
        "unit": unit,
        "baris": halaman.baris,
        "tautan": halaman.tautan(request.GET),
        "kueri": request.GET.urlencode(),
    }
    return render(request, "kompetensi/kebutuhan.html", isi)


@require_safe
@perlu_izin("kompetensi.lihat")
def kebutuhan_ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """The same as a file."""
    _, semua = _daftar(request)
    urut = semua.order_by("-dicatat_pada", "-id")
    if jenis == "xlsx":
        urut = urut[:BATAS_XLSX]
    baris = (
        [
            s.pegawai.nip, s.pegawai.nama_lengkap,
            s.pegawai.jabatan.nama if s.pegawai.jabatan else "", s.pegawai.unit.nama,
            s.kebutuhan, s.nama, s.alasan, s.penilai_nama, s.dicatat_pada.date().isoformat(),
        ]
        for s in urut.iterator(chunk_size=500)
    )  # fmt: skip
    kepala = [
        "NIP", "NAMA", "JABATAN", "UNIT ORGANISASI", "KEBUTUHAN", "KOMPETENSI", "ALASAN",
        "DICATAT OLEH", "DICATAT PADA",
    ]  # fmt: skip
    berkas, jumlah = unduhan_baris(f"kebutuhan-dicatat-penilai.{jenis}", jenis, kepala, baris)
    catat(
        pelaku=pelaku(request),
        tindakan="kebutuhan.ekspor",
        objek_jenis="kesenjangan",
        objek_id="kebutuhan",
        rincian={"jenis": jenis, "baris": jumlah, "saringan": request.GET.dict()},
    )
    return berkas
