"""A role given to an account, with dates. The unit a role is bound to stands in `pegawai`."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.akun.models.instansi import Instansi
from talenta.akun.models.pengguna import Pengguna
from talenta.inti.riwayat import lacak


class PenugasanPeranQuerySet(models.QuerySet["PenugasanPeran"]):
    def terlihat_oleh(self, pengguna: Any) -> "PenugasanPeranQuerySet":
        """Roles given in the agency, for those who look at its accounts; default deny."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("akun.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)

    def berlaku_pada(self, tanggal: object) -> "PenugasanPeranQuerySet":
        """Assignments in force on a date; the end date is exclusive."""
        return self.filter(berlaku_mulai__lte=tanggal).filter(
            models.Q(berlaku_sampai__isnull=True) | models.Q(berlaku_sampai__gt=tanggal)
        )


@lacak()
class PenugasanPeran(models.Model):
    """One role of one person in one agency, in force over a half-open span of dates."""

    RLS = "bebas"
    HAK_WEB = "SELECT, INSERT, UPDATE"

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="penugasan")
    peran = models.CharField(max_length=20, choices=Peran)
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="+")
    berlaku_mulai = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)
    diberikan_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects: ClassVar = PenugasanPeranQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(berlaku_sampai__isnull=True)
                | models.Q(berlaku_sampai__gte=models.F("berlaku_mulai")),
                name="penugasan_urut",
            ),
            models.CheckConstraint(
                condition=models.Q(diberikan_oleh__isnull=True)
                | ~models.Q(diberikan_oleh=models.F("pengguna")),
                name="penugasan_bukan_untuk_diri_sendiri",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} {self.pengguna_id}"

    @property
    def berakhir(self) -> bool:
        """Whether the role no longer counts today, or was ended before it began."""
        return self.berlaku_sampai is not None and (
            self.berlaku_sampai <= timezone.localdate() or self.berlaku_sampai <= self.berlaku_mulai
        )

    @property
    def belum_mulai(self) -> bool:
        """Whether the role will count from a later day on."""
        return not self.berakhir and self.berlaku_mulai > timezone.localdate()
