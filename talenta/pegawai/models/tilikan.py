"""Who looked at whose record: one row a viewer, person, role and day. Added, never changed."""

from datetime import timedelta
from typing import Any, ClassVar

import pgtrigger
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.akun.models import BerlingkupInstansi, Pengguna


class TilikanQuerySet(models.QuerySet["Tilikan"]):
    def terlihat_oleh(self, pengguna: Any) -> "TilikanQuerySet":
        """Looks at people of the agency for the auditor, else those at one's own record."""
        lingkup = pengguna.lingkup
        if lingkup.boleh("tilikan.lihat"):
            return self.filter(instansi_id=lingkup.instansi_id)
        if lingkup.pegawai_id is not None:
            return self.filter(pegawai_id=lingkup.pegawai_id)
        return self.none()


class Tilikan(BerlingkupInstansi):
    """The first look of a day. The person is a plain number, as in the audit: a look outlives an
    import that is undone.

    `peran` and `tempat` (the unit or agency of the role) are those of that moment.
    """

    RLS = "orang"
    HAK_WEB = "SELECT, INSERT"
    # An appraiser looks as plain ASN.
    HAK_DIRI = "SELECT, INSERT"
    DIRI_KOLOM = "pegawai_id"
    # Kept so long, as the database sees to; docs/pelindungan-data.md.
    DISIMPAN = timedelta(days=730)

    class Jenis(models.TextChoices):
        HALAMAN = "HALAMAN", "Membuka halaman"
        NIK = "NIK", "Membuka NIK"
        NARASI = "NARASI", "Membuka uraian asesmen"

    pegawai_id = models.BigIntegerField("pegawai")
    pengguna = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, related_name="+", verbose_name="oleh", db_index=False
    )
    peran = models.CharField("sebagai", max_length=20, choices=Peran)
    tempat = models.TextField("pada")
    jenis = models.CharField(max_length=10, choices=Jenis)
    hari = models.DateField()
    pada = models.DateTimeField("pertama kali hari itu", default=timezone.now)

    objects: ClassVar = TilikanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai_id", "hari", "pengguna", "peran", "jenis"], name="tilikan_sehari"
            )
        ]
        indexes = [
            models.Index(fields=["pengguna", "hari"], name="tilikan_oleh"),
            # Rows come in the order of their days; what is past keeping is found by it.
            BrinIndex(fields=["hari"], name="tilikan_hari"),
        ]
        triggers = [
            pgtrigger.Protect(name="tilikan_tetap", operation=pgtrigger.Update),
            pgtrigger.Protect(
                name="tilikan_disimpan",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.hari > CURRENT_DATE - 730"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna_id} menilik {self.pegawai_id}"
