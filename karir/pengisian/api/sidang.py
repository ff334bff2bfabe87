"""Committee, proposal, decision and decree by the API."""

from typing import Any

from django.http import Http404
from rest_framework import serializers

from karir.models import Lowongan
from karir.pengisian.api.bentuk import KursiBaris, LowonganRinci, SkBaca
from karir.pengisian.api.umum import LIHAT, PUTUS, SAHKAN, SIDANG, lowongan_isi, lowongan_satu
from karir.pengisian.forms import BenturanForm, SkForm
from karir.pengisian.selectors.sk import sk_umum
from karir.pengisian.services.lowongan import LowonganDitolak
from karir.pengisian.services.putusan import calon_putuskan
from karir.pengisian.services.sidang import (
    UsulanCalon,
    benturan_nyatakan,
    calon_usulkan,
    suara_simpan,
)
from karir.pengisian.services.sk import sk_terbitkan
from karir.pengisian.views import sk as halaman_sk
from talenta.inti.api.masukan import NomorField, TeksField, alasan, dari_form, data_form, kueri, sah
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan


@operasi(POST, "Nyatakan ada atau tidaknya benturan kepentingan", keluaran=KursiBaris, status=200,
         isi=dari_form(BenturanForm, "BenturanIsi"), **SIDANG)  # fmt: skip
def benturan(p: Permintaan, pk: int) -> Any:
    isi = sah(BenturanForm(data_form(p.isi)))
    return benturan_nyatakan(
        lowongan_id=lowongan_satu(p, pk).pk, benturan=isi["benturan"] == "ada",
        uraian=isi["uraian"], pelaku=p.pelaku,
    )  # fmt: skip


class _SuaraIsi(serializers.Serializer[Any]):
    calon = NomorField()
    nilai = serializers.IntegerField(min_value=0, max_value=10_000, help_text="Perseratus.")
    alasan = TeksField(max_length=2000)


@operasi(POST, "Simpan atau kirim nilai dan alasan untuk setiap calon", keluaran=KursiBaris,
         status=200, isi=kueri("SuaraIsi", nilai=_SuaraIsi(many=True),
                               kirim=serializers.BooleanField()), **SIDANG)  # fmt: skip
def suara(p: Permintaan, pk: int) -> Any:
    return suara_simpan(
        lowongan_id=lowongan_satu(p, pk).pk,
        nilai={satu["calon"]: (satu["nilai"], satu["alasan"]) for satu in p.isi["nilai"]},
        kirim=p.isi["kirim"],
        pelaku=p.pelaku,
    )


class _UsulanIsi(serializers.Serializer[Any]):
    calon = NomorField()
    alasan = TeksField(max_length=2000)


@operasi(POST, "Usulkan calon kepada PPK, sebagai ketua", keluaran=LowonganRinci, status=200,
         isi=kueri("UsulanIsi", usulan=_UsulanIsi(many=True), alasan=alasan(panjang=4000)),
         **SIDANG)  # fmt: skip
def usulan(p: Permintaan, pk: int) -> Any:
    calon_usulkan(
        lowongan_id=lowongan_satu(p, pk).pk,
        usulan=[UsulanCalon(calon_id=u["calon"], alasan=u["alasan"]) for u in p.isi["usulan"]],
        alasan=p.isi["alasan"],
        pelaku=p.pelaku,
    )
    return lowongan_isi(p, pk)


@operasi(POST, "Putuskan calon terpilih, sebagai PPK", keluaran=LowonganRinci, status=200,
         isi=kueri("PutusanLowonganIsi", calon=NomorField(), alasan=alasan(panjang=4000)),
         **PUTUS)  # fmt: skip
def putusan(p: Permintaan, pk: int) -> Any:
    calon_putuskan(
        lowongan_id=lowongan_satu(p, pk).pk, calon_id=p.isi["calon"], alasan=p.isi["alasan"],
        pelaku=p.pelaku,
    )  # fmt: skip
    return lowongan_isi(p, pk)


@operasi(POST, "Terbitkan SK sebuah putusan", keluaran=LowonganRinci, status=200,
         isi=dari_form(SkForm, "SkIsi"), **SAHKAN)  # fmt: skip
def sk(p: Permintaan, pk: int) -> Any:
    satu = lowongan_satu(p, pk)
    if satu.status != Lowongan.Status.DIPUTUS:
        raise LowonganDitolak("SK diterbitkan sesudah PPK memutuskan, satu kali saja.")
    sk_terbitkan(lowongan_id=satu.pk, **sah(SkForm(data_form(p.isi))), pelaku=p.pelaku)
    return lowongan_isi(p, pk)


@operasi(GET, "SK menurut kode pemeriksaannya", keluaran=SkBaca, area="lowongan",
         bebas=True)  # fmt: skip
def sk_kode(p: Permintaan, kode: str) -> Any:
    terbit = sk_umum(kode=kode)
    if terbit is None:
        raise Http404
    return terbit


sk_pdf = unduhan("SK sebagai PDF", halaman_sk.pdf, berkas="application/pdf", **LIHAT)
