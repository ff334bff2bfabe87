"""The appraisal year of an agency, its periods, and the figures it works with."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kinerja.kode import Periodik
from kinerja.querysets import KinerjaInstansiQuerySet
from talenta.akun.models import BerlingkupInstansi, Pengguna
from talenta.inti.riwayat import lacak


class Keadaan(models.TextChoices):
    """Of a year or one of its periods. What was closed opens again by two people only."""

    DISUSUN = "DISUSUN", "Disiapkan"
    DIBUKA = "DIBUKA", "Dibuka"
    DITUTUP = "DITUTUP", "Ditutup"
    DIBUKA_KEMBALI = "DIBUKA_KEMBALI", "Dibuka kembali"


TERBUKA = (Keadaan.DIBUKA, Keadaan.DIBUKA_KEMBALI)


@lacak()
class TahunKinerja(BerlingkupInstansi):
    """A performance year. Deadlines are last days (inclusive); after one, what comes is late, and
    nothing comes once the year is closed."""

    HAK_WEB = (
        "SELECT, INSERT, UPDATE (jenis_periodik, batas_rencana, batas_akhir, status, dibuka_pada, "
        "ditutup_pada)"
    )

    tahun = models.SmallIntegerField()
    jenis_periodik = models.CharField(max_length=10, choices=Periodik)
    batas_rencana = models.DateField()
    batas_akhir = models.DateField()
    status = models.CharField(max_length=14, choices=Keadaan, default=Keadaan.DISUSUN)
    dibuka_pada = models.DateTimeField(null=True)
    ditutup_pada = models.DateTimeField(null=True)

    objects: ClassVar = KinerjaInstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "tahun"], name="tahun_kinerja_sekali"),
            models.CheckConstraint(
                condition=Q(tahun__range=(2000, 2100)), name="tahun_kinerja_rentang"
            ),
            models.CheckConstraint(
                condition=Q(batas_akhir__gt=F("batas_rencana")), name="tahun_kinerja_batas"
            ),
            models.CheckConstraint(
                condition=~Q(status="DITUTUP") | Q(ditutup_pada__isnull=False),
                name="tahun_kinerja_ditutup",
            ),
        ]

    def __str__(self) -> str:
        return f"Kinerja {self.tahun}"

    @property
    def terbuka(self) -> bool:
        return self.status in TERBUKA

    @property
    def mulai(self) -> date:
        """First day of the calendar year."""
        return date(self.tahun, 1, 1)

    @property
    def selesai(self) -> date:
        """The day after its last day."""
        return date(self.tahun + 1, 1, 1)


@lacak()
class PeriodeTinjauan(BerlingkupInstansi):
    """A span of a year that is reviewed (half-open), with its last day for reviews."""

    HAK_WEB = "SELECT, INSERT, UPDATE (nama, batas, status, ditutup_pada), DELETE"

    tahun_kinerja = models.ForeignKey(
        TahunKinerja, on_delete=models.CASCADE, related_name="periode"
    )
    nomor = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=60)
    mulai = models.DateField()
    selesai = models.DateField()
    batas = models.DateField()
    status = models.CharField(max_length=14, choices=Keadaan, default=Keadaan.DISUSUN)
    ditutup_pada = models.DateTimeField(null=True)

    objects: ClassVar = KinerjaInstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "nomor"], name="periode_tinjauan_sekali"
            ),
            models.CheckConstraint(
                condition=Q(selesai__gt=F("mulai")) & Q(batas__gte=F("mulai")),
                name="periode_tinjauan_urut",
            ),
            models.CheckConstraint(
                condition=~Q(status="DITUTUP") | Q(ditutup_pada__isnull=False),
                name="periode_tinjauan_ditutup",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def terbuka(self) -> bool:
        return self.status in TERBUKA

    @property
    def hari_akhir(self) -> date:
        """Its last day."""
        return self.selesai - timedelta(days=1)


@lacak()
class PembukaanKembali(BerlingkupInstansi):
    """A request to open a closed year, or one closed period of it, again: one asks with a reason,
    another decides."""

    RLS = "kantor"
    HAK_WEB = "SELECT, INSERT, UPDATE (keputusan, alasan_putusan, diputus_oleh_id, diputus_pada)"

    class Keputusan(models.TextChoices):
        DISETUJUI = "DISETUJUI", "Disetujui"
        DITOLAK = "DITOLAK", "Ditolak"
        DITARIK = "DITARIK", "Ditarik pengusul"

    tahun_kinerja = models.ForeignKey(
        TahunKinerja, on_delete=models.PROTECT, related_name="pembukaan"
    )
    periode = models.ForeignKey(
        PeriodeTinjauan, on_delete=models.PROTECT, null=True, related_name="pembukaan"
    )
    alasan = models.TextField()
    batas_baru = models.DateField()
    diusulkan_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField(auto_now_add=True)
    keputusan = models.CharField(max_length=10, choices=Keputusan, blank=True)
    alasan_putusan = models.TextField(blank=True)
    diputus_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    diputus_pada = models.DateTimeField(null=True)

    objects: ClassVar = KinerjaInstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(alasan=""), name="pembukaan_beralasan"),
            models.CheckConstraint(
                condition=Q(keputusan="", diputus_oleh=None, diputus_pada=None)
                | Q(keputusan="DITARIK", diputus_pada__isnull=False)
                | (
                    Q(keputusan__in=["DISETUJUI", "DITOLAK"])
                    & Q(diputus_oleh__isnull=False, diputus_pada__isnull=False)
                    & ~Q(diputus_oleh=F("diusulkan_oleh"))
                ),
                name="pembukaan_dua_orang",
            ),
            models.UniqueConstraint(
                fields=["tahun_kinerja", "periode"],
                condition=Q(keputusan=""),
                nulls_distinct=False,
                name="pembukaan_satu_menunggu",
            ),
        ]

    def __str__(self) -> str:
        return f"pembukaan kembali {self.pk}"


class KetentuanKinerja(BerlingkupInstansi):
    """From `mulai` on, this agency works with these figures in place of those delivered
    (kinerja/ketentuan.json). Rows are added, never changed; the latest of a day counts."""

    HAK_WEB = "SELECT, INSERT"

    class Jenis(models.TextChoices):
        TENGGAT = "TENGGAT", "Tenggat dan pengingat"
        WAJIB_SKP = "WAJIB_SKP", "Siapa yang wajib menyusun SKP"
        GABUNG_RATING = "GABUNG_RATING", "Penggabungan rating menurut masa jabatan"
        CAPAIAN_PIMPINAN = "CAPAIAN_PIMPINAN", "Rating pimpinan menurut capaian unit"
        SEBARAN = "SEBARAN", "Sebaran predikat yang diharapkan"
        UMPAN_BALIK = "UMPAN_BALIK", "Umpan balik tanpa nama"
        KEBERATAN = "KEBERATAN", "Keberatan"
        PANTAUAN = "PANTAUAN", "Pertanyaan pada pemantauan"
        PENGINGAT = "PENGINGAT", "Pengingat sebelum batas"

    jenis = models.CharField(max_length=20, choices=Jenis)
    isi = models.JSONField()
    mulai = models.DateField()
    sumber = models.TextField()
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = KinerjaInstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(sumber=""), name="ketentuan_kinerja_bersumber")
        ]
        indexes = [
            models.Index(
                fields=["instansi", "jenis", "-mulai", "-id"], name="ketentuan_kinerja_jenis"
            )
        ]

    def __str__(self) -> str:
        return f"{self.jenis} sejak {self.mulai}"
