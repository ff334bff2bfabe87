"""What each person has read of the portal's messages, and how each wants to be told."""

from typing import ClassVar

from django.db import models

from talenta.akun.models.milik import MilikQuerySet
from talenta.akun.models.pengguna import Pengguna
from talenta.inti.models import Pemberitahuan


class TandaBaca(models.Model):
    """That somebody has opened one message, or marked as read what the list showed."""

    RLS = "akun"
    HAK_WEB = HAK_DIRI = "SELECT, INSERT"

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="+")
    pemberitahuan = models.ForeignKey(Pemberitahuan, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar = MilikQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pengguna", "pemberitahuan"], name="tanda_baca_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.pengguna_id} membaca {self.pemberitahuan_id}"


class SetelanKabar(models.Model):
    """How one person is told; no row means as the portal proposes.

    `pilihan`: kind -> Cara. From `tenang_mulai` to `tenang_sampai` (hours of the agency's zone,
    over midnight where the first is the later one) no mail leaves but that about security.
    """

    RLS = "akun"
    HAK_WEB = HAK_DIRI = "SELECT, INSERT, UPDATE"
    TENANG_MULAI, TENANG_SAMPAI = 20, 6

    class Cara(models.TextChoices):
        PORTAL = "PORTAL", "Di portal saja"
        SEKETIKA = "SEKETIKA", "Di portal dan pos-el, segera"
        HARIAN = "HARIAN", "Di portal dan pos-el, ringkasan harian"
        MATI = "MATI", "Tidak diberi tahu"

    pengguna = models.OneToOneField(
        Pengguna, on_delete=models.CASCADE, primary_key=True, related_name="setelan_kabar"
    )
    pilihan = models.JSONField(default=dict)
    tenang_mulai = models.PositiveSmallIntegerField(default=TENANG_MULAI)
    tenang_sampai = models.PositiveSmallIntegerField(default=TENANG_SAMPAI)

    objects: ClassVar = MilikQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tenang_mulai__lt=24, tenang_sampai__lt=24),
                name="setelan_kabar_jam",
            )
        ]

    def __str__(self) -> str:
        return f"setelan pemberitahuan {self.pengguna_id}"
