"""Talent review and the confirmed pool."""

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework import serializers

from karir.alur_tinjauan import LangkahPindah, LangkahTinjauan, langkah_pindah, langkah_tinjauan
from karir.forms_tinjauan import BukaTinjauanForm, PindahForm, SaringKolamForm
from karir.mesin.aturan import muat
from karir.models import AnggotaKolam, PindahKotak, TinjauanTalenta, VersiKolam
from karir.selectors.hasil import proses_tampil
from karir.selectors.tinjauan import (
    BarisGeser,
    geser_beku,
    pergeseran,
    peserta,
    pindah_daftar,
    tinjauan_terlihat,
    versi_kolam,
)
from karir.services.kolam import kolam_minta
from karir.services.tinjauan import (
    TinjauanDitolak,
    pindah_langkah,
    pindah_usulkan,
    tinjauan_buka,
    tinjauan_langkah,
)
from karir.views.kolam import anggota_saring
from karir.views.kolam import ekspor as ekspor_kolam
from karir.views.tinjauan import bukti as bukti_halaman
from talenta.inti.api.keluaran import baris, bentuk, bilangan, daftar_teks, dari_dataclass, teks, ya
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
    teks_cari,
)
from talenta.inti.api.operasi import GET, POST, Permintaan, operasi
from talenta.inti.api.pekerjaan import PekerjaanDiminta
from talenta.inti.api.unduhan import unduhan

_LIHAT: Any = {"area": "hasil", "izin": "tinjauan.lihat"}
_BUKA: Any = {"area": "hasil", "izin": "tinjauan.buka", "tolak": (TinjauanDitolak,)}
_SIDANG: Any = _BUKA | {"izin": "tinjauan.sidang"}
TinjauanBaris = baris(
    "TinjauanTalentaBaris",
    TinjauanTalenta,
    "id jenjang status catatan dibuka_oleh_nama dibuka_pada ditutup_oleh_nama ditutup_pada "
    "alasan_tutup",
    proses_id=bilangan(),
    unit_id=bilangan(kosong=True),
    sasaran=teks(),
    menunggu=bilangan(),
    disetujui=bilangan(),
)
PindahBaris = baris(
    "PindahKotakBaris",
    PindahKotak,
    "id kotak_mesin kotak_baru krs_mesin krs_baru arah alasan status diusulkan_oleh_nama "
    "diusulkan_pada diputus_oleh_nama diputus_pada alasan_putusan dikukuhkan_pada",
    pegawai_id=bilangan(),
    boleh=daftar_teks(),
)
PergeseranBaca = bentuk(
    "PergeseranBaca",
    judul=teks(),
    menyala=ya(),
    baris=dari_dataclass(BarisGeser, "BarisGeserBaca")(many=True),
)
TinjauanRinci = bentuk(
    "TinjauanTalentaRinci",
    tinjauan=TinjauanBaris(),
    pindah=PindahBaris(many=True),
    pergeseran=PergeseranBaca(many=True),
    boleh=daftar_teks(),
)
VersiKolamBaris = baris(
    "VersiKolamBaris",
    VersiKolam,
    "nomor sebab oleh_nama dibuat_pada jumlah masuk keluar",
    proses_id=bilangan(),
    tinjauan_id=bilangan(kosong=True),
)
AnggotaBaris = baris(
    "AnggotaKolamBaris",
    AnggotaKolam,
    "nip nama jabatan_nama jenjang unit_nama opd_nama kotak masuk_sebab keluar_sebab",
    pegawai_id=bilangan(),
    masuk_versi=bilangan("masuk.nomor"),
    keluar_versi=serializers.IntegerField(
        source="keluar.nomor", read_only=True, allow_null=True, default=None
    ),
)


@operasi(GET, "Tinjauan talenta, terbaru dahulu", keluaran=TinjauanBaris, berhalaman=True,
         kueri=kueri_halaman("TinjauanTalentaKueri"), **_LIHAT)  # fmt: skip
