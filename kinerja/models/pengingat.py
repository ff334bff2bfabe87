"""Reminders that an officer or a head sent."""

from typing import Any, ClassVar, Self

from django.db import models

from kinerja.models.tahun import TahunKinerja
from talenta.akun.models import BerlingkupInstansi, Pengguna
from talenta.pegawai.models import UnitOrganisasi


class PengingatQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Reminders within the agency, for those who watch over the year; default deny."""
        if not pengguna.lingkup.boleh("kinerja.pantau"):
            return self.none()
        return self.filter(instansi_id=pengguna.lingkup.instansi_id)


class Pengingat(BerlingkupInstansi):
    """One click: everybody of a unit who is behind with one step was told, once a day at most.
    Added, never changed."""

    RLS = "kantor"
    HAK_WEB = "SELECT, INSERT"

    tahun_kinerja = models.ForeignKey(TahunKinerja, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(UnitOrganisasi, on_delete=models.CASCADE, related_name="+")
    # "SKP", "TAHUNAN", or the number of a period.
    langkah = models.CharField(max_length=20)
    hari = models.DateField()
    jumlah = models.IntegerField()
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = PengingatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "unit", "langkah", "hari"], name="pengingat_sehari"
            )
        ]

    def __str__(self) -> str:
        return f"{self.langkah} {self.unit_id} {self.hari}"
