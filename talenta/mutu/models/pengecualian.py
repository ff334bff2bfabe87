"""A finding that is right as it is: said by a person, with a reason, for a time."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from talenta.akun.models import BerlingkupUnit, Pengguna
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Pegawai


class PengecualianQuerySet(models.QuerySet["PengecualianMutu"]):
    def terlihat_oleh(self, pengguna: Any) -> "PengecualianQuerySet":
        """Exceptions about the people in view, for those who may see the index; default deny."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("mutu.indeks"):
            return self.none()
        return self.filter(
            instansi_id=lingkup.instansi_id,
            unit_lft__gte=lingkup.lft,
            unit_lft__lte=lingkup.rgt,
        )

    def berlaku(self, hari: date) -> "PengecualianQuerySet":
        """Exceptions in force on a day: not withdrawn, not past their last day."""
        return self.filter(Q(sampai__isnull=True) | Q(sampai__gte=hari), dicabut_pada__isnull=True)


@lacak(kecuali=("unit_lft",))
class PengecualianMutu(BerlingkupUnit):
    """One check does not count for one person from `mulai` until `sampai`, or until withdrawn."""

    HAK_WEB = "SELECT, INSERT, UPDATE (dicabut_pada, dicabut_oleh_id, alasan_cabut)"
    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    kode = models.CharField(max_length=60)
    alasan = models.TextField()
    mulai = models.DateField()
    sampai = models.DateField(null=True)
    dibuat_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dicabut_pada = models.DateTimeField(null=True)
    dicabut_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    alasan_cabut = models.TextField(blank=True)

    objects: ClassVar = PengecualianQuerySet.as_manager()

    class Meta:
        verbose_name = "pengecualian mutu data"
        constraints = [
            models.CheckConstraint(condition=~Q(alasan=""), name="pengecualian_mutu_beralasan"),
            models.CheckConstraint(
                condition=Q(sampai__isnull=True) | Q(sampai__gte=models.F("mulai")),
                name="pengecualian_mutu_masa",
            ),
        ]
        indexes = [
            models.Index(fields=["pegawai", "kode"], name="pengecualian_mutu_orang"),
            models.Index(fields=["instansi", "-id"], name="pengecualian_mutu_daftar"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.pegawai_id}"

    @property
    def id_teks(self) -> str:
        """Its key as text, for names in a page."""
        return str(self.pk)
