"""Corrections of records: proposed, decided on, taken back."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from talenta.impor.jenis import Jenis
from talenta.inti.api.masukan import (
    BerkasField,
    KataField,
    alasan,
    berkas_form,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    nomor,
    sah,
    saring,
)
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.unduhan import unduhan
from talenta.pegawai.api.bentuk_perbaikan import (
    BarisUbahBaca,
    DataOrangBaca,
    Nomor,
    UsulBaris,
    UsulRinci,
)
from talenta.pegawai.api.orang import TENTANG, orang
from talenta.pegawai.forms_perbaikan import DasarForm, PutusForm, SaringUsulForm, UbahForm
from talenta.pegawai.models import LaporanData, Pegawai, UsulPerbaikan
from talenta.pegawai.perbaikan import (
    jenis_bernama,
    kolom_perbaikan,
    nama_rujukan,
    sebutan,
    teks_baris,
)
from talenta.pegawai.selectors.laporan import laporan_terlihat
from talenta.pegawai.selectors.perbaikan import (
    baris_data,
    beda_usul,
    data_orang,
    usul_daftar,
    usul_halaman,
    usul_terlihat,
)
from talenta.pegawai.selectors.sumber import sumber_nilai
from talenta.pegawai.services.perbaikan import Dasar, usul_cabut, usul_tarik, usul_ubah
from talenta.pegawai.services.perbaikan_putus import (
    putus_halangan,
    usul_putuskan,
    usul_terapkan_lagi,
)
from talenta.pegawai.services.usul import UsulDitolak, baris_usul, masih_sama
from talenta.pegawai.views.usul import bukti as bukti_halaman
from talenta.pegawai.views.usul import ekspor as ekspor_halaman

_LIHAT: Any = {"area": "perbaikan", "izin": "perbaikan.lihat"}
_USULKAN: Any = {
    "area": "perbaikan", "izin": "perbaikan.usulkan", "tolak": (UsulDitolak,),
}  # fmt: skip
_PUTUS: Any = _USULKAN | {"izin": "perbaikan.putuskan"}
S = UsulPerbaikan.Status
_KUERI = kueri_halaman(
    "UsulKueri",
    SaringUsulForm,
    status=KataField(
        required=False, max_length=20, help_text="Keadaan, atau untuk-saya bagi yang memutuskan."
    ),
)


@operasi(GET, "Usul perbaikan dalam lingkup token, terbaru dahulu", kueri=_KUERI,
         keluaran=UsulBaris, berhalaman=True, **_LIHAT)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    putus = p.oleh.boleh("perbaikan.putuskan")
    isi = saring(SaringUsulForm(data_form(p.kueri), putus=putus))
    return usul_halaman(usul_daftar(oleh=p.oleh, **isi), **p.kursor)


ekspor = unduhan("Usul perbaikan sebagai CSV", ekspor_halaman, kueri=_KUERI,
                 seperti=daftar, berkas="text/csv", **_LIHAT)  # fmt: skip


def _satu(p: Permintaan, pk: int) -> UsulPerbaikan:
    satu: UsulPerbaikan = get_object_or_404(
        usul_terlihat(oleh=p.oleh).select_related("bukti", "pekerjaan"), pk=pk
    )
    return satu


def _rinci(p: Permintaan, usul: UsulPerbaikan) -> dict[str, Any]:
    baris = baris_usul(usul)
    menunggu = usul.status == S.MENUNGGU
    kolom = [satu["kolom"] for satu in usul.isi]
    asal = None if menunggu else usul
    return {
        "usul": usul,
        "beda": beda_usul(usul, buka=p.oleh.boleh("pegawai.sensitif")),
        "sumber": sumber_nilai(baris, kolom, usul.jenis, usul=asal) if baris and kolom else [],
        "berubah": menunggu and not masih_sama(usul, baris),
        "halangan": putus_halangan(usul, akun_id=p.oleh.pk) if menunggu else "",
    }


@operasi(GET, "Satu usul perbaikan: lama di samping baru, dan putusannya", keluaran=UsulRinci,
         **_LIHAT)  # fmt: skip
def rinci(p: Permintaan, pk: int) -> Any:
    return _rinci(p, _satu(p, pk))


@operasi(POST, "Setujui atau tolak usul perbaikan", isi=dari_form(PutusForm, "PutusIsi"),
         keluaran=UsulRinci, status=200, contoh={"putusan": "setuju", "alasan": ""},
         **_PUTUS)  # fmt: skip
def putuskan(p: Permintaan, pk: int) -> Any:
    _satu(p, pk)
    isi = sah(PutusForm(data_form(p.isi)))
    setuju = isi["putusan"] == "setuju"
    usul_putuskan(usul_id=pk, setuju=setuju, alasan=isi["alasan"], pelaku=p.pelaku)
    return _rinci(p, _satu(p, pk))


@operasi(POST, "Tarik usul sendiri", keluaran=UsulRinci, status=200, **_USULKAN)
def tarik(p: Permintaan, pk: int) -> Any:
    _satu(p, pk)
    usul_tarik(usul_id=pk, pelaku=p.pelaku)
    return _rinci(p, _satu(p, pk))


@operasi(POST, "Terapkan lagi usul yang disetujui tetapi macet", keluaran=UsulRinci, status=202,
         **_PUTUS)  # fmt: skip
def terapkan(p: Permintaan, pk: int) -> Any:
    _satu(p, pk)
    usul_terapkan_lagi(usul_id=pk, pelaku=p.pelaku)
    return _rinci(p, _satu(p, pk))


bukti = unduhan("Bukti sebuah usul; tercatat dalam jejak audit", bukti_halaman, **_LIHAT)


@operasi(GET, "Baris-baris data seorang pegawai yang dapat diperbaiki", keluaran=DataOrangBaca,
         **_LIHAT, **TENTANG)  # fmt: skip
def data(p: Permintaan, pk: int) -> Any:
    return {"data": data_orang(oleh=p.oleh, pegawai=orang(p, pk))}


def _baris(p: Permintaan, pk: int, jenis: str, objek: int) -> tuple[Pegawai, Jenis, Any]:
    pegawai = orang(p, pk)
    try:
        kind = jenis_bernama(jenis)
        return pegawai, kind, baris_data(oleh=p.oleh, pegawai=pegawai, jenis=kind, pk=objek)
    except LookupError:
        raise Http404 from None


@operasi(GET, "Kolom sebuah baris yang dapat diperbaiki, dengan nilainya sekarang",
         keluaran=BarisUbahBaca, area="perbaikan", izin="perbaikan.usulkan",
         **TENTANG)  # fmt: skip
def baris_baca(p: Permintaan, pk: int, jenis: str, objek: int) -> Any:
    _, kind, baris = _baris(p, pk, jenis, objek)
    lama, buka = teks_baris(kind, baris), p.oleh.boleh("pegawai.sensitif")
    return {
        "kolom": [
            {
                "nama": satu.nama,
                "judul": sebutan(satu.nama),
                "kini": "" if satu.sensitif and not buka else lama[satu.nama],
                "wajib": satu.wajib,
            }
            for satu in kolom_perbaikan(kind)
        ]
    }


def _laporan(p: Permintaan, pegawai: Pegawai) -> LaporanData | None:
    nomor_laporan = p.isi.get("laporan")
    if nomor_laporan is None:
        return None
    terbuka = laporan_terlihat(oleh=p.oleh).filter(pegawai=pegawai, hasil="")
    satu: LaporanData = get_object_or_404(terbuka, pk=nomor_laporan)
    return satu


def _dasar(p: Permintaan, pegawai: Pegawai) -> Dasar:
    bukti_ = p.isi["bukti"]
    return Dasar(
        alasan=p.isi["alasan"], bukti=bukti_, bukti_nama=bukti_.name, laporan=_laporan(p, pegawai)
    )


_DASAR = {
    "alasan": alasan(),
    "bukti": BerkasField(help_text="PDF, JPG, atau PNG."),
    "laporan": nomor("Laporan data salah yang dijawab usul ini."),
}
_UBAH_ISI = kueri(
    "UsulUbahIsi",
    kolom=KataField(max_length=100, help_text="Nama kolom, seperti kepala berkas."),
    nilai=KataField(
        max_length=600, allow_blank=True, help_text="Nilai baru, seperti dalam berkas impor."
    ),
    **_DASAR,
)


@operasi(POST, "Usulkan nilai baru untuk satu kolom sebuah baris", isi=_UBAH_ISI, formulir=True,
         keluaran=Nomor, **_USULKAN)  # fmt: skip
def ubah(p: Permintaan, pk: int, jenis: str, objek: int) -> Any:
    pegawai, kind, baris = _baris(p, pk, jenis, objek)
    lama = teks_baris(kind, baris)
    form = UbahForm(
        jenis=kind, lama=lama, kini=nama_rujukan(kind, baris), oleh=p.oleh,
        buka=p.oleh.boleh("pegawai.sensitif"),
    )  # fmt: skip
    nama = next((n for n, satu in form.kolom.items() if satu.nama == p.isi["kolom"]), None)
    if nama is None:
        raise UsulDitolak(kesalahan={"kolom": "Kolom ini tidak ada pada baris itu."})
    isian = {n: lama[satu.nama] for n, satu in form.kolom.items() if not satu.sensitif}
    form.data = {**isian, nama: p.isi["nilai"], "alasan": p.isi["alasan"]}
    form.files = berkas_form(bukti=p.isi["bukti"])
    form.is_bound = True
    sah(form)
    return usul_ubah(
        jenis=kind, baris=baris, isian={p.isi["kolom"]: form.terisi.get(p.isi["kolom"], "")},
        dasar=_dasar(p, pegawai), hari=timezone.localdate(), pelaku=p.pelaku,
    )  # fmt: skip


@operasi(POST, "Usulkan pencabutan sebuah baris, atau pemulihannya bila sudah dicabut",
         isi=kueri("UsulCabutIsi", **_DASAR), formulir=True, keluaran=Nomor,
         **_USULKAN)  # fmt: skip
def cabut(p: Permintaan, pk: int, jenis: str, objek: int) -> Any:
    pegawai, kind, baris = _baris(p, pk, jenis, objek)
    if kind.model is Pegawai:
        raise Http404
    sah(DasarForm({"alasan": p.isi["alasan"]}, berkas_form(bukti=p.isi["bukti"])))
    return usul_cabut(
        jenis=kind, baris=baris, cabut=baris.dicabut_pada is None, dasar=_dasar(p, pegawai),
        pelaku=p.pelaku,
    )  # fmt: skip
