"""The yearly predikat of a person."""

from typing import ClassVar

from django.db import models

from kinerja.kode import Ekspektasi, Predikat
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import CatatanPegawai, Pegawai
from talenta.pegawai.querysets import CatatanPegawaiQuerySet


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


class PredikatBerlaku(models.Model):
    """The one predikat a person and year that counts: of the portal's own appraisal once that is
    final, else of the file. A view (0011), read with the rights of its reader; rows of appraisals
    are numbered from DARI_PENILAIAN.
    """

    RLS = "pandangan"
    # Beyond any number that a file's row will have.
    DARI_PENILAIAN = 2**62

    id = models.BigIntegerField(primary_key=True)
    instansi_id = models.BigIntegerField()
    unit_lft = models.IntegerField()
    pegawai = models.ForeignKey(Pegawai, on_delete=models.DO_NOTHING, related_name="+")
    tahun = models.SmallIntegerField()
    hasil_kerja = models.CharField(max_length=10, choices=Ekspektasi)
    perilaku_kerja = models.CharField(max_length=10, choices=Ekspektasi)
    predikat = models.CharField(max_length=20, choices=Predikat)
    dicabut_pada = models.DateTimeField(null=True)

    objects: ClassVar = CatatanPegawaiQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "kinerja_predikatberlaku"

    def __str__(self) -> str:
        return f"{self.tahun} {self.predikat}"
