"""The dictionary: read, drafted, filled from a sheet, put in force."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers

from kompetensi.forms_kamus import TetapkanForm
from kompetensi.lembar_berkas import BATAS_BERKAS
from kompetensi.lembar_kamus import kamus_baca
from kompetensi.models import ButirKamus, VersiKamus
from kompetensi.selectors.kamus import kamus_berlaku, kamus_draf, kamus_semua, kamus_versi
from kompetensi.services.kamus import kamus_buang, kamus_buat_draf, kamus_muat, kamus_sahkan
from kompetensi.services.versi import VersiDitolak
from kompetensi.views.kamus import kamus_ekspor
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.inti.api.keluaran import (
    baris,
    bentuk,
    bilangan,
    daftar_teks,
    hari,
    teks,
    ya,
)
from talenta.inti.api.masukan import TeksField, dari_form, data_form, kueri, nomor, sah
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan

_BACA: Any = {"area": "pegawai", "izin": "diri.lihat"}
SUSUN: Any = {
    "area": "pegawai",
    "izin": "kompetensi.susun",
    "tolak": (VersiDitolak, BerkasTidakTerbaca),
}
VERSI_KUERI = kueri("VersiKueri", versi=nomor("Nomor versi; kosong berarti yang berlaku."))
KamusVersiBaca = baris(
    "KamusVersiBaca", VersiKamus, "nomor judul dasar status berlaku_mulai disahkan_pada revisi"
)
KamusBaca = bentuk(
    "KamusBaca",
    versi=bilangan("versi.nomor", kosong=True, bantuan="Kosong: bawaan portal."),
    judul=teks(),
    dasar=teks(),
    berlaku_mulai=hari(),
    butir=baris(
        "KamusButirBaris",
        ButirKamus,
        "kode jenis bidang nama definisi tingkat_1 indikator_1 tingkat_2 indikator_2 tingkat_3 "
        "indikator_3 tingkat_4 indikator_4 tingkat_5 indikator_5",
    )(many=True),
    semua=KamusVersiBaca(many=True),
)


@operasi(GET, "Kamus kompetensi yang berlaku, atau satu versinya", kueri=VERSI_KUERI,
         keluaran=KamusBaca, **_BACA)  # fmt: skip
def kamus(p: Permintaan) -> Any:
    nomor_ = p.kueri.get("versi")
    if nomor_:
        terlihat = VersiKamus.objects.terlihat_oleh(p.oleh)
        isi = kamus_versi(get_object_or_404(terlihat, nomor=nomor_))
    else:
        isi = kamus_berlaku(instansi_id=p.instansi_id, hari=timezone.localdate())
    return {
        "versi": isi.versi,
        "judul": isi.judul,
        "dasar": isi.dasar,
        "berlaku_mulai": isi.berlaku_mulai,
        "butir": isi.butir,
        "semua": kamus_semua(oleh=p.oleh),
    }


kamus_csv = unduhan("Kamus kompetensi sebagai CSV", kamus_ekspor, tetap={"jenis": "csv"},
                    kueri=VERSI_KUERI, seperti=kamus, berkas="text/csv", **_BACA)  # fmt: skip


@operasi(POST, "Buat draf kamus dari yang berlaku", keluaran=KamusVersiBaca, **SUSUN)
def draf(p: Permintaan) -> Any:
    return kamus_buat_draf(instansi_id=p.instansi_id, hari=timezone.localdate(), pelaku=p.pelaku)


@operasi(POST, "Buang draf kamus", status=204, **SUSUN)
def buang(p: Permintaan) -> None:
    kamus_buang(instansi_id=p.instansi_id, pelaku=p.pelaku)


REVISI: Any = {
    "required": False, "allow_null": True, "default": None, "min_value": 0,
    "max_value": 10**9,
    "help_text": "Keadaan draf yang dibaca; bila sudah berubah, tidak ada yang ditulis.",
}  # fmt: skip
_ISI = kueri(
    "KamusIsi",
    csv=TeksField(
        max_length=BATAS_BERKAS, help_text="Seluruh kamus sebagai CSV, seperti yang diunduh."
    ),
    terapkan=serializers.BooleanField(
        default=False, help_text="Tanpa ini hanya diperiksa; draf tidak berubah."
    ),
    revisi=serializers.IntegerField(**REVISI),
)
PemeriksaanKamus = bentuk(
    "PemeriksaanKamus", kompetensi=bilangan(), galat=daftar_teks(), diterapkan=ya()
)


@operasi(POST, "Periksa isi draf kamus dari CSV, atau terapkan", isi=_ISI, status=200,
         keluaran=PemeriksaanKamus, **SUSUN)  # fmt: skip
def isi_draf(p: Permintaan) -> Any:
    draf_ = kamus_draf(oleh=p.oleh)
    if draf_ is None:
        raise VersiDitolak("Belum ada draf. Buat draf dahulu.")
    bacaan = kamus_baca(isi=p.isi["csv"].encode(), versi=draf_)
    terapkan = p.isi["terapkan"] and not bacaan.galat
    if terapkan:
        kamus_muat(
            instansi_id=p.instansi_id, bacaan=bacaan, revisi=p.isi["revisi"], pelaku=p.pelaku
        )
    return {"kompetensi": len(bacaan.butir), "galat": bacaan.galat, "diterapkan": terapkan}


TETAPKAN_ISI = dari_form(TetapkanForm, "TetapkanIsi")


@operasi(POST, "Tetapkan draf kamus", isi=TETAPKAN_ISI, status=200, keluaran=KamusVersiBaca,
         **SUSUN)  # fmt: skip
def tetapkan(p: Permintaan) -> Any:
    if not p.instansi_id:
        raise Http404
    form = sah(TetapkanForm(data_form(p.isi)))
    return kamus_sahkan(
        instansi_id=p.instansi_id, hari=timezone.localdate(), pelaku=p.pelaku, **form
    )
