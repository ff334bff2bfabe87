"""Weights and thresholds, and the order of importing."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from rest_framework import serializers

from talenta.inti.api.keluaran import (
    baris,
    bentuk,
    bilangan,
    teks,
    waktu,
)
from talenta.inti.api.masukan import (
    dari_form,
    data_form,
    sah,
)
from talenta.inti.api.operasi import GET, PUT, Permintaan, operasi
from talenta.inti.tanggal import tanggal_wajar
from talenta.mutu.forms import (
    KetentuanForm,
)
from talenta.mutu.models import KetentuanMutu
from talenta.mutu.selectors.ketentuan import BarisKetentuan, ketentuan_daftar
from talenta.mutu.selectors.urutan import urutan_impor
from talenta.mutu.services.ketentuan import KetentuanTidakSah, ketentuan_tetapkan

_LIHAT: Any = {"area": "mutu", "izin": "mutu.indeks"}
_MILIK = baris("KetentuanMilik", KetentuanMutu, "nilai mulai sumber dibuat_pada")
KetentuanBaris = bentuk(
    "KetentuanBaris",
    kode=teks("bawaan.kode"),
    judul=teks("bawaan.judul"),
    satuan=teks("bawaan.satuan"),
    terendah=bilangan("bawaan.terendah"),
    tertinggi=bilangan("bawaan.tertinggi"),
    nilai=bilangan(),
    bawaan=bilangan("bawaan.nilai"),
    sumber_bawaan=teks("bawaan.sumber"),
    riwayat=_MILIK(many=True),
)
KetentuanBaca = bentuk("KetentuanBaca", data=KetentuanBaris(many=True))


@operasi(GET, "Bobot dan ambang mutu data", keluaran=KetentuanBaca, **_LIHAT)
def ketentuan(p: Permintaan) -> Any:
    return {"data": ketentuan_daftar(oleh=p.oleh, hari=timezone.localdate())}


def _ketentuan(p: Permintaan, kode: str) -> BarisKetentuan:
    for satu in ketentuan_daftar(oleh=p.oleh, hari=timezone.localdate()):
        if satu.bawaan.kode == kode:
            return satu
    raise Http404


@operasi(GET, "Satu bobot atau ambang", keluaran=KetentuanBaris, **_LIHAT)
def ketentuan_satu(p: Permintaan, kode: str) -> Any:
    return _ketentuan(p, kode)


_KETENTUAN_ISI = dari_form(
    KetentuanForm,
    "KetentuanIsi",
    nilai=serializers.IntegerField(min_value=0, max_value=10**6),
    mulai=serializers.DateField(validators=[tanggal_wajar], help_text="Hari ini atau sesudahnya."),
)


@operasi(PUT, "Tetapkan bobot atau ambang mulai suatu hari", isi=_KETENTUAN_ISI,
         keluaran=KetentuanBaris, area="mutu", izin="mutu.ketentuan",
         tolak=(KetentuanTidakSah,))  # fmt: skip
def ketentuan_ubah(p: Permintaan, kode: str) -> Any:
    satu = _ketentuan(p, kode)
    isi = sah(KetentuanForm(data_form(p.isi), bawaan=satu.bawaan))
    ketentuan_tetapkan(
        instansi_id=p.instansi_id, kode=kode, hari=timezone.localdate(), pelaku=p.pelaku, **isi
    )
    return _ketentuan(p, kode)


UrutanBaca = bentuk(
    "UrutanBaca",
    data=bentuk(
        "KeadaanJenisBaca",
        jenis=teks("jenis.kode"),
        judul=teks("jenis.judul"),
        perlu=bentuk("JenisNama", kode=teks(), judul=teks())(many=True),
        keadaan=teks(),
        baris=bilangan(bantuan="Dihitung sampai 100.000."),
        umur=bilangan(kosong=True, bantuan="Hari sejak berkas terakhir."),
        batas=bilangan(),
        impor_terakhir=bilangan("terakhir.pk", kosong=True),
        impor_menunggu=bilangan("menunggu.pk", kosong=True),
        diterapkan_pada=waktu("terakhir.diterapkan_pada"),
    )(many=True),
)


@operasi(GET, "Urutan impor: apa yang bersandar pada apa, dan keadaannya", keluaran=UrutanBaca,
         area="mutu", izin="impor.lihat")  # fmt: skip
def urutan(p: Permintaan) -> Any:
    return {"data": urutan_impor(oleh=p.oleh, hari=timezone.localdate())}
