"""Rule sets as dated, versioned data, and which one an agency has put in force."""

from typing import Any, ClassVar

from django.db import models

from talenta.akun.models import BerlingkupInstansi, Instansi, Pengguna
from talenta.inti.riwayat import lacak


class AturanQuerySet(models.QuerySet["AturanTalenta"]):
    def terlihat_oleh(self, pengguna: Any) -> "AturanQuerySet":
        """National rule sets and those of the person's own agency: rules are no secret."""
        instansi_id = pengguna.lingkup.instansi_id
        return self.filter_milik(instansi_id).exclude(status=AturanTalenta.Status.DRAF)

    def filter_milik(self, instansi_id: int | None) -> "AturanQuerySet":
        """National rule sets and those of one agency."""
        return self.filter(models.Q(instansi__isnull=True) | models.Q(instansi_id=instansi_id))


@lacak()
class AturanTalenta(models.Model):
    """One version of one rule set; `isi` is what karir.mesin.aturan checks and reads.

    `instansi` is empty for the rule sets that ship. `sidik` is the SHA-256 of the canonical
    content. A version used by a run never changes; a change makes a new version.
    """

    RLS = "bebas"
    HAK_WEB = "SELECT"

    class Status(models.TextChoices):
        DRAF = "DRAF", "Draf"
        DIUSULKAN = "DIUSULKAN", "Diusulkan"
        BERLAKU = "BERLAKU", "Berlaku"
        DICABUT = "DICABUT", "Dicabut"

    kode = models.CharField(max_length=60)
    versi = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=200)
    dasar_hukum = models.TextField()
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, related_name="+")
    berlaku_mulai = models.DateField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAF)
    isi = models.JSONField()
    sidik = models.CharField(max_length=64)
    diusulkan_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    disahkan_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = AturanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "kode", "versi"],
                name="aturan_versi",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(diusulkan_oleh__isnull=True)
                | models.Q(disahkan_oleh__isnull=True)
                | ~models.Q(diusulkan_oleh=models.F("disahkan_oleh")),
                name="aturan_dua_orang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} versi {self.versi}"


@lacak()
class AturanBerlaku(BerlingkupInstansi):
    """From `mulai` on, this agency ranks by this rule set (until a later row)."""

    RLS = "agregat"

    aturan = models.ForeignKey(AturanTalenta, on_delete=models.PROTECT, related_name="+")
    mulai = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "mulai"], name="aturan_berlaku_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.aturan_id} sejak {self.mulai}"
