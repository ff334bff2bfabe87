"""Which runs have their results set aside, since when, and who brought them back."""

from typing import Any, ClassVar

from django.db import models

from karir.models.proses import TAMPIL_ATAU_COBA, ProsesPeringkat
from talenta.akun.models import BerlingkupInstansi


class ArsipQuerySet(models.QuerySet["ArsipProses"]):
    def terlihat_oleh(self, pengguna: Any) -> "ArsipQuerySet":
        """Archivings of the runs in view."""
        return self.filter(proses__in=ProsesPeringkat.objects.terlihat_oleh(pengguna))

    def kini(self) -> "ArsipQuerySet":
        """Archivings that last."""
        return self.filter(dipulihkan_pada__isnull=True)


class ArsipProses(BerlingkupInstansi):
    """One span in which the results of a run stood in the schema `arsip`; the last may be open.

    The run itself, its certificate and its frozen inputs stay where they are.
    """

    RLS = "agregat"
    RLS_SYARAT = TAMPIL_ATAU_COBA.format(kolom="proses_id")
    HAK_WEB = "SELECT"

    proses = models.ForeignKey(ProsesPeringkat, on_delete=models.PROTECT, related_name="arsip")
    diarsipkan_pada = models.DateTimeField()
    oleh_nama = models.CharField(max_length=200)
    dipulihkan_pada = models.DateTimeField(null=True)
    dipulihkan_oleh_nama = models.CharField(max_length=200, blank=True)

    objects: ClassVar = ArsipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proses"],
                condition=models.Q(dipulihkan_pada__isnull=True),
                name="arsip_satu_per_proses",
            )
        ]

    def __str__(self) -> str:
        return f"arsip proses {self.proses_id}"
