"""Objections: lodged by the person, answered by the office; and merit integrity."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from karir.alur_sanggah import Langkah, langkah_tersedia
from karir.api.umum import PROSES, proses, satu_proses
from karir.forms_sanggah import AjukanForm, KetentuanSanggahForm, SaringSanggahForm
from karir.mesin.aturan import muat
from karir.models import IntegritasProses, Sanggahan
from karir.selectors.aturan import AturanTidakAda
from karir.selectors.hasil import hasil_terlihat, proses_tampil
from karir.selectors.integritas import integritas_terakhir
from karir.selectors.sanggah import sanggah_saring, sanggah_terlihat
from karir.services.integritas import integritas_minta
from karir.services.sanggah import (
    Ketentuan,
    SanggahDitolak,
    batas_ajukan,
    ketentuan,
    ketentuan_atur,
    sanggah_ajukan,
    sanggah_langkah,
)
from karir.views.sanggah import bukti as bukti_halaman
from karir.views.sanggah import ekspor as ekspor_halaman
from karir.views.sanggah_saya import bukti as bukti_saya_halaman
from talenta.inti.api.keluaran import (
    apa_saja,
    baris,
    bentuk,
    bilangan,
    daftar_teks,
    dari_dataclass,
    hari,
    teks,
    ya,
)
from talenta.inti.api.masalah import Masalah
from talenta.inti.api.masukan import (
    KodeField,
    alasan,
    berkas_form,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    sah,
    saring,
)
from talenta.inti.api.operasi import GET, POST, PUT, Permintaan, operasi
from talenta.inti.api.pekerjaan import PekerjaanDiminta
from talenta.inti.api.unduhan import unduhan

_LIHAT: Any = {"area": "hasil", "izin": "sanggah.lihat"}
_JAWAB: Any = {
    "area": "hasil", "izin": "sanggah.jawab", "tolak": (SanggahDitolak, AturanTidakAda),
}  # fmt: skip
_DIRI: Any = {"area": "diri", "diri": True}
_INTEGRITAS: Any = {"area": "hasil", "izin": "integritas.lihat"}
SanggahBaris = baris(
    "SanggahBaris",
    Sanggahan,
    "id komponen label skor alasan diajukan_pada tenggat status petugas_nama ditangani_pada usulan "
    "telaah ditelaah_pada pemutus_nama diputus_pada alasan_putusan selesai_pada",
    proses_id=bilangan(),
    pegawai_id=bilangan(),
    pekerjaan_id=bilangan(kosong=True),
    pemilik=teks(),
    lewat=ya(),
)
SanggahRinci = bentuk("SanggahRinci", sanggahan=SanggahBaris(), boleh=daftar_teks())
SanggahBatas = bentuk("SanggahBatas", batas=hari())
KetentuanBaca = dari_dataclass(Ketentuan, "KetentuanSanggahBaca")
IntegritasBaca = bentuk(
    "IntegritasBaca",
    terakhir=baris(
        "IntegritasBaris", IntegritasProses, "dibuat_pada oleh_nama", proses_id=bilangan(),
        isi=apa_saja("Pertukaran atribut, angka menurut kelompok, penilai; lihat halamannya."),
    )(allow_null=True),
)  # fmt: skip


@operasi(GET, "Sanggahan, terbaru dahulu", keluaran=SanggahBaris, berhalaman=True,
         kueri=kueri_halaman("SanggahKueri", SaringSanggahForm), **_LIHAT)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    isi = {k: v for k, v in p.kueri.items() if k in ("keadaan", "cari")}
    dipilih = saring(SaringSanggahForm(isi))
    semua = sanggah_saring(pengguna=p.oleh, hari=timezone.localdate(), **dipilih)
    return p.halaman(semua)


berkas = unduhan("Sanggahan sebagai CSV", ekspor_halaman, seperti=daftar, berkas="text/csv",
                 kueri=dari_form(SaringSanggahForm, "SanggahBerkasKueri"), **_LIHAT)  # fmt: skip


def _satu(p: Permintaan, pk: int) -> Sanggahan:
    satu: Sanggahan = get_object_or_404(sanggah_terlihat(pengguna=p.oleh), pk=pk)
    return satu


def _rinci(p: Permintaan, pk: int) -> dict[str, Any]:
    satu = _satu(p, pk)
    return {"sanggahan": satu, "boleh": langkah_tersedia(satu, p.oleh)}


@operasi(GET, "Satu sanggahan dan langkah yang dapat diambil token ini", keluaran=SanggahRinci,
         **_LIHAT)  # fmt: skip
def rinci(p: Permintaan, pk: int) -> Any:
    return _rinci(p, pk)


@operasi(POST, "Tangani, telaah, kembalikan, putuskan, atau hitung ulang", keluaran=SanggahRinci,
         isi=kueri("SanggahLangkahIsi",
                   langkah=KodeField(choices=[c for c in Langkah.choices if c[0] != "TARIK"]),
                   usulan=KodeField(required=False, choices=Sanggahan.Usulan.choices),
                   alasan=alasan(wajib=False, panjang=4000)),
         status=200, **_JAWAB)  # fmt: skip
def langkah(p: Permintaan, pk: int) -> Any:
    _satu(p, pk)
    sanggah_langkah(
        sanggah_id=pk, langkah=p.isi["langkah"], alasan=p.isi.get("alasan", ""),
        usulan=p.isi.get("usulan", ""), pegawai_id=p.oleh.lingkup.pegawai_id, pelaku=p.pelaku,
    )  # fmt: skip
    return _rinci(p, pk)


bukti = unduhan("Bukti sebuah sanggahan", bukti_halaman, **_LIHAT)


@operasi(GET, "Tenggat sanggah dalam hari kerja", keluaran=KetentuanBaca, **_LIHAT)
def hari_kerja(p: Permintaan) -> Any:
    return ketentuan(instansi_id=p.instansi_id)


@operasi(PUT, "Tetapkan tenggat sanggah", keluaran=KetentuanBaca,
         isi=dari_form(KetentuanSanggahForm, "KetentuanSanggahIsi"), area="hasil",
         izin="sanggah.atur")  # fmt: skip
def hari_kerja_atur(p: Permintaan) -> Any:
    isi = sah(KetentuanSanggahForm(data_form(p.isi)))
    ketentuan_atur(instansi_id=p.instansi_id, pelaku=p.pelaku, **isi)
    return ketentuan(instansi_id=p.instansi_id)


@operasi(GET, "Sanggahan saya, terbaru dahulu, dan hari terakhir mengajukan", berhalaman=True,
         keluaran=SanggahBaris, samping=SanggahBatas, kueri=kueri_halaman("SanggahSayaKueri"),
         **_DIRI)  # fmt: skip
def saya(p: Permintaan) -> Any:
    tampil = proses_tampil(pengguna=p.oleh)
    batas = batas_ajukan(proses=tampil) if tampil else None
    return p.halaman(sanggah_terlihat(pengguna=p.oleh)), {"batas": batas}


@operasi(POST, "Sanggah satu komponen hasil saya", keluaran=SanggahBaris, formulir=True,
         isi=dari_form(AjukanForm, "SanggahIsi"), tolak=(SanggahDitolak,), **_DIRI)  # fmt: skip
def ajukan(p: Permintaan, komponen: str) -> Any:
    tampil = proses_tampil(pengguna=p.oleh)
    milik = hasil_terlihat(pengguna=p.oleh, proses=tampil) if tampil else None
    hasil = milik.filter(pegawai_id=p.oleh.lingkup.pegawai_id or 0).first() if milik else None
    if tampil is None or hasil is None:
        raise Masalah("tidak-ada", "Belum ada hasil Anda yang ditampilkan.")
    if komponen not in {k.kode for k in muat(tampil.isi_aturan).komponen}:
        raise Masalah("tidak-ada", "Komponen itu tidak ada dalam hasil Anda.")
    isi = sah(AjukanForm({"alasan": p.isi["alasan"]}, berkas_form(bukti=p.isi.get("bukti"))))
    berkas_bukti = isi["bukti"]
    baru = sanggah_ajukan(
        proses=tampil, hasil=hasil, komponen=komponen, alasan=isi["alasan"],
        bukti=berkas_bukti or None, bukti_nama=berkas_bukti.name if berkas_bukti else "",
        hari=timezone.localdate(), pelaku=p.pelaku,
    )  # fmt: skip
    return _satu(p, baru.pk)


@operasi(POST, "Tarik sanggahan saya", keluaran=SanggahBaris, status=200,
         tolak=(SanggahDitolak,), **_DIRI)  # fmt: skip
def tarik(p: Permintaan, pk: int) -> Any:
    _satu(p, pk)
    sanggah_langkah(
        sanggah_id=pk, langkah=Langkah.TARIK, pegawai_id=p.oleh.lingkup.pegawai_id,
        pelaku=p.pelaku,
    )  # fmt: skip
    return _satu(p, pk)


bukti_saya = unduhan("Bukti sanggahan saya", bukti_saya_halaman, **_DIRI)


@operasi(GET, "Uji integritas terakhir sebuah perhitungan", keluaran=IntegritasBaca,
         kueri=kueri("IntegritasKueri", proses=PROSES), **_INTEGRITAS)  # fmt: skip
def integritas(p: Permintaan) -> Any:
    return {"terakhir": integritas_terakhir(pengguna=p.oleh, proses=proses(p))}


@operasi(POST, "Uji integritas sebuah perhitungan", keluaran=PekerjaanDiminta, status=202,
         **_INTEGRITAS)  # fmt: skip
def integritas_uji(p: Permintaan, pk: int) -> Any:
    return integritas_minta(proses=satu_proses(p, pk), pelaku=p.pelaku)
