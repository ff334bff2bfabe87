"""The 360 feedback figure."""

from django.db import models

from talenta.inti.riwayat import lacak
from talenta.pegawai.models import CatatanPegawai


@lacak(kecuali=("unit_lft", "sidik", "diperbarui_pada"))
class UmpanBalik(CatatanPegawai):
    """A 360 feedback figure in hundredths (8850 = 88.50)."""

    RATUSAN = ("nilai",)

    tanggal = models.DateField()
    nilai = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tanggal"], name="umpan_balik_kunci"),
            models.CheckConstraint(
                condition=models.Q(nilai__range=(0, 10000)), name="umpan_balik_rentang"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.nilai}"
