from talenta.impor.models.baris import BarisImpor
from talenta.impor.models.catatan import CatatanImpor
from talenta.impor.models.impor import BarisDitolak, Impor, Temuan
from talenta.impor.models.peta import PadananKode, PetaKolom
from talenta.impor.models.urung import Halangan, Pengurungan

__all__ = [
    "BarisDitolak",
    "BarisImpor",
    "CatatanImpor",
    "Halangan",
    "Impor",
    "PadananKode",
    "Pengurungan",
    "PetaKolom",
    "Temuan",
]