def daftar(p: Permintaan) -> Any:
    return p.halaman(tinjauan_terlihat(pengguna=p.oleh))


def _rinci(p: Permintaan, pk: int) -> dict[str, Any]:
    satu: Any = get_object_or_404(tinjauan_terlihat(pengguna=p.oleh), pk=pk)
    pindah: list[Any] = pindah_daftar(pengguna=p.oleh, tinjauan=satu)
    for satu_pindah in pindah:
        satu_pindah.boleh = langkah_pindah(satu_pindah, p.oleh)
    beku = satu.ringkasan.get("geser")
    return {
        "tinjauan": satu,
        "pindah": pindah,
        "pergeseran": geser_beku(beku) if beku else pergeseran(tinjauan=satu),
        "boleh": langkah_tinjauan(satu, p.oleh, menunggu=satu.menunggu),
    }


@operasi(GET, "Satu tinjauan: usul pindah, pergeseran menurut kelompok, dan langkah token ini",
         keluaran=TinjauanRinci, **_LIHAT)  # fmt: skip
def rinci(p: Permintaan, pk: int) -> Any:
    return _rinci(p, pk)


@operasi(POST, "Buka tinjauan atas hasil yang ditampilkan", keluaran=TinjauanRinci,
         isi=dari_form(BukaTinjauanForm, "TinjauanTalentaIsi"),
         contoh={"jenjang": "JPT_PRATAMA"}, **_BUKA)  # fmt: skip
def buka(p: Permintaan) -> Any:
    proses = proses_tampil(pengguna=p.oleh)
    if proses is None:
        raise TinjauanDitolak("Belum ada hasil yang ditampilkan di instansi ini.")
    isi = sah(BukaTinjauanForm(data_form(p.isi), request=p.asli))
    satu = tinjauan_buka(
        proses=proses, unit=isi["unit"], jenjang=isi["jenjang"], catatan=isi["catatan"],
        pelaku=p.pelaku,
    )  # fmt: skip
    return _rinci(p, satu.pk)


def _langkah(kode: str, judul: str, nama: str, dasar: Any) -> Any:
    def jalankan(p: Permintaan, pk: int) -> Any:
        satu: Any = get_object_or_404(tinjauan_terlihat(pengguna=p.oleh), pk=pk)
        tinjauan_langkah(
            tinjauan_id=satu.pk,
            langkah=kode,
            alasan=p.isi["alasan"],
            pegawai_id=p.oleh.lingkup.pegawai_id,
            pelaku=p.pelaku,
        )
        return _rinci(p, pk)

    dikirim = kueri(nama, alasan=alasan(panjang=4000))
    return operasi(POST, judul, isi=dikirim, keluaran=TinjauanRinci, status=200, **dasar)(jalankan)


kukuhkan = _langkah(
    LangkahTinjauan.KUKUHKAN, "Kukuhkan tinjauan; kolam talenta mendapat versi baru",
    "TinjauanKukuhIsi", _SIDANG,
)  # fmt: skip
batalkan = _langkah(LangkahTinjauan.BATALKAN, "Batalkan tinjauan", "TinjauanBatalIsi", _BUKA)


@operasi(POST, "Usulkan pindah kotak seorang yang ditinjau", formulir=True, keluaran=TinjauanRinci,
         isi=dari_form(
             PindahForm, "PindahIsi",
             kotak=serializers.IntegerField(min_value=1, max_value=9, help_text="Kotak baru."),
         ),
         **_SIDANG)  # fmt: skip
