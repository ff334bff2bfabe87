"""Days on which nobody works: the nation's, and what an agency says about its own."""

from typing import Any, ClassVar, Self

from django.db import models

from talenta.akun.models.instansi import Instansi
from talenta.inti.riwayat import lacak


class HariLiburQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """The nation's days and those of the person's own agency; they are no secret."""
        return self.untuk(pengguna.lingkup.instansi_id)

    def untuk(self, instansi_id: int | None) -> Self:
        """The nation's days and those of one agency."""
        return self.filter(models.Q(instansi__isnull=True) | models.Q(instansi_id=instansi_id))


@lacak()
class HariLibur(models.Model):
    """What one day is: closed or, against the nation's list, worked.

    Without an agency a row is the nation's, as the calendar library lists it
    (talenta.akun.services.kalender). An agency's own row is the last word for the agency: a
    regional day, a cuti bersama, a nation's day that a decree has moved. Rows are changed and never
    taken away; the history keeps what was.
    """

    RLS = "nasional"
    HAK_WEB = "SELECT, INSERT, UPDATE (jenis, nama, dasar)"

    class Jenis(models.TextChoices):
        NASIONAL = "NASIONAL", "Libur nasional"
        CUTI_BERSAMA = "CUTI_BERSAMA", "Cuti bersama"
        DAERAH = "DAERAH", "Libur daerah atau instansi"
        KERJA = "KERJA", "Hari kerja (bukan libur)"

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, related_name="+")
    tanggal = models.DateField()
    jenis = models.CharField(max_length=12, choices=Jenis)
    nama = models.CharField(max_length=200)
    dasar = models.CharField(max_length=300)

    objects: ClassVar = HariLiburQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tanggal"],
                condition=models.Q(instansi__isnull=True),
                name="hari_libur_nasional_sekali",
            ),
            models.UniqueConstraint(fields=["instansi", "tanggal"], name="hari_libur_sekali"),
            models.CheckConstraint(
                condition=models.Q(instansi__isnull=False) | ~models.Q(jenis="KERJA"),
                name="hari_libur_nasional_libur",
            ),
            models.CheckConstraint(
                condition=~models.Q(nama="") & ~models.Q(dasar=""), name="hari_libur_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.nama}"
