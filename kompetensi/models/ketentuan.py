"""Figures of this wing that an agency sets for itself, dated and with their source."""

from typing import ClassVar

from django.db import models

from talenta.akun.models import BerlingkupInstansi, Pengguna
from talenta.pegawai.querysets import SeinstansiQuerySet


class KetentuanKompetensi(BerlingkupInstansi):
    """From `mulai` on this agency computes with this figure (the latest row of a day counts).

    Rows are added, never changed. They are no secret: everybody's page says which ones it used.
    """

    HAK_WEB = "SELECT, INSERT"

    kode = models.CharField(max_length=60)
    nilai = models.IntegerField()
    mulai = models.DateField()
    sumber = models.TextField()
    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(nilai__gte=0), name="ketentuan_kompetensi_tak_negatif"
            ),
            models.CheckConstraint(
                condition=~models.Q(sumber=""), name="ketentuan_kompetensi_bersumber"
            ),
        ]
        indexes = [
            models.Index(
                fields=["instansi", "kode", "-mulai", "-id"], name="ketentuan_kompetensi_kode"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kode} = {self.nilai} sejak {self.mulai}"
