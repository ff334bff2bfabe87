"""The yearly appraisal of a person, its parts by post, and the achievement of units."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kinerja.kode import Capaian, Ekspektasi, Predikat
from kinerja.models.skp import BagianSkp, Skp
from kinerja.models.tahun import TahunKinerja
from kinerja.models.tinjauan import sesuai_matriks
from kinerja.querysets import KinerjaInstansiQuerySet, TahunanQuerySet
from talenta.akun.models import BerlingkupInstansi, BerlingkupUnit, Pengguna
from talenta.inti.acuan import AcuanHimpunan
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Pegawai, UnitOrganisasi


@lacak(kecuali=("unit_lft", "diperbarui_pada"))
class PenilaianTahunan(BerlingkupUnit):
    """One appraisal a person and year. Ratings are the appraiser's, and after an objection those of
    the appraiser's superior (`atasan_penilai`); the predikat follows from the matrix.

    DITERIMA and FINAL are ends: acknowledged by the person, or closed by a decision or in time.
    """

    RLS = "penilai"
    HAK_WEB = "SELECT, UPDATE (penilai_id, atasan_penilai_id)"
    HAK_DIRI = "SELECT, INSERT, UPDATE"
    DIRI_KOLOM = "pegawai_id"
    # Before that it is the appraiser's.
    DIRI_TERBACA: ClassVar = {"diserahkan_pada__isnull": False}
    PENILAI_KOLOM = ("penilai_id", "atasan_penilai_id")
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True
    # What the reviews of a year say, under whichever appraiser (0004).
    FUNGSI_WEB = ("kinerja_tinjauan_tahun(bigint, bigint)",)

    class Status(models.TextChoices):
        DRAF = "DRAF", "Disusun penilai"
        DITETAPKAN = "DITETAPKAN", "Ditetapkan"
        DISERAHKAN = "DISERAHKAN", "Diserahkan"
        DITERIMA = "DITERIMA", "Diterima pegawai"
        KEBERATAN = "KEBERATAN", "Dalam keberatan"
        FINAL = "FINAL", "Final"

    # Nothing of it changes any more; its predikat is the person's.
    SELESAI = (Status.DITERIMA, Status.FINAL)

    tahun_kinerja = models.ForeignKey(
        TahunKinerja, on_delete=models.PROTECT, related_name="penilaian", db_index=False
    )
    pegawai = AcuanHimpunan(
        Pegawai, on_delete=models.PROTECT, related_name="penilaian_tahunan", db_index=False
    )
    penilai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, null=True, related_name="+")
    atasan_penilai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, null=True, related_name="+")
    usulan_hasil = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    usulan_perilaku = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    rating_hasil = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    rating_perilaku = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    predikat = models.CharField(max_length=20, choices=Predikat, blank=True)
    alasan_hasil = models.TextField(blank=True)
    alasan_perilaku = models.TextField(blank=True)
    rekomendasi = models.TextField(blank=True)
    # The achievement that a leader carries, where the rating follows from it.
    capaian = models.CharField(max_length=15, choices=Capaian, blank=True)
    # The figures by which parts were combined, as they were.
    ketentuan = models.JSONField(default=dict)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAF)
    versi = models.IntegerField(default=0)
    ditetapkan_pada = models.DateTimeField(null=True)
    ditetapkan_oleh = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    diserahkan_pada = models.DateTimeField(null=True)
    # The last day to object, set at delivery by the calendar and the figures of that day.
    batas_keberatan = models.DateField(null=True)
    diterima_pada = models.DateTimeField(null=True)
    final_pada = models.DateTimeField(null=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    diperbarui_pada = models.DateTimeField(default=timezone.now)

    objects: ClassVar = TahunanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tahun_kinerja"], name="penilaian_tahunan_sekali"
            ),
            models.CheckConstraint(condition=sesuai_matriks(), name="penilaian_tahunan_matriks"),
            models.CheckConstraint(
                condition=Q(status="DRAF")
                | (
                    ~Q(predikat="")
                    & ~Q(alasan_hasil="")
                    & ~Q(alasan_perilaku="")
                    & Q(ditetapkan_pada__isnull=False, ditetapkan_oleh__isnull=False)
                ),
                name="penilaian_tahunan_ditetapkan",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["DRAF", "DITETAPKAN"]) | Q(diserahkan_pada__isnull=False),
                name="penilaian_tahunan_diserahkan",
            ),
            models.CheckConstraint(
                condition=~Q(status="DISERAHKAN") | Q(batas_keberatan__isnull=False),
                name="penilaian_tahunan_berbatas",
            ),
            models.CheckConstraint(
                condition=Q(ditetapkan_oleh__isnull=True) | ~Q(ditetapkan_oleh=F("pegawai")),
                name="penilaian_tahunan_bukan_diri",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tahun_kinerja", "unit_lft", "id"],
                include=["status", "predikat"],
                name="penilaian_tahunan_unit",
            ),
            models.Index(
                fields=["penilai", "tahun_kinerja"],
                include=["predikat"],
                name="penilaian_tahunan_tim",
            ),
            # What waits to be closed.
            models.Index(
                fields=["instansi", "batas_keberatan", "id"],
                condition=Q(status="DISERAHKAN"),
                name="penilaian_tahunan_tunggu",
            ),
        ]

    def __str__(self) -> str:
        return f"penilaian {self.pegawai_id} {self.tahun_kinerja_id}"


@lacak()
class BagianTahunan(BagianSkp):
    """The ratings of one SKP of the year over a half-open span, and the days (`hari`) that weigh
    them."""

    INDUK = "penilaian"

    penilaian = models.ForeignKey(
        PenilaianTahunan, on_delete=models.CASCADE, related_name="bagian", db_index=False
    )
    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="bagian_tahunan")
    # As they were: a part may have been held under another appraiser, whose plan stays theirs.
    jabatan = models.TextField(blank=True)
    penilai = models.TextField(blank=True)
    mulai = models.DateField()
    selesai = models.DateField()
    hari = models.PositiveSmallIntegerField()
    rating_hasil = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    rating_perilaku = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    catatan = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["penilaian", "skp"], name="bagian_tahunan_sekali"),
            models.CheckConstraint(condition=Q(hari__range=(1, 366)), name="bagian_tahunan_hari"),
        ]

    def __str__(self) -> str:
        return f"bagian {self.skp_id}"


@lacak()
class CapaianUnit(BerlingkupInstansi):
    """The achievement of a unit in a year, with what it rests on."""

    HAK_WEB = "SELECT, INSERT, UPDATE (capaian, dasar, oleh_id, pada)"

    tahun_kinerja = models.ForeignKey(
        TahunKinerja, on_delete=models.PROTECT, related_name="capaian"
    )
    unit = models.ForeignKey(UnitOrganisasi, on_delete=models.PROTECT, related_name="+")
    capaian = models.CharField(max_length=15, choices=Capaian)
    dasar = models.TextField()
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField(default=timezone.now)

    objects: ClassVar = KinerjaInstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tahun_kinerja", "unit"], name="capaian_unit_sekali"),
            models.CheckConstraint(condition=~Q(dasar=""), name="capaian_unit_berdasar"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.capaian}"
