"""The unit tree: its truth is the effective-dated parent; interval and closure are derived."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from talenta.akun.models import BerlingkupInstansi
from talenta.impor.models import CatatanImpor
from talenta.inti.riwayat import lacak
from talenta.pegawai.querysets import SeinstansiQuerySet


@lacak(kecuali=("lft", "rgt", "kedalaman", "opd", "sidik", "diperbarui_pada"))
class UnitOrganisasi(CatatanImpor, BerlingkupInstansi):
    """A unit. `lft`..`rgt`, `kedalaman` and `opd` (the unit just below the root, or the root
    for the root itself) are renewed by talenta.pegawai.services.pohon."""

    kode = models.TextField()
    nama = models.TextField()
    atasan = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="bawahan")
    lft = models.IntegerField(null=True)
    rgt = models.IntegerField(null=True)
    kedalaman = models.SmallIntegerField(null=True)
    opd = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kode"], name="unit_kode"),
            models.CheckConstraint(
                condition=~models.Q(atasan=models.F("id")), name="unit_bukan_atasan_sendiri"
            ),
            models.CheckConstraint(
                condition=models.Q(lft__isnull=True) | models.Q(rgt__gte=models.F("lft")),
                name="unit_interval",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "lft"], name="unit_lft")]

    def __str__(self) -> str:
        return self.nama


@lacak()
class AtasanUnit(BerlingkupInstansi):
    """The parent of a unit over a span of dates; an open start is the first known parent."""

    unit = models.ForeignKey(
        UnitOrganisasi, on_delete=models.CASCADE, related_name="riwayat_atasan"
    )
    atasan = models.ForeignKey(
        UnitOrganisasi, on_delete=models.PROTECT, null=True, related_name="+"
    )
    masa = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="atasan_unit_satu_pada_satu_waktu",
                expressions=[("unit", RangeOperators.EQUAL), ("masa", RangeOperators.OVERLAPS)],
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} di bawah {self.atasan_id}"


class LeluhurUnit(BerlingkupInstansi):
    """Closure rows of the present tree: every ancestor of every unit, itself at distance 0."""

    # Made anew from the tree; what they point at is no dependency of theirs.
    DIBANGUN_ULANG = True

    leluhur = models.ForeignKey(UnitOrganisasi, on_delete=models.CASCADE, related_name="+")
    keturunan = models.ForeignKey(UnitOrganisasi, on_delete=models.CASCADE, related_name="+")
    jarak = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["leluhur", "keturunan"], name="leluhur_unit_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.leluhur_id} > {self.keturunan_id}"
