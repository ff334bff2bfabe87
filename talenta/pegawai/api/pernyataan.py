"""The own declaration about disability by the API."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from talenta.inti.api.keluaran import baris, bentuk, bilangan, daftar_teks, teks
from talenta.inti.api.masukan import KodeField, dari_form, data_form, sah
from talenta.inti.api.operasi import DELETE, GET, PUT, Permintaan, operasi
from talenta.pegawai.api.orang import diri
from talenta.pegawai.forms_pernyataan import PernyataanForm
from talenta.pegawai.models import PernyataanDisabilitas
from talenta.pegawai.models.pernyataan import RAGAM
from talenta.pegawai.selectors.pernyataan import pernyataan_saya
from talenta.pegawai.services.pernyataan import (
    PernyataanDitolak,
    pernyataan_cabut,
    pernyataan_simpan,
)

_DIRI: Any = {"area": "diri", "diri": True}
PernyataanBaris = baris(
    "PernyataanBaris",
    PernyataanDisabilitas,
    "isi persetujuan_versi dinyatakan_pada berakhir_pada dicabut_pada",
    ragam=daftar_teks(),
    persetujuan=teks(),
)
PernyataanBaca = bentuk(
    "PernyataanBaca",
    kini=PernyataanBaris(allow_null=True),
    riwayat=PernyataanBaris(many=True),
    persetujuan_versi=bilangan(),
    persetujuan=teks(bantuan="Yang disetujui dengan `setuju`."),
)
_ISI = dari_form(
    PernyataanForm,
    "PernyataanIsi",
    ragam=serializers.ListField(
        child=KodeField(choices=list(RAGAM.items())), required=False, max_length=len(RAGAM),
        help_text="Hanya bagi PENYANDANG; boleh kosong.",
    ),
)  # fmt: skip


@operasi(GET, "Pernyataan disabilitas saya; tidak terbaca orang lain", keluaran=PernyataanBaca,
         **_DIRI)  # fmt: skip
def baca(p: Permintaan) -> Any:
    diri(p)
    return pernyataan_saya(pengguna=p.oleh)


@operasi(PUT, "Nyatakan disabilitas, atau ganti pernyataan saya; sukarela",
         isi=_ISI, keluaran=PernyataanBaca,
         contoh={"isi": "PENYANDANG", "ragam": ["sensorik"], "setuju": True},
         tolak=(PernyataanDitolak,), **_DIRI)  # fmt: skip
def nyatakan(p: Permintaan) -> Any:
    isi = sah(PernyataanForm(data_form(p.isi)))
    pernyataan_simpan(orang=diri(p), isi=isi["isi"], ragam=isi["ragam"], pada=timezone.now())
    return pernyataan_saya(pengguna=p.oleh)


@operasi(DELETE, "Cabut pernyataan saya; isinya dihapus, juga dari riwayatnya", **_DIRI)
def cabut(p: Permintaan) -> None:
    pernyataan_cabut(orang=diri(p), pada=timezone.now())
