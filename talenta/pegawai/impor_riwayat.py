"""Histories of people: positions, awards, teams, discipline."""

from talenta.impor.bersih import Nama, Pilihan, Tanggal
from talenta.impor.jenis import Jenis, Kolom, Rujukan
from talenta.impor.penampung import Penampung
from talenta.impor.potongan import Potongan
from talenta.impor.temuan import PERINGATAN
from talenta.pegawai.impor_kolom import NIP, RUJUKAN_NIP, periksa_sesudah_lahir
from talenta.pegawai.impor_perbaikan import perbaikan_tertimpa
from talenta.pegawai.kode import (
    JenisPenugasan,
    LingkupTim,
    PeranTim,
    TingkatHukuman,
    TingkatPenghargaan,
)
from talenta.pegawai.models import (
    HukumanDisiplin,
    Jabatan,
    Penghargaan,
    RiwayatJabatan,
    TimKerja,
    UnitOrganisasi,
)


def periksa_urut(p: Potongan, mulai: str, selesai: str) -> None:
    """An end before its start."""
    if not p.hadir(selesai):
        return
    for i, (awal, akhir) in enumerate(zip(p.nilai[mulai], p.nilai[selesai], strict=True)):
        if akhir and akhir < awal:
            p.temukan(i, selesai, "TANGGAL_TIDAK_MASUK_AKAL", rinci=f"{mulai} pada baris ini")


def _periksa_jabatan(p: Potongan) -> None:
    periksa_urut(p, "TMT MULAI", "TMT SELESAI")


def _periksa_jabatan_himpunan(p: Penampung) -> None:
    periksa_sesudah_lahir(p, "TMT MULAI", "TMT SELESAI")


def _periksa_hukdis(p: Potongan) -> None:
    periksa_urut(p, "TMT", "AKHIR")


def _periksa_hukdis_himpunan(p: Penampung) -> None:
    periksa_sesudah_lahir(p, "TMT", "AKHIR")


RIWAYAT_JABATAN = Jenis(
    kode="riwayat-jabatan",
    judul="Riwayat jabatan",
    keterangan="Jabatan yang pernah dan sedang dipegang, termasuk Plt. dan Plh.",
    urutan=50,
    model=RiwayatJabatan,
    kunci=("NIP", "JENIS PENUGASAN", "JABATAN ID", "UNOR ID", "TMT MULAI"),
    kunci_simpan=("pegawai_id", "jenis_penugasan", "jabatan_kode", "unit_kode", "tmt_mulai"),
    kolom=(
        NIP,
        Kolom(
            "JENIS PENUGASAN", Pilihan(JenisPenugasan.values), wajib=True, simpan="jenis_penugasan"
        ),
        Kolom("JABATAN ID", wajib=True, simpan="jabatan_kode", contoh="ANALIS-SDM"),
        Kolom("UNOR ID", wajib=True, simpan="unit_kode", contoh="DISDIK"),
        Kolom(
            "TMT MULAI",
            Tanggal(),
            wajib=True,
            alias=("TMT JABATAN",),
            simpan="tmt_mulai",
            contoh="01-03-2020",
        ),
        Kolom("TMT SELESAI", Tanggal(), simpan="tmt_selesai", contoh="31-12-2023"),
    ),
    rujukan=(
        RUJUKAN_NIP,
        Rujukan("JABATAN ID", Jabatan, "kode", "jabatan_id", "JABATAN_TIDAK_DIKENAL", PERINGATAN),
        Rujukan(
            "UNOR ID",
            UnitOrganisasi,
            "kode",
            "unit_id",
            "UNOR_TIDAK_DIKENAL",
            PERINGATAN,
            sebutan=("nama", "atasan__nama"),
        ),
    ),
    periksa_baris=_periksa_jabatan,
    periksa_himpunan=_periksa_jabatan_himpunan,
    periksa_perubahan=perbaikan_tertimpa,
)

PENGHARGAAN = Jenis(
    kode="penghargaan",
    judul="Penghargaan",
    keterangan="Penghargaan yang diterima, dengan tingkat dan tanggalnya.",
    urutan=60,
    model=Penghargaan,
    kunci=("NIP", "NAMA PENGHARGAAN", "TINGKAT", "TANGGAL"),
    kunci_simpan=("pegawai_id", "nama", "tingkat", "tanggal"),
    kolom=(
        NIP,
        Kolom(
            "NAMA PENGHARGAAN",
            Nama(),
            wajib=True,
            simpan="nama",
            contoh="Satyalancana Karya Satya X Tahun",
        ),
        Kolom("TINGKAT", Pilihan(TingkatPenghargaan.values), wajib=True, simpan="tingkat"),
        Kolom("TANGGAL", Tanggal(), wajib=True, simpan="tanggal"),
    ),
    rujukan=(RUJUKAN_NIP,),
    periksa_perubahan=perbaikan_tertimpa,
)

TIM_KERJA = Jenis(
    kode="tim-kerja",
    judul="Tim kerja",
    keterangan="Penugasan dalam tim kerja, dengan peran dan lingkupnya.",
    urutan=70,
    model=TimKerja,
    kunci=("NIP", "NAMA TIM", "PERAN", "LINGKUP", "TANGGAL"),
    kunci_simpan=("pegawai_id", "nama", "peran", "lingkup", "tanggal"),
    kolom=(
        NIP,
        Kolom("NAMA TIM", Nama(), wajib=True, simpan="nama", contoh="Tim Reformasi Birokrasi"),
        Kolom("PERAN", Pilihan(PeranTim.values), wajib=True, simpan="peran"),
        Kolom("LINGKUP", Pilihan(LingkupTim.values), wajib=True, simpan="lingkup"),
        Kolom("TANGGAL", Tanggal(), wajib=True, simpan="tanggal"),
    ),
    rujukan=(RUJUKAN_NIP,),
    periksa_perubahan=perbaikan_tertimpa,
)

HUKDIS = Jenis(
    kode="hukdis",
    judul="Hukuman disiplin",
    keterangan="Hukuman disiplin (PP 94/2021). AKHIR boleh kosong bila belum diketahui.",
    urutan=130,
    model=HukumanDisiplin,
    kunci=("NIP", "TINGKAT", "TMT"),
    kunci_simpan=("pegawai_id", "tingkat", "tmt"),
    kolom=(
        NIP,
        Kolom("TINGKAT", Pilihan(TingkatHukuman.values), wajib=True, simpan="tingkat"),
        Kolom("JENIS", simpan="jenis", contoh="Teguran lisan"),
        Kolom(
            "TMT", Tanggal(), wajib=True, alias=("TMT MULAI",), simpan="tmt", contoh="01-02-2021"
        ),
        Kolom("AKHIR", Tanggal(), alias=("TMT AKHIR",), simpan="akhir", contoh="01-02-2022"),
    ),
    rujukan=(RUJUKAN_NIP,),
    periksa_baris=_periksa_hukdis,
    periksa_himpunan=_periksa_hukdis_himpunan,
    periksa_perubahan=perbaikan_tertimpa,
)
