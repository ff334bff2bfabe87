"""When an agency ranks by itself, and what became of each day that was due."""

from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator
from django.db import models

from talenta.akun.models import BerlingkupInstansi, Pengguna
from talenta.inti.models import Pekerjaan
from talenta.inti.riwayat import lacak


class JadwalQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Schedule of the agency, for those who read its results."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("hasil.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)


@lacak()
class JadwalPeringkat(BerlingkupInstansi):
    """One agency's schedule: from `mulai` on, every `periode` months, after `jam` where it is.

    Only what falls due after `diatur_pada` counts, so that nothing is made up for a time in which
    the schedule did not stand.
    """

    RLS = "kantor"
    HAK_WEB = "SELECT, INSERT, UPDATE"

    class Periode(models.IntegerChoices):
        BULANAN = 1, "Setiap bulan"
        TRIWULANAN = 3, "Setiap tiga bulan"
        SEMESTERAN = 6, "Setiap enam bulan"
        TAHUNAN = 12, "Setiap tahun"

    aktif = models.BooleanField(default=True)
    periode = models.PositiveSmallIntegerField(choices=Periode, default=Periode.TRIWULANAN)
    mulai = models.DateField()
    jam = models.PositiveSmallIntegerField(default=1, validators=[MaxValueValidator(23)])
    diatur_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    diatur_oleh_nama = models.CharField(max_length=200)
    diatur_pada = models.DateTimeField()

    objects: ClassVar = JadwalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi"], name="jadwal_satu_per_instansi"),
            models.CheckConstraint(
                condition=models.Q(jam__lte=23, periode__in=[1, 3, 6, 12]), name="jadwal_sah"
            ),
        ]

    def __str__(self) -> str:
        return f"jadwal {self.get_periode_display().lower()} sejak {self.mulai}"


class PelaksanaanJadwal(BerlingkupInstansi):
    """One due day of an agency, taken care of once: by a job, or passed over with the reason."""

    RLS = "kantor"
    HAK_WEB = "SELECT, INSERT"

    jatuh_tempo = models.DateField()
    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.SET_NULL, null=True, related_name="+")
    keterangan = models.CharField(max_length=200, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = JadwalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "jatuh_tempo"], name="jadwal_sekali_per_tempo"
            )
        ]

    def __str__(self) -> str:
        return f"jatuh tempo {self.jatuh_tempo}"
