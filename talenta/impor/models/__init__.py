from talenta.impor.models.baris import BarisImpor
from talenta.impor.models.catatan import CatatanImpor
from talenta.impor.models.giliran import GiliranTulis
from talenta.impor.models.impor import BarisDitolak, Impor, Temuan
from talenta.impor.models.peta import PadananKode, PetaKolom
from talenta.impor.models.urung import Halangan, Pengurungan

__all__ = [
    "BarisDitolak",
    "BarisImpor",
    "CatatanImpor",
    "GiliranTulis",
    "Halangan",
    "Impor",
    "PadananKode",
    "Pengurungan",
    "PetaKolom",
    "Temuan",
]
