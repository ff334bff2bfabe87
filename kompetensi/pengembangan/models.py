"""Learning hours (JP) as reported."""

from django.db import models

from talenta.inti.riwayat import lacak
from talenta.pegawai.models import CatatanPegawai


@lacak(kecuali=("unit_lft", "sidik", "diperbarui_pada"))
class JamPembelajaran(CatatanPegawai):
    """One learning activity with its hours (JP)."""

    nama = models.TextField()
    jenis = models.TextField(blank=True)
    metode = models.TextField(blank=True)
    penyelenggara = models.TextField(blank=True)
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
