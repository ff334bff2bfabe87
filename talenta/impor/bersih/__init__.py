"""Cleaners of single cells: text in, text and a code out; no type is ever inferred.

A cleaner gets a cell that is trimmed, with blanks joined, and not empty. It returns the clean
text (a date as ISO, a figure as digits) and a code of the catalogue, empty when nothing is wrong.
"""

from talenta.impor.bersih.angka import Bilangan, Perseratus, TahunSampaiDepan
from talenta.impor.bersih.dasar import PERBAIKAN, Bersih, Pembersih, rapikan, tak_rapi
from talenta.impor.bersih.pilihan import KodeBerNol, Pilihan
from talenta.impor.bersih.tanggal import Tanggal
from talenta.impor.bersih.teks import Nama, TanpaPetik, Teks

__all__ = [
    "PERBAIKAN",
    "Bersih",
    "Bilangan",
    "KodeBerNol",
    "Nama",
    "Pembersih",
    "Perseratus",
    "Pilihan",
    "TahunSampaiDepan",
    "Tanggal",
    "TanpaPetik",
    "Teks",
    "rapikan",
    "tak_rapi",
]