def usulkan(p: Permintaan, pk: int, pegawai_id: int) -> Any:
    satu: Any = get_object_or_404(tinjauan_terlihat(pengguna=p.oleh), pk=pk)
    milik = peserta(pengguna=p.oleh, tinjauan=satu)
    hasil: Any = get_object_or_404(milik, pegawai_id=pegawai_id)
    if hasil.kotak is None:
        raise TinjauanDitolak("Orang ini belum mempunyai kotak, jadi tidak dapat dipindahkan.")
    isi = sah(
        PindahForm(
            {"kotak": str(p.isi["kotak"]), "alasan": p.isi["alasan"]},
            berkas_form(bukti=p.isi.get("bukti")),
            aturan=muat(satu.proses.isi_aturan),
            semula=hasil.kotak,
        )
    )
    pindah_usulkan(
        tinjauan_id=pk, hasil=hasil, kotak=isi["kotak"], alasan=isi["alasan"], bukti=isi["bukti"],
        bukti_nama=isi["bukti"].name, pegawai_id=p.oleh.lingkup.pegawai_id, pelaku=p.pelaku,
    )  # fmt: skip
    return _rinci(p, pk)


@operasi(POST, "Setujui, tolak, atau tarik usul pindah kotak", keluaran=TinjauanRinci, status=200,
         isi=kueri("PindahLangkahIsi", langkah=KodeField(choices=LangkahPindah.choices),
                   alasan=alasan(wajib=False, panjang=4000)), **_SIDANG)  # fmt: skip
def pindah(p: Permintaan, pk: int) -> Any:
    satu: Any = get_object_or_404(PindahKotak.objects.terlihat_oleh(p.oleh), pk=pk)
    pindah_langkah(
        pindah_id=pk, langkah=p.isi["langkah"], alasan=p.isi.get("alasan", ""),
        pegawai_id=p.oleh.lingkup.pegawai_id, pelaku=p.pelaku,
    )  # fmt: skip
    return _rinci(p, satu.tinjauan_id)


bukti = unduhan("Bukti sebuah pindah kotak", bukti_halaman, **_LIHAT)
_KOLAM = {
    "versi": serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=2**31 - 1,
        help_text="Nomor versi.",
    ),
    "bagian": KodeField(required=False, choices=[("masuk", "Masuk"), ("keluar", "Keluar")]),
    "cari": teks_cari(),
}


@operasi(GET, "Versi kolam talenta, terbaru dahulu", keluaran=VersiKolamBaris, berhalaman=True,
         kueri=kueri_halaman("VersiKolamKueri"), **_LIHAT)  # fmt: skip
def versi(p: Permintaan) -> Any:
    return p.halaman(versi_kolam(pengguna=p.oleh), kolom=("nomor",))


@operasi(GET, "Anggota kolam talenta pada sebuah versi", keluaran=AnggotaBaris, berhalaman=True,
         kueri=kueri_halaman("KolamKueri", **_KOLAM), **_LIHAT)  # fmt: skip
def kolam(p: Permintaan) -> Any:
    semua = list(versi_kolam(pengguna=p.oleh))
    isi = {k: str(v) for k, v in p.kueri.items() if k in _KOLAM}
    saring = sah(SaringKolamForm(isi, versi=semua), "kueri")
    satu, anggota = anggota_saring(p.oleh, semua, saring)
    if satu is None:
        raise Masalah("tidak-ada", "Kolam talenta belum ada di instansi ini.")
    return p.halaman(anggota, kolom=("nama_kunci", "id"), turun=False)


kolam_berkas = unduhan("Kolam talenta sebagai CSV", ekspor_kolam, seperti=kolam, berkas="text/csv",
                       kueri=kueri("KolamBerkasKueri", **_KOLAM), **_LIHAT)  # fmt: skip


@operasi(POST, "Sesuaikan kolam dengan hasil yang ditampilkan", keluaran=PekerjaanDiminta,
         status=202, **_BUKA)  # fmt: skip
def sesuaikan(p: Permintaan) -> Any:
    proses = proses_tampil(pengguna=p.oleh)
    if proses is None or not versi_kolam(pengguna=p.oleh).exists():
        raise TinjauanDitolak("Belum ada hasil yang ditampilkan atau kolam yang disesuaikan.")
    return kolam_minta(proses=proses, tinjauan=None, pelaku=p.pelaku)
