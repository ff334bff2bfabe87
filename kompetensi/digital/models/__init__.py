"""Digital skill as a living system: framework, items, rules, self-rating, tests, validations.

What comes from files stays in `KeterampilanDigital`; what is made in the portal is here. Levels are
0..8 in the order of AREA_DIGITAL.
"""

from kompetensi.digital.models.dasar import BANYAK_AREA, NasionalQuerySet, TentangPegawai
from kompetensi.digital.models.kerangka import KerangkaDigital, KetentuanDigital, StandarDigital
from kompetensi.digital.models.nilai import BuktiDigital, NilaiDigital, NilaiMandiri
from kompetensi.digital.models.uji import (
    JawabanUji,
    KunciSoal,
    PensiunSoal,
    SoalDigital,
    UjiDigital,
)

__all__ = [
    "BANYAK_AREA",
    "BuktiDigital",
    "JawabanUji",
    "KerangkaDigital",
    "KetentuanDigital",
    "KunciSoal",
    "NasionalQuerySet",
    "NilaiDigital",
    "NilaiMandiri",
    "PensiunSoal",
    "SoalDigital",
    "StandarDigital",
    "TentangPegawai",
    "UjiDigital",
]
