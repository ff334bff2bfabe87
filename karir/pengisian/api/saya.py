"""What is the own, and the figures of filling posts, by the API."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers

from karir.models import IkatanPegawai
from karir.pengisian.api.bentuk import AngkaBaca, IkatanBaris, SeleksiSaya
from karir.pengisian.api.umum import LIHAT
from karir.pengisian.forms import IkatanForm
from karir.pengisian.selectors.angka import angka_pengisian
from karir.pengisian.selectors.lowongan import seleksi_saya
from karir.pengisian.selectors.saya import hasil_saya
from karir.pengisian.services.ikatan import IkatanDitolak, ikatan_akhiri, ikatan_nyatakan
from talenta.inti.api.masukan import dari_form, data_form, kueri, kueri_halaman, sah
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.pegawai.models import Pegawai


@operasi(GET, "Angka pengisian jabatan", keluaran=AngkaBaca,
         kueri=kueri("AngkaKueri", tahun=serializers.IntegerField(
             required=False, min_value=2000, max_value=2200)), **LIHAT)  # fmt: skip
def angka_semua(p: Permintaan) -> Any:
    return angka_pengisian(pengguna=p.oleh, tahun=p.kueri.get("tahun"), hari=timezone.localdate())


DIRI: Any = {"area": "diri", "diri": True}


@operasi(GET, "Hasil saya pada pengisian jabatan yang sudah diumumkan", keluaran=SeleksiSaya,
         berhalaman=True, kueri=kueri_halaman("SeleksiKueri"), **DIRI)  # fmt: skip
def saya_seleksi(p: Permintaan) -> Any:
    hasil = p.halaman(seleksi_saya(pengguna=p.oleh), kolom=("penilaian_id",))
    hasil.baris[:] = hasil_saya(pengguna=p.oleh, layak=hasil.baris)
    return hasil


@operasi(GET, "Hubungan keluarga dan usaha yang saya nyatakan, terbaru dahulu",
         keluaran=IkatanBaris, berhalaman=True, kueri=kueri_halaman("IkatanKueri"),
         **DIRI)  # fmt: skip
def saya_ikatan(p: Permintaan) -> Any:
    return p.halaman(IkatanPegawai.objects.terlihat_oleh(p.oleh))


@operasi(POST, "Nyatakan hubungan keluarga atau usaha", keluaran=IkatanBaris,
         isi=dari_form(IkatanForm, "IkatanIsi"), tolak=(IkatanDitolak,), **DIRI)  # fmt: skip
def saya_ikatan_baru(p: Permintaan) -> Any:
    orang = Pegawai.objects.terlihat_oleh(p.oleh).first()
    if orang is None:
        raise Http404
    return ikatan_nyatakan(orang=orang, **sah(IkatanForm(data_form(p.isi))), pelaku=p.pelaku)


@operasi(POST, "Akhiri hubungan yang saya nyatakan", keluaran=IkatanBaris, status=200,
         tolak=(IkatanDitolak,), **DIRI)  # fmt: skip
def saya_ikatan_akhiri(p: Permintaan, pk: int) -> Any:
    satu = get_object_or_404(IkatanPegawai.objects.terlihat_oleh(p.oleh), pk=pk)
    ikatan_akhiri(ikatan=satu, pelaku=p.pelaku)
    satu.refresh_from_db()
    return satu
