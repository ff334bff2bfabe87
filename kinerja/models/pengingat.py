"""Reminders: those that an officer or a head sent, and those that go out before a deadline."""

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


class PengingatOtomatis(BerlingkupInstansi):
    """Everybody who holds up one step is told once before its deadline; a deadline that was moved
    is another one. People are told in the order of their numbers, and `sampai` is the last one, so
    that work which was cut short goes on where it stopped."""

    RLS = "kantor"

    tahun_kinerja = models.ForeignKey(TahunKinerja, on_delete=models.CASCADE, related_name="+")
    langkah = models.CharField(max_length=20)
    batas = models.DateField()
    sampai = models.BigIntegerField(default=0)
    jumlah = models.IntegerField(default=0)
    mulai_pada = models.DateTimeField(auto_now_add=True)
    selesai_pada = models.DateTimeField(null=True)

    objects: ClassVar = PengingatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "langkah", "batas"], name="pengingat_otomatis_sekali"
            )
        ]

    def __str__(self) -> str:
        return f"{self.langkah} {self.batas}"
