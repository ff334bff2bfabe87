"""Candidates by the API: everybody judged, the shortlist, verification."""

from typing import Any

from django.shortcuts import get_object_or_404

from karir.models import CalonLowongan
from karir.pengisian.api.bentuk import CalonBaris, CalonRinci, KelayakanBaris, LowonganRinci
from karir.pengisian.api.umum import LIHAT, NILAI, SUSUN, lowongan_isi, lowongan_satu
from karir.pengisian.forms import SaringLayakForm, VerifikasiForm
from karir.pengisian.selectors.lowongan import (
    angka,
    calon_lembar,
    calon_terlihat,
    kelayakan_saring,
    kelayakan_terlihat,
    putusan_baris,
)
from karir.pengisian.services.calon import calon_hapus, calon_tambah, calon_verifikasi
from karir.pengisian.views import calon as halaman_calon
from talenta.inti.api.keluaran import bentuk
from talenta.inti.api.masukan import (
    NomorField,
    alasan,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    sah,
    saring,
)
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan


@operasi(GET, "Kelayakan dan kecocokan semua pegawai", berhalaman=True, keluaran=KelayakanBaris,
         kueri=kueri_halaman("KelayakanKueri", SaringLayakForm), **NILAI)  # fmt: skip
def kelayakan(p: Permintaan, pk: int) -> Any:
    from karir.mesin.syarat import syarat_muat  # noqa: PLC0415 (one use)

    satu = lowongan_satu(p, pk)
    isi = saring(SaringLayakForm(data_form(p.kueri)))
    semua = kelayakan_saring(
        kelayakan_terlihat(pengguna=p.oleh, lowongan=satu), cari=isi["cari"], status=isi["status"]
    )
    hasil = p.halaman(semua, kolom=("urutan",), turun=False)
    diminta = syarat_muat(satu.syarat)
    hasil.baris[:] = [
        {
            "layak": layak,
            "status": layak.get_status_display(),
            "angka": angka(layak),
            "putusan": putusan_baris(hasil=layak.hasil, fakta=layak.fakta, syarat=diminta),
        }
        for layak in hasil.baris
    ]
    return hasil


def _lembar(p: Permintaan, pk: int, calon_id: int) -> Any:
    satu = lowongan_satu(p, pk)
    terlihat = CalonLowongan.objects.terlihat_oleh(p.oleh).prefetch_related("verifikasi__oleh")
    lembar = calon_lembar(get_object_or_404(terlihat, pk=calon_id, lowongan=satu), satu)
    polos = [
        {
            "butir": v["butir"],
            "kata": v["kata"],
            "lulus": v["hasil"].lulus if v["hasil"] else None,
            "catatan": v["hasil"].catatan if v["hasil"] else "",
        }
        for v in lembar.verifikasi
    ]
    return {
        "calon": lembar.calon, "angka": lembar.angka, "baris": lembar.baris,
        "verifikasi_polos": polos, "beres": lembar.beres,
    }  # fmt: skip


@operasi(GET, "Daftar pendek, menurut peringkat", keluaran=bentuk(
    "CalonDaftar", data=CalonBaris(many=True)), **LIHAT)  # fmt: skip
def calon(p: Permintaan, pk: int) -> Any:
    return {"data": calon_terlihat(pengguna=p.oleh, lowongan=lowongan_satu(p, pk))}


@operasi(POST, "Masukkan pegawai ke daftar pendek", keluaran=CalonBaris,
         isi=kueri("CalonIsi", pegawai=NomorField(), alasan=alasan(wajib=False)),
         **SUSUN)  # fmt: skip
def calon_baru(p: Permintaan, pk: int) -> Any:
    return calon_tambah(
        lowongan_id=lowongan_satu(p, pk).pk, pegawai_id=p.isi["pegawai"],
        alasan=p.isi.get("alasan", ""), pelaku=p.pelaku,
    )  # fmt: skip


@operasi(GET, "Satu calon: angka, syarat dengan faktanya, verifikasi", keluaran=CalonRinci,
         **LIHAT)  # fmt: skip
def calon_satu(p: Permintaan, pk: int, calon_id: int) -> Any:
    return _lembar(p, pk, calon_id)


@operasi(POST, "Verifikasi sebuah butir calon", keluaran=CalonRinci, status=200,
         isi=dari_form(VerifikasiForm, "VerifikasiIsi"), **SUSUN)  # fmt: skip
def verifikasi(p: Permintaan, pk: int, calon_id: int) -> Any:
    milik = _lembar(p, pk, calon_id)["calon"]
    isi = sah(VerifikasiForm(data_form(p.isi)))
    calon_verifikasi(
        lowongan_id=pk, calon_id=milik.pk, butir=isi["butir"], lulus=isi["lulus"] == "ya",
        catatan=isi["catatan"], pelaku=p.pelaku,
    )  # fmt: skip
    return _lembar(p, pk, calon_id)


@operasi(POST, "Keluarkan calon dari daftar pendek", isi=kueri("CalonHapusIsi", alasan=alasan()),
         keluaran=LowonganRinci, status=200, **SUSUN)  # fmt: skip
def keluarkan(p: Permintaan, pk: int, calon_id: int) -> Any:
    milik = _lembar(p, pk, calon_id)["calon"]
    calon_hapus(lowongan_id=pk, calon_id=milik.pk, alasan=p.isi["alasan"], pelaku=p.pelaku)
    return lowongan_isi(p, pk)


kelayakan_berkas = unduhan("Kelayakan semua pegawai sebagai CSV", halaman_calon.ekspor,
                           tetap={"jenis": "csv"}, seperti=kelayakan, **NILAI)  # fmt: skip
