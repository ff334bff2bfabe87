"""The unit a role assignment is bound to (Pengelola OPD, Atasan)."""

from django.db import models

from talenta.akun.models import PenugasanPeran
from talenta.inti.riwayat import lacak
from talenta.pegawai.models.unit import UnitOrganisasi


@lacak()
class LingkupPenugasan(models.Model):
    """Binds one role assignment to the subtree of one unit."""

    RLS = "bebas"
    HAK_WEB = "SELECT, INSERT"

    penugasan = models.OneToOneField(
        PenugasanPeran, on_delete=models.CASCADE, primary_key=True, related_name="lingkup_unit"
    )
    unit = models.ForeignKey(UnitOrganisasi, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.penugasan_id} pada {self.unit_id}"
