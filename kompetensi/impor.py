"""Kinds of files about competency: assessments, potential, technical and digital skill; learning
hours."""

import re

import kompetensi.pengembangan.impor  # noqa: F401 (declares its kind)
from kompetensi.kode import AREA_DIGITAL, ASPEK_POTENSI, KOMPETENSI, SumberDigital
from kompetensi.models import (
    KeterampilanDigital,
    PenilaianKompetensi,
    PenilaianPotensi,
    PenilaianTeknis,
)
from kompetensi.selectors.kamus import nama_teknis
from talenta.impor.bersih import Bersih, Bilangan, Pilihan, Tanggal
from talenta.impor.bersih.dasar import PembersihDasar
from talenta.impor.daftar import daftarkan
from talenta.impor.jenis import Jenis, Kolom
from talenta.impor.penampung import Penampung
from talenta.impor.temuan import DITOLAK
from talenta.pegawai.impor_kolom import NIP, RUJUKAN_NIP
from talenta.pegawai.impor_perbaikan import perbaikan_tertimpa

TANGGAL = Kolom("TANGGAL", Tanggal(), wajib=True, simpan="tanggal")


def _tingkatan(nama: dict[str, str], bawah: int, atas: int) -> tuple[Kolom, ...]:
    """One required column a name; its header is the field's name with blanks."""
    return tuple(
        Kolom(satu.replace("_", " ").upper(), Bilangan(bawah, atas), wajib=True, simpan=satu)
        for satu in nama
    )


_KODE = re.compile(r"[a-z0-9_]{1,60}")


class KodeTeknis(PembersihDasar):
    """The code of a technical competency, read without regard to case, blanks and hyphens."""

    rinci = menerima = "kode kompetensi teknis dalam kamus"
    contoh = "analisis_kebijakan"

    def __call__(self, teks: str) -> Bersih:
        kode = teks.lower().replace(" ", "_").replace("-", "_")
        sah = _KODE.fullmatch(kode) and kode not in KOMPETENSI
        return (kode, "") if sah else ("", "TEKNIS_TIDAK_DIKENAL")


def _periksa_kode(p: Penampung) -> None:
    """Codes that the agency's dictionary does not have."""
    kolom = f"m.{p.staging('KODE KOMPETENSI')}"
    p.temukan(
        kode="TEKNIS_TIDAK_DIKENAL",
        tingkat=DITOLAK,
        kolom="KODE KOMPETENSI",
        nilai=kolom,
        syarat=f"{kolom} <> ALL (%s)",
        parameter=[list(nama_teknis(instansi_id=p.instansi_id, hari=p.hari))],
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
        kode="teknis",
        judul="Penilaian kompetensi teknis",
        keterangan="Tingkat 0 sampai 5 pada kompetensi teknis, satu baris satu kompetensi.",
        urutan=115,
        model=PenilaianTeknis,
        kunci=("NIP", "KODE KOMPETENSI", "TANGGAL"),
        kunci_simpan=("pegawai_id", "kode", "tanggal"),
        kolom=(
            NIP,
            Kolom(
                "KODE KOMPETENSI",
                KodeTeknis(),
                wajib=True,
                alias=("KOMPETENSI TEKNIS",),
                simpan="kode",
            ),
            TANGGAL,
            Kolom("PENYELENGGARA", simpan="penyelenggara", contoh="BKD"),
            Kolom("TINGKAT", Bilangan(0, 5), wajib=True, simpan="tingkat"),
        ),
        rujukan=(RUJUKAN_NIP,),
        periksa_himpunan=_periksa_kode,
        bila_ada=True,
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
