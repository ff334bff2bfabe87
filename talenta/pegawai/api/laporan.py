"""Reports of wrong data, by the person and for the office; people a complete file lacks."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers

from talenta.inti.api.keluaran import bentuk, bilangan
from talenta.inti.api.masukan import (
    NomorField,
    berkas_form,
    dari_form,
    data_form,
    kueri_halaman,
    sah,
    saring,
)
from talenta.inti.api.operasi import GET, POST, PUT, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.pegawai.api.bentuk_perbaikan import (
    LaporanBaris,
    LaporanSayaBaca,
    Nomor,
    TakTercantumBaris,
    TenggatBaca,
)
from talenta.pegawai.api.orang import diri
from talenta.pegawai.forms_perbaikan import (
    JawabForm,
    KeputusanForm,
    LaporForm,
    SaringLaporanForm,
    SaringTakTercantumForm,
    TenggatForm,
)
from talenta.pegawai.models import LaporanData
from talenta.pegawai.selectors.laporan import laporan_daftar, laporan_terlihat
from talenta.pegawai.selectors.perbaikan import usul_halaman, usul_terlihat
from talenta.pegawai.selectors.tak_tercantum import tak_tercantum_daftar
from talenta.pegawai.services.laporan import (
    LaporanDitolak,
    hari_tenggat,
    laporan_jawab,
    laporan_kirim,
    tenggat_atur,
)
from talenta.pegawai.services.tak_tercantum import (
    SEKALI_TERBANYAK,
    KeputusanDitolak,
    keputusan_ajukan,
)
from talenta.pegawai.views import laporan as halaman_laporan
from talenta.pegawai.views import laporan_saya as halaman_saya
from talenta.pegawai.views import tak_tercantum as halaman_tak_tercantum

_LIHAT: Any = {"area": "perbaikan", "izin": "perbaikan.lihat"}
_DIRI: Any = {"area": "diri", "diri": True}
_KUERI = kueri_halaman("LaporanKueri", SaringLaporanForm)
_KUERI_TT = kueri_halaman("TakTercantumKueri", SaringTakTercantumForm)


@operasi(GET, "Laporan data salah dalam lingkup token, terbaru dahulu", kueri=_KUERI,
         keluaran=LaporanBaris, berhalaman=True, **_LIHAT)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    isi = saring(SaringLaporanForm(data_form(p.kueri)))
    semua = laporan_daftar(oleh=p.oleh, hari=timezone.localdate(), **isi)
    return usul_halaman(semua, **p.kursor)


def _satu(p: Permintaan, pk: int) -> LaporanData:
    satu: LaporanData = get_object_or_404(laporan_terlihat(oleh=p.oleh), pk=pk)
    return satu


@operasi(GET, "Satu laporan data salah", keluaran=LaporanBaris, **_LIHAT)
def rinci(p: Permintaan, pk: int) -> Any:
    return _satu(p, pk)


@operasi(POST, "Jawab laporan data salah", isi=dari_form(JawabForm, "JawabIsi"), status=200,
         keluaran=LaporanBaris, area="perbaikan", izin="laporan.jawab",
         tolak=(LaporanDitolak,))  # fmt: skip
def jawab(p: Permintaan, pk: int) -> Any:
    _satu(p, pk)
    isi = sah(JawabForm(data_form(p.isi)))
    laporan_jawab(laporan_id=pk, hasil=isi["hasil"], jawaban=isi["jawaban"], pelaku=p.pelaku)
    return _satu(p, pk)


ekspor = unduhan("Laporan data salah sebagai CSV", halaman_laporan.ekspor, kueri=_KUERI,
                 seperti=daftar, berkas="text/csv", **_LIHAT)  # fmt: skip
bukti = unduhan("Bukti sebuah laporan; tercatat dalam jejak audit", halaman_laporan.bukti,
                **_LIHAT)  # fmt: skip


@operasi(GET, "Berapa hari kalender instansi memberi diri untuk menjawab laporan",
         keluaran=TenggatBaca, **_LIHAT)  # fmt: skip
def tenggat(p: Permintaan) -> Any:
    return {"hari": hari_tenggat(instansi_id=p.instansi_id)}


@operasi(PUT, "Tetapkan hari untuk menjawab laporan", isi=dari_form(TenggatForm, "TenggatIsi"),
         keluaran=TenggatBaca, area="perbaikan", izin="laporan.atur",
         contoh={"hari": 14})  # fmt: skip
def tenggat_tetapkan(p: Permintaan) -> Any:
    hari = sah(TenggatForm(data_form(p.isi)))["hari"]
    tenggat_atur(instansi_id=p.instansi_id, hari=hari, pelaku=p.pelaku)
    return {"hari": hari}


@operasi(GET, "Laporan saya dan perbaikan atas data saya", keluaran=LaporanSayaBaca, **_DIRI)
def saya(p: Permintaan) -> Any:
    diri(p)
    return {
        "laporan": laporan_terlihat(oleh=p.oleh).order_by("-pk"),
        "perbaikan": usul_terlihat(oleh=p.oleh).order_by("-pk"),
    }


@operasi(POST, "Laporkan data saya yang salah", isi=dari_form(LaporForm, "LaporIsi"),
         formulir=True, keluaran=Nomor, tolak=(LaporanDitolak,), **_DIRI)  # fmt: skip
def lapor(p: Permintaan) -> Any:
    pegawai = diri(p)
    bukti_ = p.isi.get("bukti")
    isi = sah(
        LaporForm({"bagian": p.isi["bagian"], "isi": p.isi["isi"]}, berkas_form(bukti=bukti_))
    )
    return laporan_kirim(
        pegawai=pegawai, bagian=isi["bagian"], isi=isi["isi"], bukti=isi["bukti"] or None,
        bukti_nama=isi["bukti"].name if isi["bukti"] else "", hari=timezone.localdate(),
        pelaku=p.pelaku,
    )  # fmt: skip


bukti_saya = unduhan("Bukti laporan saya", halaman_saya.bukti, **_DIRI)


@operasi(GET, "Pegawai yang tidak tercantum dalam berkas lengkap; tanpa saringan yang menunggu",
         kueri=_KUERI_TT, keluaran=TakTercantumBaris, berhalaman=True, **_LIHAT)  # fmt: skip
def tak_tercantum(p: Permintaan) -> Any:
    isi = saring(SaringTakTercantumForm(data_form(p.kueri)))
    return usul_halaman(tak_tercantum_daftar(oleh=p.oleh, **isi), **p.kursor)


tak_tercantum_ekspor = unduhan(
    "Pegawai yang tidak tercantum sebagai CSV", halaman_tak_tercantum.ekspor, kueri=_KUERI_TT,
    seperti=tak_tercantum, berkas="text/csv", **_LIHAT,
)  # fmt: skip
_PUTUSAN = dari_form(
    KeputusanForm,
    "KeputusanIsi",
    nomor=serializers.ListField(child=NomorField(), min_length=1, max_length=SEKALI_TERBANYAK),
)
_DIAJUKAN = bentuk("KeputusanDiajukan", pekerjaan_id=bilangan())


@operasi(POST, "Putuskan pegawai yang tidak tercantum; sebuah pekerjaan menyimpannya",
         isi=_PUTUSAN, keluaran=_DIAJUKAN, status=202, area="perbaikan",
         izin="perbaikan.putuskan", tolak=(KeputusanDitolak,))  # fmt: skip
def tak_tercantum_putuskan(p: Permintaan) -> Any:
    isi = sah(KeputusanForm(data_form({k: v for k, v in p.isi.items() if k != "nomor"})))
    nomor = keputusan_ajukan(
        nomor=p.isi["nomor"], **isi, instansi_id=p.instansi_id, pelaku=p.pelaku
    )
    return {"pekerjaan_id": nomor}
