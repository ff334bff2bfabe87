"""Matching by hand, what is remembered of it, and undoing an import."""

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework import serializers

from talenta.impor.api.bentuk import (
    HalanganBaris,
    KodeBaca,
    KolomBaca,
    PadananBaris,
    PetaKolomBaris,
    UrungBaca,
)
from talenta.impor.api.impor import KERJA, LIHAT, TERAP, isi_rinci, satu_impor
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.forms_peta import KolomForm, SaringKodeForm
from talenta.impor.forms_riwayat import SaringHalanganForm
from talenta.impor.models import PadananKode, PetaKolom
from talenta.impor.selectors import jenis_impor
from talenta.impor.selectors_peta import (
    kepala_impor,
    kode_asing_daftar,
    rujukan_impor,
)
from talenta.impor.selectors_urung import (
    halangan_halaman,
    halangan_kelompok,
    halangan_saring,
    urung_satu,
)
from talenta.impor.services.peta import PilihanKode, kode_petakan, kolom_cocokkan, lupakan
from talenta.impor.services.unggah import TidakDapat
from talenta.impor.services.urungkan import urung_ajukan, urung_periksa_ajukan
from talenta.impor.views import urungkan as halaman_urungkan
from talenta.inti.api.masalah import Masalah
from talenta.inti.api.masukan import (
    KataField,
    TeksField,
    alasan,
    data_form,
    kueri,
    kueri_halaman,
    sah,
    saring,
)
from talenta.inti.api.operasi import DELETE, GET, POST, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan


def _kepala(p: Permintaan, pk: int) -> tuple[Any, Any]:
    impor = satu_impor(p, pk)
    try:
        return impor, kepala_impor(impor=impor)
    except (BerkasTidakTerbaca, OSError) as galat:
        kata = str(galat) if isinstance(galat, BerkasTidakTerbaca) else "Berkas tidak ditemukan."
        raise Masalah("keadaan", kata) from galat


@operasi(GET, "Judul kolom berkas, dan kolom yang dapat ditunjuknya", keluaran=KolomBaca, **TERAP)
def kolom(p: Permintaan, pk: int) -> Any:
    impor, kepala = _kepala(p, pk)
    return {"kepala": kepala, "kolom": [satu.nama for satu in jenis_impor(impor).kolom]}


_COCOK = kueri(
    "KolomIsi",
    kolom=serializers.DictField(
        child=KataField(max_length=100, allow_blank=True),
        help_text="Judul (kepala) ke nama kolom; kosong berarti tidak dipakai.",
    ),
)


@operasi(POST, "Cocokkan judul kolom; diingat, dan berkas diperiksa lagi", isi=_COCOK,
         contoh={"kolom": {"thn": "TAHUN"}}, **KERJA)  # fmt: skip
def kolom_tetapkan(p: Permintaan, pk: int) -> Any:
    impor, kepala = _kepala(p, pk)
    dikirim = p.isi["kolom"]
    isian = {f"k{ke}": dikirim.get(s.kepala, s.kolom) for ke, s in enumerate(kepala.judul)}
    form = KolomForm(isian, jenis=jenis_impor(impor), judul=kepala.judul)
    sah(form)
    kolom_cocokkan(impor_id=pk, judul=kepala.judul, kolom=form.hasil(), pelaku=p.pelaku)
    return isi_rinci(satu_impor(p, pk))


_KUERI_KODE = kueri(
    "KodeAsingKueri",
    cari=KataField(required=False, max_length=100),
    jenis=serializers.SlugField(required=False, max_length=40),
)


@operasi(GET, "Kode pada berkas yang tidak dikenal portal, dengan calon padanannya",
         kueri=_KUERI_KODE, keluaran=KodeBaca, **TERAP)  # fmt: skip
def kode(p: Permintaan, pk: int) -> Any:
    impor = satu_impor(p, pk)
    rujukan = [(satu, satu) for satu in rujukan_impor(impor)]
    isi = saring(SaringKodeForm(data_form(p.kueri), rujukan=rujukan))
    return kode_asing_daftar(oleh=p.oleh, impor=impor, cari=isi["cari"], rujukan=isi["jenis"])


_PILIHAN = kueri(
    "PadananIsi", rujukan=TeksField(max_length=40), kode_asing=TeksField(max_length=200),
    kode=TeksField(max_length=200),
)  # fmt: skip
_CONTOH_PADANAN = {"padanan": [{"rujukan": "unor", "kode_asing": "8812", "kode": "C00"}]}
_PETAKAN = kueri(
    "KodeIsi",
    padanan=serializers.ListField(child=_PILIHAN(), min_length=1, max_length=50),
)


