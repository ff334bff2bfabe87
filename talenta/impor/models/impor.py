"""An import is a row with a status; its findings are rows too."""

from typing import Any, ClassVar

from django.db import models

from talenta.akun.models import BerlingkupInstansi, Pengguna
from talenta.inti.models import Berkas, Pekerjaan


class ImporQuerySet(models.QuerySet["Impor"]):
    def terlihat_oleh(self, pengguna: Any) -> "ImporQuerySet":
        """Imports of the agency for those who may look at imports; default deny."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("impor.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)


class Impor(BerlingkupInstansi):
    """One file of one kind on its way into the records."""

    HAK_WEB = "SELECT, INSERT, UPDATE"

    class Status(models.TextChoices):
        DIUNGGAH = "DIUNGGAH", "Menunggu diperiksa"
        MEMERIKSA = "MEMERIKSA", "Sedang diperiksa"
        SIAP = "SIAP", "Siap diterapkan"
        MENERAPKAN = "MENERAPKAN", "Sedang diterapkan"
        DITERAPKAN = "DITERAPKAN", "Diterapkan"
        TIDAK_TERBACA = "TIDAK_TERBACA", "Tidak terbaca"
        DIBATALKAN = "DIBATALKAN", "Dibatalkan"
        DIURUNGKAN = "DIURUNGKAN", "Diurungkan"

    BERJALAN = (Status.DIUNGGAH, Status.MEMERIKSA, Status.MENERAPKAN)

    # Checked, and some of it can be applied; or none of it can.
    MENUNGGU: ClassVar[models.Q] = models.Q(status=Status.SIAP) & (
        models.Q(baru__gt=0) | models.Q(berubah__gt=0) | models.Q(sama__gt=0)
    )
    TANPA_TERIMA: ClassVar[models.Q] = models.Q(status=Status.SIAP, baru=0, berubah=0, sama=0)

    jenis = models.CharField(max_length=40)
    # The sheet of a workbook that an officer chose; empty for the first whose header fits.
    lembar = models.CharField(max_length=100, blank=True)
    status = models.CharField(max_length=15, choices=Status, default=Status.DIUNGGAH)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.SET_NULL, null=True, related_name="+")
    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    # The officer says that the file holds everybody (kinds that can be complete only).
    lengkap = models.BooleanField(default=False)
    dibaca = models.IntegerField(default=0)
    baru = models.IntegerField(default=0)
    berubah = models.IntegerField(default=0)
    sama = models.IntegerField(default=0)
    ditolak = models.IntegerField(default=0)
    peringatan = models.IntegerField(default=0)
    # How the file was read: encoding, separator, header row, skipped titles, unknown columns.
    pengenalan = models.JSONField(default=dict)
    # Rows by finding, [kode, tingkat, how many], so that a page need not count them.
    kelompok_temuan = models.JSONField(default=list)
    galat = models.TextField(blank=True)
    # What the staged rows were read under (talenta.impor.tampungan.tanda); empty without any.
    tampungan = models.CharField(max_length=64, blank=True)
    # Turns taken at the agency's records when the check of them began (GiliranTulis).
    giliran = models.BigIntegerField(null=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diperiksa_pada = models.DateTimeField(null=True)
    diterapkan_pada = models.DateTimeField(null=True)
    diurungkan_pada = models.DateTimeField(null=True)
    # By name, since a command or the system undoes without an account.
    diurungkan_oleh = models.CharField(max_length=200, blank=True)
    alasan_urung = models.TextField(blank=True)

    objects: ClassVar = ImporQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["instansi", "-id"], name="impor_instansi")]

    def __str__(self) -> str:
        return f"{self.jenis} {self.pk}"

    @property
    def ada_yang_diterima(self) -> bool:
        """Whether any row of the file was accepted."""
        return bool(self.baru or self.berubah or self.sama)

    @property
    def sebutan(self) -> str:
        """Its state in words; a checked file of which nothing can be applied does not wait."""
        if self.status != self.Status.SIAP or self.ada_yang_diterima:
            return str(self.get_status_display())
        return "Semua ditolak" if self.dibaca else "Tanpa baris"

    @property
    def dapat_diurungkan(self) -> bool:
        """Whether there is anything that could be undone."""
        return self.status == self.Status.DITERAPKAN and bool(self.baru or self.berubah)

    @property
    def diproses(self) -> bool:
        """Whether a job still works, or will work, on this import."""
        return (
            self.status in self.BERJALAN and self.pekerjaan is not None and self.pekerjaan.terbuka
        )

    @property
    def dapat_diperiksa_lagi(self) -> bool:
        """Whether its file may be checked once more: nothing was written yet, nothing works."""
        return self.status in (self.Status.SIAP, self.Status.TIDAK_TERBACA) or self.macet

    @property
    def macet(self) -> bool:
        """Whether its job ended without bringing it to a rest; it can be started again."""
        return self.status in self.BERJALAN and not self.diproses


class TemuanQuerySet(models.QuerySet["Temuan"]):
    def terlihat_oleh(self, pengguna: Any) -> "TemuanQuerySet":
        """Findings of the agency's imports; default deny."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("impor.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)


class Temuan(BerlingkupInstansi):
    """One finding: physical row, column, value, code, and in words what to do about it."""

    RLS = "kantor"

    class Tingkat(models.TextChoices):
        DITOLAK = "ditolak", "Ditolak"
        PERINGATAN = "peringatan", "Peringatan"
        DIPERBAIKI = "diperbaiki", "Diperbaiki"

    impor = models.ForeignKey(Impor, on_delete=models.CASCADE, related_name="temuan")
    baris = models.IntegerField()
    kolom = models.CharField(max_length=100, blank=True)
    nilai = models.TextField(blank=True)
    kode = models.CharField(max_length=40)
    tingkat = models.CharField(max_length=12, choices=Tingkat)
    pesan = models.TextField()

    objects: ClassVar = TemuanQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["impor", "kode", "baris", "id"], name="temuan_kode"),
            models.Index(fields=["impor", "baris", "id"], name="temuan_baris"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} baris {self.baris}"


class BarisDitolak(BerlingkupInstansi):
    """The key of a rejected row, so that a later file can name the row to mend first."""

    RLS = "kantor"

    impor = models.ForeignKey(Impor, on_delete=models.CASCADE, related_name="+", db_index=False)
    baris = models.IntegerField()
    kunci = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["impor", "kunci"], name="baris_ditolak_kunci")]

    def __str__(self) -> str:
        return f"baris {self.baris}"
