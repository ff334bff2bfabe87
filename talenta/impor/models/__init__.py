from talenta.impor.models.catatan import CatatanImpor
from talenta.impor.models.impor import Impor, Temuan

__all__ = ["CatatanImpor", "Impor", "Temuan"]
