"""Which run everybody of an agency sees, since when, and who said so."""

from typing import Any, ClassVar

from django.db import models

from karir.models.proses import ProsesPeringkat
from talenta.akun.models import BerlingkupInstansi, Pengguna
from talenta.inti.riwayat import lacak


class PenayanganQuerySet(models.QuerySet["PenayanganHasil"]):
    def terlihat_oleh(self, pengguna: Any) -> "PenayanganQuerySet":
        """Showings of the agency: no secret to anybody in it; counted agencies for a province."""
        lingkup = pengguna.lingkup
        if not lingkup.aktif:
            return self.none()
        if lingkup.boleh("agregat.lihat"):
            return self.filter(instansi_id__in=lingkup.instansi_agregat)
        return self.filter(instansi_id=lingkup.instansi_id)

    def kini(self) -> "PenayanganQuerySet":
        """Showings that last."""
        return self.filter(selesai_pada__isnull=True)


@lacak()
class PenayanganHasil(BerlingkupInstansi):
    """One span in which a run was the agency's result; the last one of an agency may be open.

    A run without a row here is a trial, seen only by those who may compute. Names of people are
    kept as they were, since accounts come and go.
    """

    RLS = "agregat"
    HAK_WEB = (
        "SELECT, INSERT, "
        "UPDATE (selesai_pada, selesai_sebab, alasan, selesai_oleh_id, selesai_oleh_nama)"
    )

    class Sebab(models.TextChoices):
        DIGANTI = "DIGANTI", "Diganti hasil lain"
        DITARIK = "DITARIK", "Ditarik dari tampilan"

    proses = models.ForeignKey(ProsesPeringkat, on_delete=models.PROTECT, related_name="penayangan")
    mulai_pada = models.DateTimeField()
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    oleh_nama = models.CharField(max_length=200)
    selesai_pada = models.DateTimeField(null=True)
    selesai_sebab = models.CharField(max_length=10, choices=Sebab, blank=True)
    alasan = models.TextField(blank=True)
    selesai_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    selesai_oleh_nama = models.CharField(max_length=200, blank=True)

    objects: ClassVar = PenayanganQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi"],
                condition=models.Q(selesai_pada__isnull=True),
                name="penayangan_satu_per_instansi",
            ),
            models.CheckConstraint(
                condition=models.Q(selesai_pada__isnull=True, selesai_sebab="")
                | models.Q(
                    selesai_pada__gte=models.F("mulai_pada"),
                    selesai_sebab__in=["DIGANTI", "DITARIK"],
                ),
                name="penayangan_urut",
            ),
            models.CheckConstraint(
                condition=~models.Q(selesai_sebab="DITARIK", alasan=""),
                name="penayangan_ditarik_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proses_id} sejak {self.mulai_pada:%Y-%m-%d}"
