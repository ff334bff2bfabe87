from talenta.impor.models.catatan import CatatanImpor
from talenta.impor.models.impor import BarisDitolak, Impor, Temuan
from talenta.impor.models.peta import PadananKode, PetaKolom

__all__ = ["BarisDitolak", "CatatanImpor", "Impor", "PadananKode", "PetaKolom", "Temuan"]
