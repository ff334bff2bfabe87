from talenta.impor.models.baris import BarisImpor
from talenta.impor.models.catatan import CatatanImpor
from talenta.impor.models.impor import BarisDitolak, Impor, Temuan
from talenta.impor.models.peta import PadananKode, PetaKolom

__all__ = [
    "BarisDitolak",
    "BarisImpor",
    "CatatanImpor",
    "Impor",
    "PadananKode",
    "PetaKolom",
    "Temuan",
]
