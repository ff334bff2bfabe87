"""Learning hours (JP) as reported."""

from django.db import models

from talenta.inti.riwayat import lacak
from talenta.pegawai.models import CatatanPegawai


@lacak(kecuali=("unit_lft", "sidik", "diperbarui_pada"))
class JamPembelajaran(CatatanPegawai):
    """One learning activity with its hours (JP)."""

    nama = models.CharField(max_length=300)
    jenis = models.CharField(max_length=100, blank=True)
    metode = models.CharField(max_length=100, blank=True)
    penyelenggara = models.CharField(max_length=200, blank=True)
    jp = models.IntegerField()
    tanggal = models.DateField()

    class Meta:
        app_label = "kompetensi"
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "nama", "jp", "tanggal"], name="bangkom_kunci"
            ),
            models.CheckConstraint(condition=models.Q(jp__gte=0), name="bangkom_jp"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.jp} JP"
