"""A dated snapshot of a SIMATA export: never part of the records, compared with a run."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from talenta.akun.models import BerlingkupInstansi, BerlingkupUnit
from talenta.inti.acuan import AcuanHimpunan
from talenta.inti.models import Berkas, Pekerjaan


class AcuanSimataQuerySet(models.QuerySet["AcuanSimata"]):
    def terlihat_oleh(self, pengguna: Any) -> "AcuanSimataQuerySet":
        """Snapshots of the agency, for those who see results."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("hasil.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)

    def berlaku(self) -> "AcuanSimataQuerySet":
        """Those that were read and not withdrawn."""
        return self.filter(status=AcuanSimata.Status.SIAP, dicabut_pada__isnull=True)


class AcuanSimata(BerlingkupInstansi):
    """One SIMATA export as it stood on `tanggal`.

    `desimal` holds, for each column of figures that the file has, the decimals it is printed with.
    """

    RLS = "kantor"
    HAK_WEB = "SELECT, INSERT, UPDATE (pekerjaan_id, dicabut_pada, dicabut_oleh_nama, alasan_cabut)"

    class Status(models.TextChoices):
        DIUNGGAH = "DIUNGGAH", "Menunggu dibaca"
        SIAP = "SIAP", "Siap dicocokkan"
        TIDAK_TERBACA = "TIDAK_TERBACA", "Tidak terbaca"

    tanggal = models.DateField()
    status = models.CharField(max_length=13, choices=Status, default=Status.DIUNGGAH)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.SET_NULL, null=True, related_name="+")
    oleh_nama = models.CharField(max_length=200)
    dibaca = models.IntegerField(default=0)
    disimpan = models.IntegerField(default=0)
    ditolak = models.IntegerField(default=0)
    peringatan = models.IntegerField(default=0)
    tak_dikenal = models.IntegerField(default=0)
    pengenalan = models.JSONField(default=dict)
    desimal = models.JSONField(default=dict)
    galat = models.TextField(blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dicabut_pada = models.DateTimeField(null=True)
    dicabut_oleh_nama = models.CharField(max_length=200, blank=True)
    alasan_cabut = models.TextField(blank=True)

    objects: ClassVar = AcuanSimataQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dicabut_pada__isnull=True, alasan_cabut="")
                | (models.Q(dicabut_pada__isnull=False) & ~models.Q(alasan_cabut="")),
                name="acuan_simata_cabut_beralasan",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "-id"], name="acuan_simata_daftar")]

    def __str__(self) -> str:
        return f"acuan SIMATA {self.pk}"

    @property
    def dicabut(self) -> bool:
        """Whether it was withdrawn."""
        return self.dicabut_pada is not None

    @property
    def sebutan(self) -> str:
        """Its state in words."""
        return "Dicabut" if self.dicabut else str(self.get_status_display())

    @property
    def dapat_dicocokkan(self) -> bool:
        """Whether it can be laid beside a run."""
        return self.status == self.Status.SIAP and not self.dicabut

    @property
    def macet(self) -> bool:
        """Whether its job ended without having read the file."""
        return self.status == self.Status.DIUNGGAH and not (
            self.pekerjaan is not None and self.pekerjaan.terbuka
        )


class BarisSimataQuerySet(models.QuerySet["BarisSimata"]):
    def terlihat_oleh(self, pengguna: Any) -> "BarisSimataQuerySet":
        """Rows about the people in view, for those who see results, those about nobody the portal
        knows only where the whole agency is; else the own one."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("hasil.lihat"):
            return self.filter(pegawai_id=lingkup.pegawai_id) if lingkup.pegawai_id else self.none()
        return self.filter(
            instansi_id=lingkup.instansi_id,
            unit_lft__gte=lingkup.lft,
            unit_lft__lte=lingkup.rgt,
        )


class BarisSimata(BerlingkupUnit):
    """One person of a snapshot. Figures are whole millionths of a point, as exact axes are;
    `komponen` follows karir.simata.tata.KOMPONEN, NULL where SIMATA says nothing.

    Without a `pegawai_id` the portal knows no such NIP; `unit_lft` is then 0, which only whoever
    sees the whole agency reaches.
    """

    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    HAK_WEB = "SELECT"

    acuan = AcuanHimpunan(
        AcuanSimata, on_delete=models.CASCADE, related_name="baris", db_index=False
    )
    baris = models.IntegerField()
    # A plain number: a snapshot must not keep an import of people from being undone.
    pegawai_id = models.BigIntegerField(null=True)
    nip = models.CharField(max_length=18)
    nama = models.TextField(blank=True)
    nama_kunci = models.TextField(blank=True)
    unit_nama = models.TextField(blank=True)
    jabatan_nama = models.TextField(blank=True)
    kotak = models.SmallIntegerField()
    y = models.BigIntegerField()
    x = models.BigIntegerField()
    komponen = ArrayField(models.BigIntegerField(null=True))

    objects: ClassVar = BarisSimataQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["acuan", "nip"], name="baris_simata_sekali"),
            models.CheckConstraint(
                condition=models.Q(kotak__range=(1, 9)), name="baris_simata_kotak"
            ),
        ]

    def __str__(self) -> str:
        return f"acuan {self.acuan_id} baris {self.baris}"


class TemuanSimataQuerySet(models.QuerySet["TemuanSimata"]):
    def terlihat_oleh(self, pengguna: Any) -> "TemuanSimataQuerySet":
        """Findings of the agency's snapshots, for those who look at imports."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("impor.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)


class TemuanSimata(BerlingkupInstansi):
    """One finding in a SIMATA file, as those of an import."""

    RLS = "kantor"
    HAK_WEB = "SELECT"

    acuan = models.ForeignKey(
        AcuanSimata, on_delete=models.CASCADE, related_name="temuan", db_index=False
    )
    baris = models.IntegerField()
    kolom = models.CharField(max_length=100, blank=True)
    nilai = models.TextField(blank=True)
    kode = models.CharField(max_length=40)
    tingkat = models.CharField(max_length=12)
    pesan = models.TextField()

    objects: ClassVar = TemuanSimataQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["acuan", "baris", "id"], name="temuan_simata_baris")]

    def __str__(self) -> str:
        return f"{self.kode} baris {self.baris}"
