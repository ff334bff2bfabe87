"""Rules of filling posts and the windows before an election, by the API."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers

from karir.models import KetentuanPengisian, MasaLarangan
from karir.pengisian.forms import LaranganForm
from karir.pengisian.services.ketentuan import (
    KetentuanDitolak,
    ketentuan_pada,
    ketentuan_putuskan,
    ketentuan_usulkan,
    larangan_cabut,
    larangan_tambah,
)
from talenta.inti.api.keluaran import apa_saja, baris, bentuk, hari, teks
from talenta.inti.api.masukan import (
    TeksField,
    alasan,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    sah,
)
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.skema import alamat
from talenta.inti.tanggal import tanggal_wajar

_KETENTUAN: Any = {"area": "lowongan", "tolak": (KetentuanDitolak,)}
_LIHAT, _SAHKAN = ({**_KETENTUAN, "izin": f"lowongan.{nama}"} for nama in ("lihat", "sahkan"))
KetentuanBaca = bentuk(
    "KetentuanPengisianBaca",
    berlaku_mulai=hari(kosong=False),
    dasar_hukum=teks(),
    isi=apa_saja("Syarat dan bobot menurut jenjang."),
)
KetentuanUsul = baris(
    "KetentuanPengisianUsul",
    KetentuanPengisian,
    "id status berlaku_mulai dasar_hukum alasan isi sidik diusulkan_pada diputus_pada",
    diusulkan_oleh=teks("diusulkan_oleh.nama", kosong=True),
    diputus_oleh=teks("diputus_oleh.nama", kosong=True),
)
LaranganBaris = baris("MasaLaranganBaris", MasaLarangan, "id mulai sampai dasar dicabut_pada")


@operasi(GET, "Ketentuan pengisian yang berlaku hari ini", keluaran=KetentuanBaca,
         **_LIHAT)  # fmt: skip
def berlaku(p: Permintaan) -> Any:
    return ketentuan_pada(instansi_id=p.instansi_id, hari=timezone.localdate())


_USUL_ISI = kueri(
    "KetentuanUsulIsi",
    jenjang=TeksField(max_length=20),
    syarat=serializers.DictField(),
    bobot=serializers.DictField(child=serializers.IntegerField()),
    dasar_hukum=TeksField(max_length=1000),
    alasan=alasan(panjang=4000),
    berlaku_mulai=serializers.DateField(validators=[tanggal_wajar]),
)


@operasi(POST, "Usulkan ketentuan instansi untuk satu jenjang", isi=_USUL_ISI,
         keluaran=KetentuanBaca, izin="lowongan.susun", **_KETENTUAN)  # fmt: skip
def usulkan(p: Permintaan) -> Any:
    try:
        return ketentuan_usulkan(instansi_id=p.instansi_id, **p.isi, pelaku=p.pelaku)
    except (TypeError, KeyError, ValueError) as galat:
        raise KetentuanDitolak("Bentuk syarat atau bobotnya keliru.") from galat


def _usul(p: Permintaan) -> Any:
    terlihat = KetentuanPengisian.objects.terlihat_oleh(p.oleh)
    return terlihat.filter(instansi_id=p.instansi_id).select_related(
        "diusulkan_oleh", "diputus_oleh"
    )


@operasi(GET, "Usul ketentuan instansi, terbaru dahulu", berhalaman=True, keluaran=KetentuanUsul,
         kueri=kueri_halaman("KetentuanUsulKueri"), **_LIHAT)  # fmt: skip
def usul(p: Permintaan) -> Any:
    return p.halaman(_usul(p))


@operasi(POST, "Sahkan atau tolak usul ketentuan orang lain", keluaran=KetentuanUsul, status=200,
         isi=kueri("KetentuanPutusIsi", setuju=serializers.BooleanField()),
         **_SAHKAN)  # fmt: skip
def putuskan(p: Permintaan, pk: int) -> Any:
    milik = get_object_or_404(_usul(p), pk=pk)
    ketentuan_putuskan(ketentuan_id=milik.pk, setuju=p.isi["setuju"], pelaku=p.pelaku)
    return get_object_or_404(_usul(p), pk=pk)


@operasi(GET, "Masa larangan penggantian pejabat", berhalaman=True, keluaran=LaranganBaris,
         kueri=kueri_halaman("LaranganKueri"), **_LIHAT)  # fmt: skip
def larangan(p: Permintaan) -> Any:
    semua = MasaLarangan.objects.terlihat_oleh(p.oleh)
    return p.halaman(semua)


@operasi(POST, "Catat masa larangan penggantian pejabat", keluaran=LaranganBaris,
         isi=dari_form(LaranganForm, "LaranganIsi"),
         contoh={"mulai": "2027-01-01", "sampai": "2027-06-30", "dasar": "SE Mendagri"},
         **_SAHKAN)  # fmt: skip
def larang(p: Permintaan) -> Any:
    isi = sah(LaranganForm(data_form(p.isi)))
    return larangan_tambah(instansi_id=p.instansi_id, **isi, pelaku=p.pelaku)


@operasi(POST, "Cabut masa larangan yang dicatat orang lain", keluaran=LaranganBaris, status=200,
         **_SAHKAN)  # fmt: skip
def cabut(p: Permintaan, pk: int) -> Any:
    terlihat = MasaLarangan.objects.terlihat_oleh(p.oleh)
    larangan_cabut(larangan=get_object_or_404(terlihat, pk=pk), pelaku=p.pelaku)
    return get_object_or_404(terlihat, pk=pk)


_U = "lowongan/ketentuan/usul/"
urlpatterns = [
    alamat("lowongan/ketentuan/", "lowongan_ketentuan", berlaku, usulkan),
    alamat(_U, "lowongan_ketentuan_usul", usul),
    alamat(f"{_U}<nomor:pk>/putuskan/", "lowongan_ketentuan_putuskan", putuskan),
    alamat("lowongan/larangan/", "lowongan_larangan", larangan, larang),
    alamat("lowongan/larangan/<nomor:pk>/cabut/", "lowongan_larangan_cabut", cabut),
]
