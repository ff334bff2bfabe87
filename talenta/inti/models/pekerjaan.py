"""A long job is a row first; the task gets its id after commit and may run twice without harm."""

from typing import ClassVar

from django.db import models

from talenta.inti.querysets import PekerjaanQuerySet


class Pekerjaan(models.Model):
    """One background job: what, for whom, how far, and how it ended in words."""

    RLS = "instansi"
    FUNGSI_WEB = ("keadaan_portal()",)
    HAK_WEB = "SELECT, INSERT, UPDATE (status, batal_pada, batal_oleh, selesai_pada)"

    class Status(models.TextChoices):
        ANTRE = "ANTRE", "Menunggu giliran"
        BERJALAN = "BERJALAN", "Sedang berjalan"
        SELESAI = "SELESAI", "Selesai"
        GAGAL = "GAGAL", "Gagal"
        BATAL = "BATAL", "Dibatalkan"

    # The job of which this is a part; what is asked for at once ends part by part.
    induk = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="bagian")
    jenis = models.CharField(max_length=60)
    judul = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=Status, default=Status.ANTRE)
    instansi_id = models.BigIntegerField(null=True)
    pelaku_id = models.BigIntegerField(null=True)
    pelaku = models.CharField(max_length=200, blank=True)
    parameter = models.JSONField(default=dict)
    hasil = models.JSONField(default=dict)
    galat = models.TextField(blank=True)
    langkah = models.CharField(max_length=120, blank=True)
    selesai_n = models.BigIntegerField(default=0)
    total_n = models.BigIntegerField(null=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dikirim_pada = models.DateTimeField(null=True)
    mulai_pada = models.DateTimeField(null=True)
    selesai_pada = models.DateTimeField(null=True)
    batal_pada = models.DateTimeField(null=True)
    batal_oleh = models.CharField(max_length=200, blank=True)

    objects: ClassVar = PekerjaanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["ANTRE", "BERJALAN", "SELESAI", "GAGAL", "BATAL"]),
                name="pekerjaan_status",
            )
        ]
        indexes = [
            models.Index(fields=["instansi_id", "-id"], name="pekerjaan_instansi"),
            models.Index(
                fields=["id"],
                name="pekerjaan_terbuka",
                condition=models.Q(status__in=["ANTRE", "BERJALAN"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judul} ({self.status})"

    @property
    def terbuka(self) -> bool:
        """Whether the job still waits or runs."""
        return self.status in (self.Status.ANTRE, self.Status.BERJALAN)

    @property
    def persen(self) -> int | None:
        """Progress in whole percent, or None while the total is unknown."""
        if not self.total_n:
            return None
        return min(100, self.selesai_n * 100 // self.total_n)
