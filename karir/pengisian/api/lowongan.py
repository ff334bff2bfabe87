"""A vacancy by the API: list, preparation, steps, judgement, committee, follow-up."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers

from karir.models import PantauPenempatan
from karir.pengisian.alur import LANGSUNG, PERALIHAN
from karir.pengisian.api.bentuk import LowonganBaris, LowonganRinci, PantauBaris
from karir.pengisian.api.umum import (
    KERJA,
    LIHAT,
    NILAI,
    SAHKAN,
    SUSUN,
    lowongan_isi,
    lowongan_satu,
)
from karir.pengisian.forms import LowonganForm, PantauForm, SaringLowonganForm
from karir.pengisian.selectors.lowongan import lowongan_saring, lowongan_terlihat
from karir.pengisian.services.calon import komite_atur
from karir.pengisian.services.lowongan import (
    LowonganDitolak,
    langkah_jalankan,
    lowongan_buat,
    syarat_ubah,
)
from karir.pengisian.services.penempatan import pantau_catat
from karir.pengisian.services.penilaian import penilaian_minta
from karir.pengisian.services.penilaian_ulang import ulang_minta
from karir.pengisian.services.putusan import izin_catat
from karir.pengisian.views import lowongan as halaman_lowongan
from talenta.inti.api.keluaran import apa_saja, bentuk, bilangan, teks
from talenta.inti.api.masalah import Masalah
from talenta.inti.api.masukan import (
    KodeField,
    NomorField,
    TeksField,
    alasan,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    sah,
    saring,
)
from talenta.inti.api.operasi import GET, POST, PUT, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan


@operasi(GET, "Lowongan, yang terbaru dahulu", berhalaman=True, keluaran=LowonganBaris,
         kueri=kueri_halaman("LowonganKueri", SaringLowonganForm), **LIHAT)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    isi = saring(SaringLowonganForm(data_form(p.kueri)))
    semua = lowongan_saring(lowongan_terlihat(pengguna=p.oleh), pengguna=p.oleh, **isi)
    return p.halaman(semua)


_CONTOH_BARU = {"jabatan": "ST-1", "unit": "U1", "asal": "KOSONG", "tanggal_lowong": "2026-06-30"}


@operasi(POST, "Siapkan lowongan dengan syarat bawaan jenjangnya", keluaran=LowonganRinci,
         isi=dari_form(LowonganForm, "LowonganIsi"), contoh=_CONTOH_BARU, **SUSUN)  # fmt: skip
def buat(p: Permintaan) -> Any:
    isi = sah(LowonganForm(data_form(p.isi), pengguna=p.oleh))
    return lowongan_isi(p, lowongan_buat(**isi, hari=timezone.localdate(), pelaku=p.pelaku).pk)


@operasi(GET, "Satu lowongan dengan calon, komite, putusan, dan riwayatnya",
         keluaran=LowonganRinci, **LIHAT)  # fmt: skip
def rinci(p: Permintaan, pk: int) -> Any:
    return lowongan_isi(p, pk)


_LANGKAH_ISI = kueri(
    "LowonganLangkahIsi",
    langkah=KodeField(choices=[(n, PERALIHAN[n].judul) for n in LANGSUNG]),
    alasan=alasan(wajib=False, panjang=4000),
)


@operasi(POST, "Ambil sebuah langkah dari tabel langkah lowongan", isi=_LANGKAH_ISI, status=200,
         keluaran=LowonganRinci, **LIHAT)  # fmt: skip
def langkah(p: Permintaan, pk: int) -> Any:
    satu = lowongan_satu(p, pk)
    nama = p.isi["langkah"]
    if not p.oleh.boleh(PERALIHAN[nama].izin):
        raise Http404
    langkah_jalankan(
        lowongan_id=satu.pk, langkah=nama, alasan=p.isi.get("alasan", ""), pelaku=p.pelaku
    )
    return lowongan_isi(p, pk)


@operasi(POST, "Nilai semua pegawai untuk lowongan ini", **SUSUN, **KERJA)
def nilai(p: Permintaan, pk: int) -> Any:
    return penilaian_minta(lowongan_id=lowongan_satu(p, pk).pk, pelaku=p.pelaku)


@operasi(POST, "Hitung ulang penilaian dari masukan yang dibekukan", **NILAI, **KERJA)
def ulang(p: Permintaan, pk: int) -> Any:
    satu = lowongan_satu(p, pk)
    if satu.penilaian_id is None:
        raise Masalah("keadaan", "Lowongan ini belum pernah dinilai.")
    return ulang_minta(lowongan=satu, pelaku=p.pelaku)


_SYARAT_ISI = kueri(
    "LowonganSyaratIsi",
    syarat=serializers.DictField(help_text="Seperti yang dibaca; nol dan kosong tidak meminta."),
    bobot=serializers.DictField(child=serializers.IntegerField(), help_text="Jumlahnya 10000."),
    alasan=alasan(panjang=4000),
    revisi=serializers.IntegerField(min_value=0, help_text="Revisi yang dibaca sebelum diubah."),
)
SyaratLowongan = bentuk(
    "SyaratLowongan", syarat=apa_saja(), bobot=apa_saja(), sumber=teks(), revisi=bilangan()
)


@operasi(GET, "Syarat dan bobot sebuah lowongan", keluaran=SyaratLowongan, **SUSUN)
def syarat(p: Permintaan, pk: int) -> Any:
    satu = lowongan_satu(p, pk)
    return {
        "syarat": satu.syarat, "bobot": satu.bobot, "sumber": satu.sumber_syarat,
        "revisi": satu.revisi,
    }  # fmt: skip


@operasi(PUT, "Ubah syarat dan bobot dengan alasan", isi=_SYARAT_ISI, keluaran=SyaratLowongan,
         **SUSUN)  # fmt: skip
def syarat_ganti(p: Permintaan, pk: int) -> Any:
    satu = lowongan_satu(p, pk)
    try:
        syarat_ubah(
            lowongan_id=satu.pk, revisi=p.isi["revisi"], syarat=p.isi["syarat"],
            bobot=p.isi["bobot"], alasan=p.isi["alasan"], pelaku=p.pelaku,
        )  # fmt: skip
    except (TypeError, KeyError, ValueError) as galat:
        raise LowonganDitolak("Bentuk syarat atau bobotnya keliru.") from galat
    return syarat.jalankan(p, pk)


@operasi(POST, "Susun komite", keluaran=LowonganRinci, status=200,
         isi=kueri("KomiteIsi", ketua=NomorField(),
                   anggota=serializers.ListField(child=NomorField(), max_length=30)),
         **SUSUN)  # fmt: skip
def komite(p: Permintaan, pk: int) -> Any:
    komite_atur(
        lowongan_id=lowongan_satu(p, pk).pk, anggota=p.isi["anggota"], ketua=p.isi["ketua"],
        pelaku=p.pelaku,
    )  # fmt: skip
    return lowongan_isi(p, pk)


@operasi(POST, "Catat izin tertulis menjelang pemilihan", keluaran=LowonganRinci, status=200,
         isi=kueri("IzinIsi", nomor=TeksField(max_length=200)), **SAHKAN)  # fmt: skip
def izin(p: Permintaan, pk: int) -> Any:
    izin_catat(lowongan_id=lowongan_satu(p, pk).pk, nomor=p.isi["nomor"], pelaku=p.pelaku)
    return lowongan_isi(p, pk)


@operasi(POST, "Catat hasil orientasi atau evaluasi penempatan", keluaran=PantauBaris, status=200,
         isi=dari_form(PantauForm, "PantauIsi"), **SUSUN)  # fmt: skip
def pantau(p: Permintaan, pk: int, pantau_id: int) -> Any:
    terlihat = PantauPenempatan.objects.terlihat_oleh(p.oleh).filter(lowongan=lowongan_satu(p, pk))
    milik = get_object_or_404(terlihat, pk=pantau_id)
    return pantau_catat(pantau_id=milik.pk, **sah(PantauForm(data_form(p.isi))), pelaku=p.pelaku)


berkas = unduhan("Daftar lowongan sebagai CSV", halaman_lowongan.ekspor, tetap={"jenis": "csv"},
                 seperti=daftar, **LIHAT)  # fmt: skip
