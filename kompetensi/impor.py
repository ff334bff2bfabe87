"""Kinds of files about competency: assessments, potential, digital skill; learning hours."""

import kompetensi.pengembangan.impor  # noqa: F401 (declares its kind)
from kompetensi.kode import AREA_DIGITAL, ASPEK_POTENSI, KOMPETENSI, SumberDigital
from kompetensi.models import KeterampilanDigital, PenilaianKompetensi, PenilaianPotensi
from talenta.impor.bersih import Bilangan, Pilihan, Tanggal
from talenta.impor.daftar import daftarkan
from talenta.impor.jenis import Jenis, Kolom
from talenta.pegawai.impor_kolom import NIP, RUJUKAN_NIP
from talenta.pegawai.impor_perbaikan import perbaikan_tertimpa

TANGGAL = Kolom("TANGGAL", Tanggal(), wajib=True, simpan="tanggal")


def _tingkatan(nama: dict[str, str], bawah: int, atas: int) -> tuple[Kolom, ...]:
    """One required column a name; its header is the field's name with blanks."""
    return tuple(
        Kolom(satu.replace("_", " ").upper(), Bilangan(bawah, atas), wajib=True, simpan=satu)
        for satu in nama
    )


daftarkan(
    Jenis(
        kode="kompetensi",
        judul="Penilaian kompetensi",
        keterangan="Tingkat 0 sampai 5 pada sembilan kompetensi (PermenPANRB 38/2017).",
        urutan=100,
        model=PenilaianKompetensi,
        kunci=("NIP", "TANGGAL"),
        kunci_simpan=("pegawai_id", "tanggal"),
        kolom=(
            NIP,
            TANGGAL,
            Kolom("PENYELENGGARA", simpan="penyelenggara", contoh="BKD"),
            *_tingkatan(KOMPETENSI, 0, 5),
        ),
        rujukan=(RUJUKAN_NIP,),
        periksa_perubahan=perbaikan_tertimpa,
    ),
    Jenis(
        kode="potensi",
        judul="Penilaian potensi",
        keterangan="Tingkat 1 sampai 5 pada delapan aspek potensi (PermenPANRB 20/2025).",
        urutan=110,
        model=PenilaianPotensi,
        kunci=("NIP", "TANGGAL"),
        kunci_simpan=("pegawai_id", "tanggal"),
        kolom=(NIP, TANGGAL, *_tingkatan(ASPEK_POTENSI, 1, 5)),
        rujukan=(RUJUKAN_NIP,),
        periksa_perubahan=perbaikan_tertimpa,
    ),
    Jenis(
        kode="digital",
        judul="Keterampilan digital",
        keterangan="Tingkat 0 sampai 8 pada lima area keterampilan digital.",
        urutan=140,
        model=KeterampilanDigital,
        kunci=("NIP", "TANGGAL", "SUMBER"),
        kunci_simpan=("pegawai_id", "tanggal", "sumber"),
        kolom=(
            NIP,
            TANGGAL,
            Kolom("SUMBER", Pilihan(SumberDigital.values), wajib=True, simpan="sumber"),
            *_tingkatan(AREA_DIGITAL, 0, 8),
        ),
        rujukan=(RUJUKAN_NIP,),
        periksa_perubahan=perbaikan_tertimpa,
    ),
)
