"""The index with its parts, people who fail a check, exceptions."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from talenta.inti.api.keluaran import (
    apa_saja,
    baris,
    bentuk,
    bilangan,
    daftar_teks,
    hari,
    teks,
    ya,
)
from talenta.inti.api.masukan import (
    KodeField,
    alasan,
    dari_form,
    data_form,
    kueri,
    kueri_halaman,
    nomor,
    sah,
    saring,
    teks_cari,
)
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.pekerjaan import PekerjaanDiminta
from talenta.inti.api.unduhan import unduhan
from talenta.mutu.daftar import PemeriksaanTidakDikenal, pemeriksaan_beralamat, semua
from talenta.mutu.forms import (
    PengecualianForm,
    SaringPengecualianForm,
    SaringTemuanForm,
)
from talenta.mutu.jenis import Pemeriksaan
from talenta.mutu.models import PengecualianMutu, TemuanMutu
from talenta.mutu.selectors.daftar import (
    pengecualian_daftar,
    pengecualian_halaman,
    temuan_daftar,
    temuan_halaman,
)
from talenta.mutu.selectors.indeks import (
    URUTAN,
    angka_unit,
    menurut_pemeriksaan,
    menurut_unit,
    nilai_unit,
    tren,
    ukuran_terbaru,
    unit_puncak,
    unit_terlihat,
    urutkan,
)
from talenta.mutu.services.jadwal import ukur_minta
from talenta.mutu.services.pengecualian import (
    TidakDapatDikecualikan,
    pengecualian_buat,
    pengecualian_cabut,
)
from talenta.mutu.views.daftar import ekspor as temuan_halaman_ekspor
from talenta.mutu.views.indeks import RENTANG
from talenta.mutu.views.indeks import ekspor as indeks_halaman_ekspor
from talenta.pegawai.filters import pilihan_unit
from talenta.pegawai.models import UnitOrganisasi

_LIHAT: Any = {"area": "mutu", "izin": "mutu.indeks"}
_NILAI = {
    "indeks": bilangan("nilai.indeks", kosong=True, bantuan="Perseratus persen; 9500 = 95,00 %."),
    "dimensi": apa_saja("Nilai tiap dimensi, perseratus persen.", "nilai.dimensi"),
}
IndeksBaca = bentuk(
    "IndeksBaca",
    tanggal=hari("ukuran.tanggal"),
    unit_id=bilangan(kosong=True),
    jumlah=bilangan("angka.jumlah", kosong=True),
    **_NILAI,
    pemeriksaan=bentuk(
        "PemeriksaanBaca",
        kode=teks("pemeriksaan.alamat"),
        judul=teks("pemeriksaan.judul"),
        dimensi=teks("pemeriksaan.dimensi"),
        bobot=bilangan(),
        diperiksa=bilangan(),
        gagal=bilangan(),
        dikecualikan=bilangan(),
        kenaikan=bilangan(bantuan="Naiknya indeks bila semuanya dibetulkan, perseratus persen."),
    )(many=True),
    unit=bentuk(
        "MutuUnitBaca", unit_id=bilangan("unit.pk"), nama=teks("unit.nama"), jumlah=bilangan(),
        **_NILAI, gagal=bilangan(), punya_bawahan=ya(),
    )(many=True),
    tren=bentuk("TrenBaca", tanggal=hari(), jumlah=bilangan(), **_NILAI, ketentuan_baru=ya())(
        many=True
    ),
)  # fmt: skip


def _unit(p: Permintaan) -> UnitOrganisasi | None:
    if "unit" not in p.kueri:
        return unit_puncak(oleh=p.oleh)
    satu: UnitOrganisasi = get_object_or_404(unit_terlihat(oleh=p.oleh), pk=p.kueri["unit"])
    return satu


_URUT = KodeField(required=False, choices=[s for n in URUTAN for s in ((n, n), (f"-{n}", f"-{n}"))])
_KUERI_INDEKS = kueri(
    "IndeksKueri",
    unit=nomor("Nomor unit; kosong berarti puncak lingkup."),
    urut=_URUT,
    rentang=KodeField(required=False, choices=list(RENTANG.items())),
)


@operasi(GET, "Indeks mutu data: kini, menurut pemeriksaan, menurut unit, dan dari waktu ke waktu",
         kueri=_KUERI_INDEKS, keluaran=IndeksBaca, **_LIHAT)  # fmt: skip
def indeks(p: Permintaan) -> Any:
    unit = _unit(p)
    unit_id = unit.pk if unit else None
    ukuran = ukuran_terbaru(oleh=p.oleh)
    angka = angka_unit(oleh=p.oleh, ukuran=ukuran, unit_id=unit_id) if ukuran else None
    isi: dict[str, Any] = {"ukuran": ukuran, "angka": angka, "unit_id": unit_id}
    if ukuran is None or angka is None:
        return isi | {"nilai": {"indeks": None, "dimensi": {}}, "pemeriksaan": [], "unit": [],
                      "tren": []}  # fmt: skip
    hari_ = int(p.kueri.get("rentang", "90"))
    bawah = menurut_unit(oleh=p.oleh, ukuran=ukuran, unit=unit)
    return isi | {
        "nilai": nilai_unit(oleh=p.oleh, ukuran=ukuran, angka=angka),
        "pemeriksaan": menurut_pemeriksaan(oleh=p.oleh, ukuran=ukuran, angka=angka),
        "unit": urutkan(bawah, p.kueri.get("urut", "")),
        "tren": tren(oleh=p.oleh, unit_id=unit_id, sampai=timezone.localdate(), hari=hari_),
    }


indeks_ekspor = unduhan("Indeks menurut unit sebagai CSV", indeks_halaman_ekspor,
                        kueri=_KUERI_INDEKS, seperti=indeks, berkas="text/csv",
                        **_LIHAT)  # fmt: skip


@operasi(POST, "Minta pengukuran mutu sekarang", keluaran=PekerjaanDiminta, status=202,
         area="mutu", izin="mutu.ukur")  # fmt: skip
def ukur(p: Permintaan) -> Any:
    return ukur_minta(instansi_id=p.instansi_id, hari=timezone.localtime(), pelaku=p.pelaku)


def _pemeriksaan(p: Permintaan, kode: str) -> Pemeriksaan:
    try:
        satu = pemeriksaan_beralamat(kode)
    except PemeriksaanTidakDikenal:
        raise Http404 from None
    if satu.izin and not p.oleh.boleh(satu.izin):
        raise Http404
    return satu


TemuanMutuBaris = baris(
    "TemuanMutuBaris",
    TemuanMutu,
    "pegawai_id",
    pegawai_id=bilangan(),
    nip=teks("pegawai.nip"),
    nama=teks("pegawai.nama_lengkap"),
    unit=teks("pegawai.unit.nama"),
    jabatan=teks("pegawai.jabatan.nama", kosong=True),
    gagal=daftar_teks("gagal_terlihat"),
)
_KUERI_TEMUAN = kueri_halaman("TemuanMutuKueri", cari=teks_cari(), unit=nomor("Nomor unit."))


@operasi(GET, "Pegawai yang gagal sebuah pemeriksaan, menurut nama", kueri=_KUERI_TEMUAN,
         keluaran=TemuanMutuBaris, berhalaman=True, **_LIHAT)  # fmt: skip
def temuan(p: Permintaan, kode: str) -> Any:
    satu = _pemeriksaan(p, kode)
    unit = pilihan_unit(p.oleh, str(p.kueri.get("unit", "")))
    isi = saring(SaringTemuanForm(data_form(p.kueri), unit=unit))
    dipilih = next((u for u in unit if u.pk == isi["unit"]), None)
    semuanya = temuan_daftar(
        oleh=p.oleh, kode=satu.kode, hari=timezone.localdate(), unit=dipilih, cari=isi["cari"]
    )
    hasil = temuan_halaman(semuanya, **p.kursor)
    terbaca = {s.kode for s in semua() if not s.izin or p.oleh.boleh(s.izin)}
    for orang in hasil.baris:
        orang.gagal_terlihat = [g for g in orang.gagal if g in terbaca]
    return hasil


temuan_ekspor = unduhan("Pegawai yang gagal sebuah pemeriksaan sebagai CSV",
                        lambda request, kode, jenis: temuan_halaman_ekspor(
                            request, alamat=kode, jenis=jenis),
                        tetap={"jenis": "csv"}, kueri=_KUERI_TEMUAN, seperti=temuan,
                        berkas="text/csv", **_LIHAT)  # fmt: skip
PengecualianBaris = baris(
    "PengecualianBaris",
    PengecualianMutu,
    "id kode alasan mulai sampai dibuat_pada dicabut_pada alasan_cabut",
    pegawai_id=bilangan(),
    nama=teks("pegawai.nama_lengkap"),
    dibuat_oleh=teks("dibuat_oleh.nama"),
    dicabut_oleh=teks("dicabut_oleh.nama", kosong=True),
)


@operasi(POST, "Kecualikan seorang pegawai dari sebuah pemeriksaan", keluaran=PengecualianBaris,
         isi=dari_form(PengecualianForm, "PengecualianIsi"), area="mutu", izin="mutu.kecualikan",
         tolak=(TidakDapatDikecualikan,), contoh={"alasan": "Surat 800/12"})  # fmt: skip
def kecualikan(p: Permintaan, kode: str, pk: int) -> Any:
    satu = _pemeriksaan(p, kode)
    gagal = TemuanMutu.objects.terlihat_oleh(p.oleh).filter(gagal__contains=[satu.kode])
    orang = get_object_or_404(gagal.select_related("pegawai__unit"), pk=pk).pegawai
    return pengecualian_buat(
        pegawai=orang, kode=satu.kode, hari=timezone.localdate(), pelaku=p.pelaku,
        **sah(PengecualianForm(data_form(p.isi))),
    )  # fmt: skip


@operasi(GET, "Pengecualian dalam lingkup token, terbaru dahulu", berhalaman=True,
         kueri=kueri_halaman("PengecualianKueri", SaringPengecualianForm),
         keluaran=PengecualianBaris, **_LIHAT)  # fmt: skip
def pengecualian(p: Permintaan) -> Any:
    isi = saring(SaringPengecualianForm(data_form(p.kueri), oleh=p.oleh))
    terbaca = [s.kode for s in semua() if not s.izin or p.oleh.boleh(s.izin)]
    cocok = pengecualian_daftar(oleh=p.oleh, hari=timezone.localdate(), **isi)
    return pengecualian_halaman(cocok.filter(kode__in=terbaca), **p.kursor)


@operasi(POST, "Cabut pengecualian", isi=kueri("PengecualianCabutIsi", alasan=alasan()),
         keluaran=PengecualianBaris, status=200, area="mutu", izin="mutu.kecualikan",
         tolak=(TidakDapatDikecualikan,))  # fmt: skip
def pengecualian_akhir(p: Permintaan, pk: int) -> Any:
    milik = PengecualianMutu.objects.terlihat_oleh(p.oleh).select_related("pegawai")
    return pengecualian_cabut(
        pengecualian=get_object_or_404(milik, pk=pk), alasan=p.isi["alasan"], pelaku=p.pelaku
    )
