"""The yearly predikat of a person."""

from django.db import models

from kinerja.kode import Ekspektasi, Predikat
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import CatatanPegawai


@lacak(kecuali=("unit_lft", "sidik", "diperbarui_pada"))
class PredikatTahunan(CatatanPegawai):
    """Predikat of one calendar year, with the two ratings it rests on where they are known."""

    tahun = models.SmallIntegerField()
    hasil_kerja = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    perilaku_kerja = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    predikat = models.CharField(max_length=20, choices=Predikat)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tahun"], name="predikat_kunci"),
            models.CheckConstraint(condition=models.Q(tahun__gte=1970), name="predikat_tahun"),
        ]

    def __str__(self) -> str:
        return f"{self.tahun} {self.predikat}"
