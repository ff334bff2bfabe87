"""What can be checked of a run by anybody: its certificate, the tree below it, its counts."""

from typing import Any, ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from karir.models.proses import TAMPIL_ATAU_COBA, ProsesPeringkat
from talenta.akun.models import BerlingkupInstansi

# Leaves or nodes in one row of the tree.
SEPOTONG = 4096


class SertifikatQuerySet(models.QuerySet["SertifikatProses"]):
    def terlihat_oleh(self, pengguna: Any) -> "SertifikatQuerySet":
        """Certificates of the runs in view."""
        return self.filter(proses__in=ProsesPeringkat.objects.terlihat_oleh(pengguna))


class SertifikatProses(BerlingkupInstansi):
    """The certificate of a run: `isi` is published, `kode` is derived from it and found by it.

    Made once and never changed. Everybody of the agency reads it; without signing in it is read
    by its code through `sertifikat_umum`, if the run was ever shown.
    """

    RLS = "agregat"
    RLS_SYARAT = TAMPIL_ATAU_COBA.format(kolom="proses_id")
    HAK_WEB = "SELECT"
    FUNGSI_WEB = ("sertifikat_umum(text)", "tanda_terima_jalur(bigint)")

    proses = models.OneToOneField(
        ProsesPeringkat, on_delete=models.PROTECT, related_name="sertifikat"
    )
    kode = models.CharField(max_length=16, unique=True)
    isi = models.JSONField()
    akar = models.CharField(max_length=64)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = SertifikatQuerySet.as_manager()

    class Meta:
        triggers = [
            pgtrigger.Protect(
                name="sertifikat_tetap", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"sertifikat {self.kode_tertulis}"

    @property
    def kode_tertulis(self) -> str:
        """The code in groups of four, as it is printed."""
        return "-".join(self.kode[di : di + 4] for di in range(0, len(self.kode), 4))


class RahasiaProses(models.Model):
    """What the salt of each person of a run is made of: the two keyed blocks of HMAC-SHA-256.

    Without it nobody can guess a neighbour's leaf. It never leaves the database but as the salt
    of the one who asks (`tanda_terima_jalur`).
    """

    RLS = "tertutup"

    proses = models.OneToOneField(ProsesPeringkat, on_delete=models.PROTECT, related_name="rahasia")
    dalam = models.BinaryField()
    luar = models.BinaryField()

    def __str__(self) -> str:
        return f"rahasia proses {self.proses_id}"


class PohonProses(models.Model):
    """`SEPOTONG` nodes of one level of a run's tree, 32 bytes each; level 0 are the leaves.

    Leaves stand by ascending `pegawai`; `awal` is the first of a piece.
    """

    RLS = "tertutup"

    proses = models.ForeignKey(ProsesPeringkat, on_delete=models.PROTECT, related_name="pohon")
    lapis = models.SmallIntegerField()
    potongan = models.IntegerField()
    awal = models.BigIntegerField(null=True)
    pegawai = ArrayField(models.BigIntegerField(), null=True)
    isi = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proses", "lapis", "potongan"], name="pohon_sekali")
        ]

    def __str__(self) -> str:
        return f"pohon proses {self.proses_id} lapis {self.lapis}"


class RekapQuerySet(models.QuerySet["RekapProses"]):
    def terlihat_oleh(self, pengguna: Any) -> "RekapQuerySet":
        """Counts of the runs in view, for those who may read counts by office."""
        if not pengguna.lingkup.boleh("hasil.rekap"):
            return self.none()
        return self.filter(proses__in=ProsesPeringkat.objects.terlihat_oleh(pengguna))


class RekapProses(BerlingkupInstansi):
    """Counts of a run by office, made with its certificate and named in it by hash.

    `isi` is a list, one entry an office in the order of its name: `id`, `nama`, `jumlah`,
    `dipetakan`, `belum`, `tidak`, `krs` and `kotak`, the counts of boxes 1 to 9.
    """

    RLS = "kantor"
    RLS_SYARAT = TAMPIL_ATAU_COBA.format(kolom="proses_id")

    proses = models.OneToOneField(ProsesPeringkat, on_delete=models.PROTECT, related_name="rekap")
    isi = models.JSONField()

    objects: ClassVar = RekapQuerySet.as_manager()

    def __str__(self) -> str:
        return f"rekap proses {self.proses_id}"
