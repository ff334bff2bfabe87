"""Snapshots of SIMATA and their comparison with a run, by the API."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from karir.api.bentuk import DikukuhkanBaca
from karir.api.umum import satu_proses, tersedia
from karir.simata import views, views_cocok
from karir.simata.cocok import Cocok
from karir.simata.forms import CabutSimataForm, SaringCocokForm, UnggahSimataForm
from karir.simata.models import AcuanSimata, TemuanSimata
from karir.simata.selectors import acuan_halaman, acuan_terlihat, temuan_halaman
from karir.simata.services import SimataDitolak, simata_cabut, simata_ulangi, simata_unggah
from karir.simata.unsur import tak_dibandingkan
from talenta.akun.models import Instansi
from talenta.inti.api.keluaran import apa_saja, baris, bentuk, bilangan, daftar_teks, teks
from talenta.inti.api.masukan import (
    KataField,
    KodeField,
    berkas_form,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    nomor,
    sah,
    teks_cari,
)
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.skema import alamat
from talenta.inti.api.unduhan import unduhan
from talenta.pegawai.models import Tilikan

_LIHAT: Any = {"area": "hasil", "izin": "impor.lihat"}
_TERAP: Any = {"area": "hasil", "izin": "impor.terapkan", "tolak": (SimataDitolak,)}
_HASIL: Any = {"area": "hasil", "izin": "hasil.lihat"}
AcuanSimataBaris = baris(
    "AcuanSimataBaris",
    AcuanSimata,
    "id tanggal status dibaca disimpan ditolak peringatan tak_dikenal galat oleh_nama dibuat_pada "
    "dicabut_pada dicabut_oleh_nama alasan_cabut",
    sebutan=teks(),
    berkas=teks("berkas.nama"),
    sha256=teks("berkas.sha256"),
)
TemuanSimataBaris = baris("TemuanSimataBaris", TemuanSimata, "baris kolom nilai kode tingkat pesan")
SelisihSimata = bentuk(
    "SelisihSimata",
    kode=teks("unsur.kode"),
    judul=teks("unsur.judul"),
    portal=bilangan(kosong=True, bantuan="Kotak, atau angka dalam persejuta."),
    simata=bilangan(kosong=True, bantuan="Kotak, atau angka dalam persejuta."),
    pemilik=teks("unsur.pemilik.siapa"),
    tindakan=teks("unsur.pemilik.tindakan"),
)
_ORANG: Any = {
    "pegawai_id": bilangan(kosong=True),
    "nip": teks(),
    "nama": teks(),
    "opd_nama": teks(),
    "unit_nama": teks(),
    "keadaan": teks(),
    "dikukuhkan": DikukuhkanBaca(allow_null=True),
    "kotak_portal": bilangan(kosong=True),
    "kotak_simata": bilangan(kosong=True),
    "sebab": teks(),
    "selisih": SelisihSimata(many=True),
}
CocokSimataBaris = bentuk("CocokSimataBaris", **_ORANG)
CocokSimataOrang = bentuk("CocokSimataOrang", **_ORANG, semua=SelisihSimata(many=True))
CocokSimataRingkas = bentuk(
    "CocokSimataRingkas",
    jumlah=bilangan(),
    terdaftar=bilangan(),
    keadaan=apa_saja("Keadaan ke jumlah orang."),
    unsur=apa_saja("Yang dibandingkan ke jumlah orang yang berbeda."),
    matriks=bentuk("SelSimata", portal=bilangan(), simata=bilangan(), jumlah=bilangan())(
        many=True
    ),
    unit=bentuk(
        "UnitSimata", opd_id=bilangan(kosong=True), nama=teks(), jumlah=bilangan(),
        sama=bilangan(), beda=bilangan(), hanya_portal=bilangan(), hanya_simata=bilangan(),
    )(many=True),
    tak_dibandingkan=daftar_teks(),
)  # fmt: skip
_KOTAK = [(str(n), f"Kotak {n}") for n in range(1, 10)]
_SARING = {
    "jenis": KataField(
        required=False, max_length=30,
        help_text="selisih, beda, hanya-portal, hanya-simata, sama, semua, atau kode unsur.",
    ),
    "portal": KodeField(required=False, choices=_KOTAK),
    "simata": KodeField(required=False, choices=_KOTAK),
    "opd": nomor("Nomor perangkat daerah."),
    "cari": teks_cari(),
}  # fmt: skip


def _acuan(p: Permintaan, pk: int) -> AcuanSimata:
    satu: AcuanSimata = get_object_or_404(acuan_terlihat(pengguna=p.oleh), pk=pk)
    return satu


def _pasangan(p: Permintaan, pk: int, lain: int) -> Cocok:
    acuan, proses = _acuan(p, pk), tersedia(satu_proses(p, lain))
    if proses.instansi_id != acuan.instansi_id or not acuan.dapat_dicocokkan:
        raise Http404
    return Cocok(p.oleh, acuan, proses)


def _saring(p: Permintaan, cocok: Cocok) -> Any:
    isi = {n: str(v) for n, v in p.kueri.items() if n in _SARING}
    form = SaringCocokForm(isi, request=p.asli, cocok=cocok)
    sah(form, "kueri")
    return form.saringan()


@operasi(GET, "Acuan SIMATA, ekspor terbaru dahulu", kueri=kueri_halaman("AcuanSimataKueri"),
         keluaran=AcuanSimataBaris, berhalaman=True, **_HASIL)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    return acuan_halaman(pengguna=p.oleh, **p.kursor)


@operasi(POST, "Unggah ekspor SIMATA; ia disimpan dan dibaca, data pegawai tidak berubah",
         isi=dari_form(UnggahSimataForm, "UnggahSimataIsi"), formulir=True,
         keluaran=AcuanSimataBaris, **_TERAP)  # fmt: skip
def unggah(p: Permintaan) -> Any:
    data = {"tanggal": p.isi["tanggal"]}
    isi = sah(UnggahSimataForm(data, berkas_form(berkas=p.isi["berkas"])))
    acuan = simata_unggah(
        instansi=get_object_or_404(Instansi, pk=p.instansi_id),
        tanggal=isi["tanggal"],
        nama=isi["berkas"].name,
        isi=isi["berkas"],
        pelaku=p.pelaku,
    )
    return _acuan(p, acuan.pk)


@operasi(GET, "Satu acuan SIMATA", keluaran=AcuanSimataBaris, **_LIHAT)
def rinci(p: Permintaan, pk: int) -> Any:
    return _acuan(p, pk)


@operasi(POST, "Cabut acuan SIMATA dengan alasan", keluaran=AcuanSimataBaris,
         isi=dari_form(CabutSimataForm, "CabutSimataIsi"), contoh={"alasan": "Salah berkas."},
         **_TERAP)  # fmt: skip
def cabut(p: Permintaan, pk: int) -> Any:
    _acuan(p, pk)
    isi = sah(CabutSimataForm(data_form(p.isi)))
    simata_cabut(acuan_id=pk, alasan=isi["alasan"], pelaku=p.pelaku)
    return _acuan(p, pk)


@operasi(POST, "Baca lagi acuan SIMATA yang pembacaannya terhenti", keluaran=AcuanSimataBaris,
         status=202, **_TERAP)  # fmt: skip
def ulangi(p: Permintaan, pk: int) -> Any:
    _acuan(p, pk)
    simata_ulangi(acuan_id=pk, pelaku=p.pelaku)
    return _acuan(p, pk)


@operasi(GET, "Temuan sebuah acuan SIMATA menurut urutan berkasnya", berhalaman=True,
         kueri=kueri_halaman("TemuanSimataKueri"), keluaran=TemuanSimataBaris,
         **_LIHAT)  # fmt: skip
def temuan(p: Permintaan, pk: int) -> Any:
    return temuan_halaman(pengguna=p.oleh, acuan=_acuan(p, pk), **p.kursor)


temuan_csv = unduhan("Temuan acuan SIMATA sebagai CSV", views.temuan, berkas="text/csv", **_LIHAT)
berkas = unduhan("Berkas asli acuan SIMATA", views.berkas, area="hasil", izin="impor.terapkan")


@operasi(GET, "Acuan SIMATA di samping sebuah perhitungan: hitungan dan matriks",
         kueri=kueri("CocokSimataRingkasKueri", **_SARING), keluaran=CocokSimataRingkas,
         **_HASIL)  # fmt: skip
def cocok(p: Permintaan, pk: int, proses: int) -> Any:
    satu = _pasangan(p, pk, proses)
    isi = satu.ringkas(_saring(p, satu))
    return {
        "jumlah": isi.jumlah,
        "terdaftar": isi.terdaftar,
        "keadaan": isi.keadaan,
        "unsur": isi.unsur,
        "matriks": [{"portal": a, "simata": b, "jumlah": n} for (a, b), n in isi.matriks.items()],
        "unit": isi.unit,
        "tak_dibandingkan": tak_dibandingkan(proses=satu.proses, desimal=satu.acuan.desimal),
    }


@operasi(GET, "Siapa berbeda antara SIMATA dan sebuah perhitungan, dan siapa membetulkan apa",
         kueri=kueri_halaman("CocokSimataKueri", **_SARING), keluaran=CocokSimataBaris,
         berhalaman=True, **_HASIL)  # fmt: skip
def cocok_daftar(p: Permintaan, pk: int, proses: int) -> Any:
    satu = _pasangan(p, pk, proses)
    return satu.halaman(_saring(p, satu), **p.kursor)


@operasi(GET, "Seorang pegawai menurut portal dan SIMATA, satu per satu",
         keluaran=CocokSimataOrang, tentang=("pegawai_id", Tilikan.Jenis.HALAMAN),
         **_HASIL)  # fmt: skip
def cocok_orang(p: Permintaan, pk: int, proses: int, pegawai_id: int) -> Any:
    satu = _pasangan(p, pk, proses).orang(pegawai_id)
    if satu is None:
        raise Http404
    return satu


def _ekspor(jenis: str, tipe: str) -> Any:
    return unduhan(
        f"Pencocokan dengan SIMATA sebagai {jenis.upper()}", views_cocok.ekspor,
        tetap={"jenis": jenis}, kueri=kueri(f"CocokSimata{jenis.title()}Kueri", **_SARING),
        seperti=cocok_daftar, berkas=tipe, area="hasil", izin="hasil.ekspor",
    )  # fmt: skip


cocok_csv = _ekspor("csv", "text/csv")
cocok_xlsx = _ekspor("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_S = "simata/<nomor:pk>/"
_C = f"{_S}cocok/<nomor:proses>/"
urlpatterns = [
    alamat("simata/", "simata", daftar, unggah),
    alamat(_S, "simata_satu", rinci),
    alamat(f"{_S}cabut/", "simata_cabut", cabut),
    alamat(f"{_S}ulangi/", "simata_ulangi", ulangi),
    alamat(f"{_S}temuan/", "simata_temuan", temuan),
    alamat(f"{_S}temuan.csv", "simata_temuan_csv", temuan_csv),
    alamat(f"{_S}berkas/", "simata_berkas", berkas),
    alamat(_C, "simata_cocok", cocok),
    alamat(f"{_C}pegawai/", "simata_cocok_daftar", cocok_daftar),
    alamat(f"{_C}pegawai/<nomor:pegawai_id>/", "simata_cocok_pegawai", cocok_orang),
    alamat(f"{_C}berkas.csv", "simata_cocok_csv", cocok_csv),
    alamat(f"{_C}berkas.xlsx", "simata_cocok_xlsx", cocok_xlsx),
]
