"""What digital skill is measured by: frameworks, dated rules, what a post asks for."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kompetensi.digital.models.dasar import BANYAK_AREA, NasionalQuerySet, tingkatan
from talenta.akun.models import BerlingkupInstansi, Instansi, Pengguna
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Jabatan
from talenta.pegawai.querysets import SeinstansiQuerySet


class KerangkaDigital(models.Model):
    """A framework: areas, competences, levels and their statements in words, loaded from a file.

    `isi` as kompetensi.digital.kerangka reads it. The newest in force is used; an agency's own goes
    before the nation's.
    """

    RLS = "nasional"
    HAK_WEB = "SELECT"

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, related_name="+")
    kode = models.CharField(max_length=40)
    versi = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=200)
    sumber = models.TextField()
    berlaku_mulai = models.DateField()
    isi = models.JSONField()
    sidik = models.CharField(max_length=64)

    objects: ClassVar = NasionalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "kode", "versi"],
                name="kerangka_versi",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.judul} versi {self.versi}"


@lacak()
class KetentuanDigital(models.Model):
    """Dated rules: test, combination of the sources, usual levels by jenjang.

    `isi` as kompetensi.digital.ketentuan reads it.
    """

    RLS = "nasional"
    HAK_WEB = "SELECT, INSERT"

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, related_name="+")
    berlaku_mulai = models.DateField()
    isi = models.JSONField()
    dasar = models.TextField()
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")

    objects: ClassVar = NasionalQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["instansi", "berlaku_mulai", "id"], name="ketentuan_digital")
        ]

    def __str__(self) -> str:
        return f"ketentuan digital {self.berlaku_mulai}"


@lacak()
class StandarDigital(BerlingkupInstansi):
    """Levels a post asks for from a day on; `tingkat` empty: the usual ones of its jenjang."""

    HAK_WEB = "SELECT, INSERT, UPDATE (tingkat, dibuat_oleh_id, dibuat_pada)"

    jabatan = models.ForeignKey(Jabatan, on_delete=models.CASCADE, related_name="standar_digital")
    berlaku_mulai = models.DateField()
    tingkat = tingkatan(null=True)
    dibuat_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "berlaku_mulai"], name="standar_digital_kunci"
            ),
            models.CheckConstraint(
                condition=models.Q(tingkat=None)
                | models.Q(tingkat__len=BANYAK_AREA, tingkat__contained_by=list(range(9))),
                name="standar_digital_rentang",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "jabatan"], name="standar_digital_jabatan")]

    def __str__(self) -> str:
        return f"standar digital {self.jabatan_id} {self.berlaku_mulai}"
