"""SIMATA's sheet as a kind of file of its own: it lands beside the records, never in them.

It is not among the kinds that an officer imports into the records, so that list stays as it is.
"""

import re
from typing import Final

from karir.services.ekspor import SIMATA_KOMPONEN
from karir.simata.models import BarisSimata
from talenta.impor.bersih import Bersih, Bilangan, Nama, Teks
from talenta.impor.bersih.dasar import PembersihDasar
from talenta.impor.jenis import Jenis, Kolom
from talenta.pegawai.impor_kolom import NIP

# Figures are kept in millionths of a point.
TEMPAT: Final = 6
TERTINGGI: Final = 120
_ANGKA = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,20}))?")


class Angka(PembersihDasar):
    """A score as whole millionths. What a spreadsheet adds behind the sixth decimal is its own
    arithmetic and rounds away, half up."""

    tipe = "bigint"
    rinci = menerima = f"angka 0 sampai {TERTINGGI}"
    contoh = "88,5"

    def __call__(self, teks: str) -> Bersih:
        cocok = _ANGKA.fullmatch(teks)
        if cocok is None:
            return "", "NILAI_DI_LUAR_RENTANG"
        pecahan = (cocok[2] or "").ljust(TEMPAT + 1, "0")
        nilai = int(cocok[1]) * 10**TEMPAT + int(pecahan[:TEMPAT]) + (pecahan[TEMPAT] >= "5")
        if nilai > TERTINGGI * 10**TEMPAT:
            return "", "NILAI_DI_LUAR_RENTANG"
        return str(nilai), ""


def desimal_tertulis(nilai: str) -> int:
    """Decimals that a clean figure is printed with, its trailing noughts aside."""
    pecahan = nilai[-TEMPAT:].rjust(TEMPAT, "0").rstrip("0")
    return len(pecahan)


KOMPONEN: Final = tuple(SIMATA_KOMPONEN)
ANGKA: Final = ("Nilai Y", "Nilai X", *KOMPONEN)
JENIS: Final = Jenis(
    kode="simata",
    judul="Ekspor SIMATA",
    keterangan="Kotak, sumbu, dan komponen menurut SIMATA; tidak mengubah data pegawai.",
    urutan=99,
    model=BarisSimata,
    kolom=(
        NIP,
        Kolom("Nama", Nama()),
        Kolom("Unit Organisasi", Teks()),
        Kolom("Jabatan", Teks()),
        Kolom("Nilai X", Angka(), wajib=True, alias=("X", "Sumbu X")),
        Kolom("Nilai Y", Angka(), wajib=True, alias=("Y", "Sumbu Y")),
        Kolom("Box", Bilangan(1, 9), wajib=True, alias=("Kotak",)),
        *(Kolom(nama, Angka()) for nama in KOMPONEN),
    ),
    kunci=("NIP",),
    kunci_simpan=("nip",),
)
