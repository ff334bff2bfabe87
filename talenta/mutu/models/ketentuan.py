"""Weights and thresholds that an agency sets for itself, dated and with their source."""

from typing import Any, ClassVar

from django.db import models

from talenta.akun.models import BerlingkupInstansi, Pengguna


class KetentuanQuerySet(models.QuerySet["KetentuanMutu"]):
    def terlihat_oleh(self, pengguna: Any) -> "KetentuanQuerySet":
        """Figures of the agency for those who may see the index; default deny."""
        if not pengguna.lingkup.boleh("mutu.indeks"):
            return self.none()
        return self.filter(instansi_id=pengguna.lingkup.instansi_id)


class KetentuanMutu(BerlingkupInstansi):
    """From `mulai` on, this agency measures with this figure (the latest row of a day counts).

    Rows are added, never changed: what a measurement used stays readable.
    """

    RLS = "kantor"
    HAK_WEB = "SELECT, INSERT"

    kode = models.CharField(max_length=80)
    nilai = models.IntegerField()
    mulai = models.DateField()
    sumber = models.TextField()
    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = KetentuanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(nilai__gte=0), name="ketentuan_mutu_tak_negatif"
            ),
            models.CheckConstraint(condition=~models.Q(sumber=""), name="ketentuan_mutu_bersumber"),
        ]
        indexes = [
            models.Index(fields=["instansi", "kode", "-mulai", "-id"], name="ketentuan_mutu_kode")
        ]

    def __str__(self) -> str:
        return f"{self.kode} = {self.nilai} sejak {self.mulai}"
