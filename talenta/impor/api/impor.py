"""Imports: brought in, looked at, checked again, applied, given up."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework import serializers

from talenta.akun.models import Instansi
from talenta.impor.api.bentuk import BarisImporBaris, ImporBaris, ImporRinci, JenisBaca
from talenta.impor.baca import BerkasTidakTerbaca, JenisTidakDikenali
from talenta.impor.daftar import semua
from talenta.impor.forms import JenisForm, LembarForm, SaringBarisForm, UnggahForm
from talenta.impor.forms_riwayat import SaringImporForm
from talenta.impor.models import Impor
from talenta.impor.selectors import impor_satu, temuan_kelompok
from talenta.impor.selectors_baris import baris_halaman
from talenta.impor.selectors_peta import kode_asing_banyak
from talenta.impor.selectors_riwayat import impor_halaman, impor_saring, pengunggah_daftar
from talenta.impor.services.lengkap import impor_nyatakan_lengkap
from talenta.impor.services.terapkan import impor_ajukan, impor_batalkan
from talenta.impor.services.unggah import TidakDapat, impor_periksa_lagi, impor_unggah
from talenta.impor.views import baris as halaman_baris
from talenta.impor.views import daftar as halaman_daftar
from talenta.impor.views import templat as halaman_templat
from talenta.impor.views import unduh as halaman_unduh
from talenta.inti.api.keluaran import bentuk, bilangan, ya
from talenta.inti.api.masukan import (
    KataField,
    berkas_form,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    nomor,
    sah,
    saring,
)
from talenta.inti.api.operasi import GET, POST, PUT, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan

LIHAT: Any = {"area": "impor", "izin": "impor.lihat"}
TERAP: Any = {"area": "impor", "izin": "impor.terapkan"}
KERJA: Any = {**TERAP, "keluaran": ImporRinci, "status": 202, "tolak": (TidakDapat,)}
_KUERI = kueri_halaman("ImporKueri", SaringImporForm, pengunggah=nomor("Nomor akun pengunggah."))


def satu_impor(p: Permintaan, pk: int) -> Impor:
    """The import, or 404 where it is out of scope."""
    try:
        return impor_satu(oleh=p.oleh, impor_id=pk)
    except Impor.DoesNotExist:
        raise Http404 from None


def isi_rinci(impor: Impor) -> dict[str, Any]:
    """An import as its page shows it."""
    return {
        "impor": impor,
        "temuan": temuan_kelompok(impor=impor),
        "kode_asing": kode_asing_banyak(impor=impor),
    }


@operasi(GET, "Riwayat impor instansi, terbaru dahulu", kueri=_KUERI, keluaran=ImporBaris,
         berhalaman=True, **LIHAT)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    form = SaringImporForm(data_form(p.kueri), pengunggah=pengunggah_daftar(oleh=p.oleh))
    return impor_halaman(impor_saring(oleh=p.oleh, **saring(form)), **p.kursor)


@operasi(POST, "Unggah berkas; ia disimpan dan diperiksa, belum ada data yang berubah",
         isi=dari_form(UnggahForm, "UnggahIsi"), formulir=True, keluaran=ImporRinci,
         tolak=(JenisTidakDikenali, BerkasTidakTerbaca), **TERAP)  # fmt: skip
def unggah(p: Permintaan) -> Any:
    isi = sah(UnggahForm({"jenis": p.isi.get("jenis", "")}, berkas_form(berkas=p.isi["berkas"])))
    impor = impor_unggah(
        instansi=get_object_or_404(Instansi, pk=p.instansi_id),
        jenis=isi["jenis"],
        nama=isi["berkas"].name,
        isi=isi["berkas"],
        pelaku=p.pelaku,
    )
    return isi_rinci(satu_impor(p, impor.pk))


daftar_ekspor = unduhan("Riwayat impor sebagai CSV", halaman_daftar.ekspor, kueri=_KUERI,
                        seperti=daftar, berkas="text/csv", **LIHAT)  # fmt: skip


@operasi(GET, "Jenis berkas yang dikenal, dalam urutan impornya, dengan kolomnya",
         keluaran=JenisBaca, **TERAP)  # fmt: skip
def jenis(p: Permintaan) -> Any:
    return {"data": semua()}


templat = unduhan(
    "Lembar kosong sebuah jenis sebagai XLSX", halaman_templat.unduh,
    berkas="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", **TERAP,
)  # fmt: skip


@operasi(GET, "Satu impor: hitungan, temuan menurut sebab, dan cara berkasnya dibaca",
         keluaran=ImporRinci, **LIHAT)  # fmt: skip
def rinci(p: Permintaan, pk: int) -> Any:
    return isi_rinci(satu_impor(p, pk))


_KUERI_BARIS = kueri_halaman(
    "BarisImporKueri",
    SaringBarisForm,
    temuan=KataField(required=False, max_length=60, help_text="Pilihan dari temuan impor ini."),
)


@operasi(GET, "Baris-baris sebuah impor: apa yang akan, atau sudah, terjadi", berhalaman=True,
         kueri=_KUERI_BARIS, keluaran=BarisImporBaris, **LIHAT)  # fmt: skip
def baris(p: Permintaan, pk: int) -> Any:
    impor = satu_impor(p, pk)
    form = SaringBarisForm(data_form(p.kueri), kelompok=temuan_kelompok(impor=impor))
    sah(form, "kueri")
    return baris_halaman(oleh=p.oleh, impor=impor, saring=form.saringan(), **p.kursor)


baris_ekspor = unduhan("Baris-baris sebuah impor sebagai CSV", halaman_baris.ekspor,
                       tetap={"jenis": "csv"}, kueri=_KUERI_BARIS, seperti=baris, berkas="text/csv",
                       **LIHAT)  # fmt: skip
ditolak = unduhan("Baris yang ditolak, dalam bentuk berkasnya, dengan galat dan saran",
                  halaman_unduh.ditolak, **TERAP)  # fmt: skip
temuan_ekspor = unduhan("Semua temuan sebagai CSV", halaman_unduh.laporan, berkas="text/csv",
                        **LIHAT)  # fmt: skip
berkas = unduhan("Berkas aslinya", halaman_unduh.berkas, **TERAP)


@operasi(POST, "Terapkan impor yang sudah diperiksa", **KERJA)
def terapkan(p: Permintaan, pk: int) -> Any:
    satu_impor(p, pk)
    impor_ajukan(impor_id=pk, pelaku=p.pelaku)
    return isi_rinci(satu_impor(p, pk))


@operasi(POST, "Batalkan impor; tidak ada data yang berubah", **{**KERJA, "status": 200})
def batalkan(p: Permintaan, pk: int) -> Any:
    satu_impor(p, pk)
    impor_batalkan(impor_id=pk, pelaku=p.pelaku)
    return isi_rinci(satu_impor(p, pk))


@operasi(POST, "Periksa lagi, mungkin sebagai jenis lain", isi=dari_form(JenisForm, "JenisIsi"),
         contoh={"jenis": "pegawai"}, **KERJA)  # fmt: skip
def periksa(p: Permintaan, pk: int) -> Any:
    impor = satu_impor(p, pk)
    dipilih = sah(JenisForm(data_form(p.isi)))["jenis"]
    # Another kind may well stand on another sheet.
    lembar_ = None if dipilih == impor.jenis else ""
    impor_periksa_lagi(impor_id=pk, jenis=dipilih, lembar=lembar_, pelaku=p.pelaku)
    return isi_rinci(satu_impor(p, pk))


@operasi(POST, "Periksa lagi dari lembar lain buku kerjanya", **KERJA,
         isi=kueri("LembarIsi", lembar=KataField(max_length=100)))  # fmt: skip
def lembar(p: Permintaan, pk: int) -> Any:
    impor = satu_impor(p, pk)
    dipilih = sah(LembarForm(data_form(p.isi), impor=impor))["lembar"]
    impor_periksa_lagi(impor_id=pk, jenis=impor.jenis, lembar=dipilih, pelaku=p.pelaku)
    return isi_rinci(satu_impor(p, pk))


_LENGKAP = bentuk("LengkapBaca", impor_id=bilangan("pk"), lengkap=ya())


@operasi(GET, "Apakah berkas ini dinyatakan memuat semua pegawai", keluaran=_LENGKAP, **LIHAT)
def lengkap(p: Permintaan, pk: int) -> Any:
    return satu_impor(p, pk)


@operasi(PUT, "Nyatakan berkas memuat semua pegawai, atau tarik pernyataan itu",
         isi=kueri("LengkapIsi", lengkap=serializers.BooleanField()), keluaran=_LENGKAP,
         tolak=(TidakDapat,), **TERAP)  # fmt: skip
def lengkap_nyatakan(p: Permintaan, pk: int) -> Any:
    satu_impor(p, pk)
    return impor_nyatakan_lengkap(impor_id=pk, lengkap=p.isi["lengkap"], pelaku=p.pelaku)
