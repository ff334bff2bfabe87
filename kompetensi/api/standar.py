"""Standards by post: read, drafted, put in force."""

from collections.abc import Mapping
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers

from kompetensi.api.kamus import REVISI, SUSUN, TETAPKAN_ISI, VERSI_KUERI
from kompetensi.forms_kamus import TetapkanForm
from kompetensi.kode import KOMPETENSI
from kompetensi.lembar_berkas import BATAS_BERKAS
from kompetensi.lembar_standar import BedaStandar, GalatSel, standar_baca
from kompetensi.models import VersiStandar
from kompetensi.selectors.standar import (
    Standar,
    jabatan_daftar,
    jabatan_halaman,
    jenjang_standar,
    standar_berlaku,
    standar_draf,
    standar_kini,
    standar_menurut,
    standar_semua,
)
from kompetensi.services.standar import standar_sahkan
from kompetensi.services.standar_draf import (
    standar_buang,
    standar_buat_draf,
    standar_muat,
    standar_simpan,
    standar_teknis,
)
from kompetensi.services.versi import VersiDitolak
from kompetensi.views.standar import standar_ekspor
from talenta.inti.api.keluaran import apa_saja, baris, bentuk, bilangan, dari_dataclass, teks, ya
from talenta.inti.api.masukan import (
    KataField,
    KodeField,
    NomorField,
    TeksField,
    data_form,
    kueri,
    kueri_halaman,
    nomor,
    sah,
)
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import Jabatan

_BACA: Any = {"area": "pegawai", "izin": "diri.lihat"}
StandarVersiBaca = baris(
    "StandarVersiBaca", VersiStandar, "nomor judul dasar status berlaku_mulai disahkan_pada revisi"
)
_ISI_STANDAR: Any = {
    "tingkat": apa_saja("Tingkat 1 sampai 5 tiap kompetensi.", "standar.tingkat"),
    "teknis": apa_saja("Tingkat kompetensi teknis menurut kodenya.", "standar.teknis"),
    "asal": teks("standar.sebutan"),
    "versi": bilangan("standar.versi.nomor", kosong=True),
}
StandarBaris = bentuk(
    "StandarBaris",
    jabatan_id=bilangan("jabatan.pk"),
    kode=teks("jabatan.kode"),
    nama=teks("jabatan.nama"),
    jenjang=teks("jabatan.jenjang"),
    **_ISI_STANDAR,
)
_KUERI = kueri_halaman(
    "StandarKueri",
    cari=KataField(required=False, max_length=100, help_text="Kata dari nama jabatan."),
    jenjang=KodeField(required=False, choices=Jenjang.choices),
    rumpun=KataField(required=False, max_length=200),
    versi=nomor("Nomor versi; kosong berarti yang berlaku."),
)


def _versi(p: Permintaan) -> VersiStandar | None:
    if not p.kueri.get("versi"):
        return None
    terlihat = VersiStandar.objects.terlihat_oleh(p.oleh)
    versi: VersiStandar = get_object_or_404(terlihat, nomor=p.kueri["versi"])
    return versi


@operasi(GET, "Standar kompetensi menurut jabatan", kueri=_KUERI, keluaran=StandarBaris,
         berhalaman=True, **_BACA)  # fmt: skip
def standar(p: Permintaan) -> Any:
    versi = _versi(p)
    saring = {k: p.kueri.get(k) or "" for k in ("cari", "jenjang", "rumpun")}
    hasil = jabatan_halaman(jabatan_daftar(oleh=p.oleh, **saring), **p.kursor)
    isi = standar_menurut(versi, hasil.baris) if versi else standar_kini(hasil.baris)
    hasil.baris[:] = [{"jabatan": satu, "standar": isi[satu.pk]} for satu in hasil.baris]
    return hasil


standar_csv = unduhan("Standar kompetensi sebagai CSV", standar_ekspor, tetap={"jenis": "csv"},
                      kueri=_KUERI, seperti=standar, berkas="text/csv", **_BACA)  # fmt: skip
StandarVersiDaftar = bentuk(
    "StandarVersiDaftar",
    data=StandarVersiBaca(many=True),
    jenjang=bentuk("StandarJenjangBaris", jenjang=teks(), **_ISI_STANDAR)(many=True),
)


@operasi(GET, "Versi standar, dan tingkat menurut jenjang", kueri=VERSI_KUERI,
         keluaran=StandarVersiDaftar, **_BACA)  # fmt: skip
def versi(p: Permintaan) -> Any:
    satu = _versi(p) or standar_berlaku(instansi_id=p.instansi_id, hari=timezone.localdate())
    jenjang: list[tuple[Jenjang, Standar]] = jenjang_standar(satu)
    return {
        "data": standar_semua(oleh=p.oleh),
        "jenjang": [{"jenjang": j.value, "standar": s} for j, s in jenjang],
    }


@operasi(POST, "Buat draf standar dari yang berlaku", keluaran=StandarVersiBaca, **SUSUN)
def draf(p: Permintaan) -> Any:
    return standar_buat_draf(instansi_id=p.instansi_id, hari=timezone.localdate(), pelaku=p.pelaku)


