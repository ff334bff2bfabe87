"""What a file does to each of its rows; partitioned by import and written as a whole."""

from typing import Any, ClassVar

from django.db import models

from talenta.akun.models import Instansi
from talenta.impor.models.impor import Impor


class BarisImporQuerySet(models.QuerySet["BarisImpor"]):
    def terlihat_oleh(self, pengguna: Any) -> "BarisImporQuerySet":
        """Rows of the agency's imports; default deny."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("impor.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)


class BarisImpor(models.Model):
    """One data row of a file: what applying does, or did, to the records.

    `baris` is the physical row. `kunci` is the row's identity as text, its parts joined by
    " / ", empty where it cannot be read; `nama` the upper-case name of what the row tells
    about, if the kind has one. `ubah` lists, for BERUBAH, {kolom, lama, baru} as text.
    """

    RLS = "kantor"
    HAK_WEB = "SELECT"

    class Keadaan(models.TextChoices):
        BARU = "baru", "Baru"
        BERUBAH = "berubah", "Berubah"
        SAMA = "sama", "Sama"
        DITOLAK = "ditolak", "Ditolak"

    pk = models.CompositePrimaryKey("impor_id", "baris")
    impor = models.ForeignKey(
        Impor, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    instansi = models.ForeignKey(
        Instansi, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    baris = models.IntegerField()
    keadaan = models.CharField(max_length=8, choices=Keadaan)
    peringatan = models.BooleanField()
    kunci = models.TextField()
    nama = models.TextField()
    ubah = models.JSONField(null=True)

    objects: ClassVar = BarisImporQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "impor_baris"

    def __str__(self) -> str:
        return f"baris {self.baris}: {self.keadaan}"
