"""Dated figures of the wing with their sources: read, and set from a day on."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from kompetensi.forms_gap import KetentuanForm
from kompetensi.models import KetentuanKompetensi
from kompetensi.selectors.ketentuan import ketentuan_daftar
from kompetensi.services.ketentuan import KetentuanTidakSah, ketentuan_tetapkan
from kompetensi.views.ketentuan import satu_ketentuan
from talenta.inti.api.keluaran import baris, bentuk, bilangan, teks
from talenta.inti.api.masukan import dari_form, data_form, sah
from talenta.inti.api.operasi import GET, PUT, Permintaan, operasi
from talenta.inti.tanggal import tanggal_wajar

_LIHAT: Any = {"area": "pegawai", "izin": "kompetensi.lihat"}
_MILIK = baris("KetentuanKompetensiMilik", KetentuanKompetensi, "nilai mulai sumber dibuat_pada")
KetentuanBaris = bentuk(
    "KetentuanKompetensiBaris",
    kode=teks("bawaan.kode"),
    judul=teks("bawaan.judul"),
    satuan=teks("bawaan.satuan"),
    nilai=bilangan(kosong=True),
    sumber_bawaan=teks("bawaan.sumber"),
    riwayat=_MILIK(many=True),
)


@operasi(GET, "Ketentuan kompetensi dengan sumbernya", **_LIHAT,
         keluaran=bentuk("KetentuanKompetensiBaca", data=KetentuanBaris(many=True)))  # fmt: skip
def ketentuan(p: Permintaan) -> Any:
    return {"data": ketentuan_daftar(oleh=p.oleh, hari=timezone.localdate())}


@operasi(GET, "Satu ketentuan kompetensi", keluaran=KetentuanBaris, **_LIHAT)
def ketentuan_satu(p: Permintaan, kode: str) -> Any:
    return satu_ketentuan(p.oleh, kode)


_ISI = dari_form(
    KetentuanForm,
    "KetentuanKompetensiIsi",
    nilai=serializers.IntegerField(min_value=0, max_value=10**9),
    mulai=serializers.DateField(validators=[tanggal_wajar], help_text="Hari ini atau sesudahnya."),
)


@operasi(PUT, "Tetapkan ketentuan kompetensi mulai suatu hari", isi=_ISI, keluaran=KetentuanBaris,
         area="pegawai", izin="kompetensi.susun", tolak=(KetentuanTidakSah,))  # fmt: skip
def ketentuan_ubah(p: Permintaan, kode: str) -> Any:
    satu = satu_ketentuan(p.oleh, kode)
    isi = sah(KetentuanForm(data_form(p.isi), bawaan=satu.bawaan))
    ketentuan_tetapkan(
        instansi_id=p.instansi_id, kode=kode, hari=timezone.localdate(), pelaku=p.pelaku, **isi
    )
    return satu_ketentuan(p.oleh, kode)