@operasi(POST, "Buang draf standar", status=204, **SUSUN)
def buang(p: Permintaan) -> None:
    standar_buang(instansi_id=p.instansi_id, pelaku=p.pelaku)


_TINGKAT = kueri(
    "TingkatSembilan",
    **{
        kode: serializers.IntegerField(min_value=1, max_value=5, help_text=nama)
        for kode, nama in KOMPETENSI.items()
    },
)
_DRAF_ISI = kueri(
    "StandarDrafIsi",
    jabatan=kueri(
        "StandarJabatanIsi",
        jabatan_id=NomorField(),
        tingkat=_TINGKAT(allow_null=True, help_text="null: jabatan ini mengikuti jenjangnya."),
    )(many=True, required=False, default=list),
    jenjang=kueri(
        "StandarJenjangIsi",
        jenjang=KodeField(choices=Jenjang.choices),
        tingkat=_TINGKAT(allow_null=True, help_text="null: jenjang ini memakai bawaan."),
    )(many=True, required=False, default=list),
    teknis=kueri(
        "StandarTeknisIsi",
        jabatan_id=NomorField(),
        kode=TeksField(max_length=60),
        tingkat=serializers.IntegerField(min_value=1, max_value=5, allow_null=True),
    )(many=True, required=False, default=list),
    revisi=serializers.IntegerField(**REVISI),
)


@operasi(POST, "Ubah baris draf standar: jabatan, jenjang, dan kompetensi teknis", isi=_DRAF_ISI,
         status=200, keluaran=bentuk("StandarDrafJawab", baris=bilangan()), **SUSUN)  # fmt: skip
def isi_draf(p: Permintaan) -> Any:
    jabatan: dict[int, Mapping[str, int] | None] = {
        satu["jabatan_id"]: satu["tingkat"] for satu in p.isi["jabatan"]
    }
    teknis = p.isi["teknis"]
    milik = Jabatan.objects.terlihat_oleh(p.oleh)
    diminta = {*jabatan, *(satu["jabatan_id"] for satu in teknis)}
    if milik.filter(pk__in=diminta).count() != len(diminta):
        raise VersiDitolak("Ada jabatan yang tidak dikenal.")
    jumlah = standar_simpan(
        instansi_id=p.instansi_id,
        jenjang={satu["jenjang"]: satu["tingkat"] for satu in p.isi["jenjang"]},
        jabatan=jabatan,
        revisi=p.isi["revisi"],
        pelaku=p.pelaku,
    )
    for satu in teknis:
        jumlah += standar_teknis(
            instansi_id=p.instansi_id,
            jabatan=milik.filter(pk=satu["jabatan_id"]),
            kode=satu["kode"],
            tingkat=satu["tingkat"],
            pelaku=p.pelaku,
        )
    return {"baris": jumlah}


_BERKAS_ISI = kueri(
    "StandarBerkasIsi",
    csv=TeksField(max_length=BATAS_BERKAS, help_text="Standar sebagai CSV, seperti yang diunduh."),
    terapkan=serializers.BooleanField(
        default=False, help_text="Tanpa ini hanya diperiksa; draf tidak berubah."
    ),
)
PemeriksaanStandar = bentuk(
    "PemeriksaanStandar",
    dibaca=bilangan(),
    beda=dari_dataclass(BedaStandar, "StandarBedaBaris")(many=True),
    galat=dari_dataclass(GalatSel, "StandarGalatBaris", juga="kata")(many=True),
    diterapkan=ya(),
)


@operasi(POST, "Periksa isi draf standar dari CSV, atau terapkan", isi=_BERKAS_ISI, status=200,
         keluaran=PemeriksaanStandar, **SUSUN)  # fmt: skip
def berkas_draf(p: Permintaan) -> Any:
    draf_ = standar_draf(oleh=p.oleh)
    if draf_ is None:
        raise VersiDitolak("Belum ada draf. Buat draf dahulu.")
    bacaan = standar_baca(
        isi=p.isi["csv"].encode(), versi=draf_, oleh=p.oleh,
        hari=timezone.localdate(),
    )  # fmt: skip
    terapkan = p.isi["terapkan"] and not bacaan.galat
    if terapkan:
        standar_muat(instansi_id=p.instansi_id, bacaan=bacaan, revisi=draf_.revisi, pelaku=p.pelaku)
    return {
        "dibaca": bacaan.dibaca,
        "beda": bacaan.beda,
        "galat": bacaan.galat,
        "diterapkan": terapkan,
    }


@operasi(POST, "Tetapkan draf standar", isi=TETAPKAN_ISI, status=200, keluaran=StandarVersiBaca,
         **SUSUN)  # fmt: skip
def tetapkan(p: Permintaan) -> Any:
    form = sah(TetapkanForm(data_form(p.isi)))
    return standar_sahkan(
        instansi_id=p.instansi_id, hari=timezone.localdate(), pelaku=p.pelaku, **form
    )