@operasi(POST, "Petakan kode asing ke kode portal; diingat, dan berkas diperiksa lagi",
         isi=_PETAKAN, contoh=_CONTOH_PADANAN, **KERJA)  # fmt: skip
def kode_tetapkan(p: Permintaan, pk: int) -> Any:
    satu_impor(p, pk)
    pilihan = [PilihanKode(**satu) for satu in p.isi["padanan"]]
    kode_petakan(impor_id=pk, pilihan=pilihan, pelaku=p.pelaku)
    return isi_rinci(satu_impor(p, pk))


@operasi(GET, "Judul kolom yang pernah dicocokkan petugas instansi, terbaru dahulu",
         kueri=kueri_halaman("PetaKolomKueri"), keluaran=PetaKolomBaris, berhalaman=True,
         **LIHAT)  # fmt: skip
def diingat_kolom(p: Permintaan) -> Any:
    return p.halaman(PetaKolom.objects.terlihat_oleh(p.oleh))


@operasi(GET, "Kode yang pernah dipadankan petugas instansi, terbaru dahulu",
         kueri=kueri_halaman("PadananKueri"), keluaran=PadananBaris, berhalaman=True,
         **LIHAT)  # fmt: skip
def diingat_kode(p: Permintaan) -> Any:
    return p.halaman(PadananKode.objects.terlihat_oleh(p.oleh))


@operasi(GET, "Satu judul kolom yang diingat", keluaran=PetaKolomBaris, **LIHAT)
def peta_kolom(p: Permintaan, pk: int) -> Any:
    return get_object_or_404(PetaKolom.objects.terlihat_oleh(p.oleh), pk=pk)


@operasi(DELETE, "Lupakan satu judul kolom", **TERAP)
def peta_kolom_lupakan(p: Permintaan, pk: int) -> None:
    milik = PetaKolom.objects.terlihat_oleh(p.oleh)
    lupakan(diingat=get_object_or_404(milik, pk=pk), pelaku=p.pelaku)


@operasi(GET, "Satu padanan kode yang diingat", keluaran=PadananBaris, **LIHAT)
def padanan(p: Permintaan, pk: int) -> Any:
    return get_object_or_404(PadananKode.objects.terlihat_oleh(p.oleh), pk=pk)


@operasi(DELETE, "Lupakan satu padanan kode", **TERAP)
def padanan_lupakan(p: Permintaan, pk: int) -> None:
    milik = PadananKode.objects.terlihat_oleh(p.oleh)
    lupakan(diingat=get_object_or_404(milik, pk=pk), pelaku=p.pelaku)


def _urung(p: Permintaan, pk: int) -> dict[str, Any]:
    satu = urung_satu(impor=satu_impor(p, pk))
    terhalang = satu is not None and satu.status == satu.Status.TERHALANG
    return {
        "pengurungan": satu,
        "halangan": halangan_kelompok(urung=satu) if satu and terhalang else [],
    }


@operasi(GET, "Apa yang akan terjadi bila impor ini diurungkan, dan apa yang menghalangi",
         keluaran=UrungBaca, **LIHAT)  # fmt: skip
def urung(p: Permintaan, pk: int) -> Any:
    return _urung(p, pk)


_URUNG: Any = {**TERAP, "keluaran": UrungBaca, "status": 202, "tolak": (TidakDapat,)}


@operasi(POST, "Minta pemeriksaan pengurungan", **_URUNG)
def urung_periksa(p: Permintaan, pk: int) -> Any:
    satu_impor(p, pk)
    urung_periksa_ajukan(impor_id=pk, pelaku=p.pelaku)
    return _urung(p, pk)


@operasi(POST, "Urungkan impor", isi=kueri("UrungIsi", alasan=alasan()), **_URUNG)
def urungkan(p: Permintaan, pk: int) -> Any:
    satu_impor(p, pk)
    urung_ajukan(impor_id=pk, alasan=p.isi["alasan"], pelaku=p.pelaku)
    return _urung(p, pk)


@operasi(GET, "Baris-baris yang menghalangi pengurungan", berhalaman=True,
         kueri=kueri_halaman("HalanganKueri", SaringHalanganForm), keluaran=HalanganBaris,
         **LIHAT)  # fmt: skip
def halangan(p: Permintaan, pk: int) -> Any:
    isi = saring(SaringHalanganForm(data_form(p.kueri)))
    return halangan_halaman(halangan_saring(impor=satu_impor(p, pk), **isi), **p.kursor)


halangan_ekspor = unduhan("Penghalang pengurungan sebagai CSV", halaman_urungkan.halangan,
                          seperti=halangan, berkas="text/csv", **LIHAT)  # fmt: skip
