"""Undoing an applied import: how far it is, what it would do, and what stands in the way."""

from typing import Any, ClassVar

from django.db import models

from talenta.akun.models import BerlingkupInstansi
from talenta.impor.models.impor import Impor
from talenta.inti.models import Pekerjaan


class UrungQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> "UrungQuerySet":
        """What belongs to the agency's imports, for those who may look at imports."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("impor.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)


class Pengurungan(BerlingkupInstansi):
    """The check of an import for its undoing, and the undoing; one row an import, renewed."""

    RLS = "kantor"
    HAK_WEB = "SELECT, INSERT, UPDATE"

    class Status(models.TextChoices):
        MEMERIKSA = "MEMERIKSA", "Sedang diperiksa"
        DAPAT = "DAPAT", "Dapat diurungkan"
        TERHALANG = "TERHALANG", "Belum dapat diurungkan"
        MENGURUNGKAN = "MENGURUNGKAN", "Sedang diurungkan"
        SELESAI = "SELESAI", "Selesai"

    BERJALAN = (Status.MEMERIKSA, Status.MENGURUNGKAN)

    impor = models.OneToOneField(Impor, on_delete=models.CASCADE, related_name="pengurungan")
    status = models.CharField(max_length=15, choices=Status, default=Status.MEMERIKSA)
    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.SET_NULL, null=True, related_name="+")
    dihapus = models.IntegerField(default=0)
    dikembalikan = models.IntegerField(default=0)
    halangan_n = models.IntegerField(default=0)
    # What stands in the way by cause (talenta.impor.urung.halangan.kelompok).
    kelompok = models.JSONField(default=list)
    # Rows that later imports said the same about, and these imports' numbers, the newest first.
    disamakan_n = models.IntegerField(default=0)
    disamakan = models.JSONField(default=list)
    diperiksa_pada = models.DateTimeField(null=True)

    objects: ClassVar = UrungQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    status__in=["MEMERIKSA", "DAPAT", "TERHALANG", "MENGURUNGKAN", "SELESAI"]
                ),
                name="pengurungan_status",
            )
        ]

    def __str__(self) -> str:
        return f"pengurungan impor {self.impor_id}"

    @property
    def diproses(self) -> bool:
        """Whether a job still works, or will work, on it."""
        return (
            self.status in self.BERJALAN and self.pekerjaan is not None and self.pekerjaan.terbuka
        )

    @property
    def macet(self) -> bool:
        """Whether its job ended without bringing it to a rest; it can be started again."""
        return self.status in self.BERJALAN and not self.diproses


class Halangan(BerlingkupInstansi):
    """One row of an import that cannot be undone, and why."""

    RLS = "kantor"

    class Sebab(models.TextChoices):
        IMPOR_LAIN = "IMPOR_LAIN", "Diubah lagi oleh impor yang lebih baru"
        DIUBAH = "DIUBAH", "Diubah lagi sesudah impor ini"
        DIHAPUS = "DIHAPUS", "Sudah dihapus"
        DIRUJUK = "DIRUJUK", "Sudah dipakai oleh data lain"
        AKUN = "AKUN", "Sudah punya akun"
        TUJUAN_HILANG = "TUJUAN_HILANG", "Isi lamanya merujuk data yang sudah tidak ada"
        TANPA_RIWAYAT = "TANPA_RIWAYAT", "Isi lamanya tidak tercatat"

    impor = models.ForeignKey(Impor, on_delete=models.CASCADE, related_name="halangan")
    sebab = models.CharField(max_length=15, choices=Sebab)
    # The row's number in the file and its key in words.
    baris = models.IntegerField(null=True)
    kunci = models.TextField()
    # The later import, where one is the cause or brought what refers to the row.
    impor_lain = models.ForeignKey(
        Impor, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    pelaku = models.TextField(blank=True)
    waktu = models.DateTimeField(null=True)
    # What refers to the row, or is referred to, in words; and how many there are.
    rujukan = models.TextField(blank=True)
    banyak = models.IntegerField(default=1)

    objects: ClassVar = UrungQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["impor", "sebab", "impor_lain", "id"], name="halangan_sebab"),
            models.Index(fields=["impor", "id"], name="halangan_impor"),
        ]

    def __str__(self) -> str:
        return f"{self.sebab} {self.kunci}"
