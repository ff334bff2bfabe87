from talenta.inti.models.audit import CatatanAudit, SegelAudit
from talenta.inti.models.berkas import Berkas
from talenta.inti.models.pekerjaan import Pekerjaan

__all__ = ["Berkas", "CatatanAudit", "Pekerjaan", "SegelAudit"]
