"""Reviews of a period: what was achieved, with evidence, and how the appraiser rates it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kinerja.kode import Ekspektasi, Perilaku, Predikat
from kinerja.models.skp import BagianSkp, Rhk, Skp
from kinerja.models.tahun import PeriodeTinjauan
from kinerja.querysets import PenilaianQuerySet
from kinerja.rumus import MATRIKS
from talenta.akun.models import BerlingkupUnit, Instansi
from talenta.inti.acuan import AcuanHimpunan
from talenta.inti.models import Berkas
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Pegawai


def sesuai_matriks() -> Q:
    """A predikat stands with the two ratings that give it, or there is none."""
    syarat = Q(predikat="")
    for (hasil, perilaku), predikat in MATRIKS.items():
        syarat |= Q(rating_hasil=hasil, rating_perilaku=perilaku, predikat=predikat)
    return syarat


@lacak(kecuali=("unit_lft", "diperbarui_pada"))
class TinjauanPeriodik(BerlingkupUnit):
    """The review of one SKP in one period. Its predikat follows from the matrix, in the database
    too, and nobody but the appraiser sets it (kinerja_jaga_tinjauan)."""

    RLS = "penilai"
    HAK_WEB = "SELECT, UPDATE (penilai_id)"
    HAK_DIRI = "SELECT, INSERT, UPDATE"
    DIRI_KOLOM = "pegawai_id"
    # What the appraiser writes is the appraiser's until the review is finished.
    DIRI_TERTUTUP: ClassVar = (
        ("rating_hasil", "rating_perilaku", "predikat", "catatan"),
        {"status": "DINILAI"},
    )
    PENILAI_KOLOM = ("penilai_id",)
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True

    class Status(models.TextChoices):
        DRAF = "DRAF", "Realisasi disusun"
        DIAJUKAN = "DIAJUKAN", "Menunggu penilaian"
        DINILAI = "DINILAI", "Dinilai"

    instansi = AcuanHimpunan(Instansi, on_delete=models.PROTECT, related_name="+", db_index=False)
    skp = AcuanHimpunan(Skp, on_delete=models.PROTECT, related_name="tinjauan", db_index=False)
    periode = AcuanHimpunan(
        PeriodeTinjauan, on_delete=models.PROTECT, related_name="tinjauan", db_index=False
    )
    pegawai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, related_name="tinjauan_periodik")
    penilai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, null=True, related_name="+")
    rating_hasil = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    rating_perilaku = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    predikat = models.CharField(max_length=20, choices=Predikat, blank=True)
    catatan = models.TextField(blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.DRAF)
    # Of what the appraiser writes, and of what the person writes: neither waits for the other.
    versi = models.IntegerField(default=0)
    versi_realisasi = models.IntegerField(default=0)
    diajukan_pada = models.DateTimeField(null=True)
    dinilai_pada = models.DateTimeField(null=True)
    dinilai_oleh = AcuanHimpunan(
        Pegawai, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    dibuat_pada = models.DateTimeField(default=timezone.now)
    diperbarui_pada = models.DateTimeField(default=timezone.now)

    objects: ClassVar = PenilaianQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["skp", "periode"], name="tinjauan_periodik_sekali"),
            models.CheckConstraint(condition=sesuai_matriks(), name="tinjauan_periodik_matriks"),
            models.CheckConstraint(
                condition=~Q(status="DINILAI")
                | (~Q(predikat="") & Q(dinilai_pada__isnull=False, dinilai_oleh__isnull=False)),
                name="tinjauan_periodik_dinilai",
            ),
            models.CheckConstraint(
                condition=Q(dinilai_oleh__isnull=True) | ~Q(dinilai_oleh=F("pegawai")),
                name="tinjauan_periodik_bukan_diri",
            ),
        ]
        indexes = [
            models.Index(
                fields=["periode", "unit_lft", "id"],
                include=["status", "predikat"],
                name="tinjauan_periodik_unit",
            )
        ]

    def __str__(self) -> str:
        return f"tinjauan {self.skp_id} periode {self.periode_id}"


@lacak()
class RealisasiRhk(BagianSkp):
    """What the person achieved of one result, and what the appraiser says to it."""

    INDUK = "tinjauan"
    DIRI_TERTUTUP: ClassVar = (("rating", "umpan_balik"), {"tinjauan__status": "DINILAI"})

    tinjauan = AcuanHimpunan(
        TinjauanPeriodik, on_delete=models.CASCADE, related_name="realisasi", db_index=False
    )
    rhk = AcuanHimpunan(Rhk, on_delete=models.PROTECT, related_name="realisasi")
    realisasi = models.TextField(blank=True)
    rating = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    umpan_balik = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tinjauan", "rhk"], name="realisasi_rhk_sekali")
        ]

    def __str__(self) -> str:
        return f"realisasi {self.rhk_id}"


@lacak()
class PerilakuTinjauan(BagianSkp):
    """How the appraiser rates one of the seven behaviours in a period, and why."""

    INDUK = "tinjauan"
    DIRI_TERBACA: ClassVar = {"tinjauan__status": "DINILAI"}

    tinjauan = models.ForeignKey(
        TinjauanPeriodik, on_delete=models.CASCADE, related_name="perilaku", db_index=False
    )
    perilaku = models.CharField(max_length=11, choices=Perilaku)
    rating = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    umpan_balik = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tinjauan", "perilaku"], name="perilaku_tinjauan_sekali"
            )
        ]

    def __str__(self) -> str:
        return f"{self.perilaku}"


@lacak()
class BuktiRealisasi(BagianSkp):
    """Evidence of a realisation: a file of the portal or a link."""

    INDUK = "realisasi"

    realisasi = models.ForeignKey(RealisasiRhk, on_delete=models.CASCADE, related_name="bukti")
    keterangan = models.CharField(max_length=200)
    berkas = models.ForeignKey(
        Berkas, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    tautan = models.URLField(max_length=500, blank=True)
    ditambah_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(berkas__isnull=False, tautan="")
                | (Q(berkas__isnull=True) & ~Q(tautan="")),
                name="bukti_realisasi_satu",
            )
        ]

    def __str__(self) -> str:
        return self.keterangan
