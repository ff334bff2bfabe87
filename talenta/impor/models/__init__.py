from talenta.impor.models.catatan import CatatanImpor
from talenta.impor.models.impor import BarisDitolak, Impor, Temuan

__all__ = ["BarisDitolak", "CatatanImpor", "Impor", "Temuan"]
