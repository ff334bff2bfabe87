from talenta.inti.models.api import JawabanApi
from talenta.inti.models.audit import AntreanSegel, CatatanAudit, SegelAudit
from talenta.inti.models.berkas import Berkas
from talenta.inti.models.kabar import Pemberitahuan
from talenta.inti.models.pekerjaan import Pekerjaan

__all__ = [
    "AntreanSegel",
    "Berkas",
    "CatatanAudit",
    "JawabanApi",
    "Pekerjaan",
    "Pemberitahuan",
    "SegelAudit",
]
