"""Objection to a yearly appraisal (PP 30/2019): raised by the person, answered by the appraiser,
decided for good by the appraiser's superior."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kinerja.kode import Ekspektasi, Predikat
from kinerja.models.skp import BagianSkp
from kinerja.models.tahunan import PenilaianTahunan
from kinerja.models.tinjauan import sesuai_matriks
from kinerja.querysets import PenilaianQuerySet
from talenta.akun.models import BerlingkupUnit, Pengguna
from talenta.inti.acuan import AcuanHimpunan
from talenta.inti.models import Berkas
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Pegawai


class KeberatanQuerySet(PenilaianQuerySet):
    """Whoever decides reads it, too."""

    PENILAI = ("penilai_id", "pemutus_id")


@lacak(kecuali=("unit_lft",))
class Keberatan(BerlingkupUnit):
    """One objection an appraisal. `hasil_semula` and so on are what was objected to; `rating_hasil`
    and so on what was decided. Time limits are kept as days, as the calendar was then."""

    RLS = "penilai"
    HAK_WEB = "SELECT, UPDATE (pemutus_id)"
    HAK_DIRI = "SELECT, INSERT, UPDATE"
    DIRI_KOLOM = "pegawai_id"
    PENILAI_KOLOM = ("penilai_id", "pemutus_id")
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True

    class Status(models.TextChoices):
        DIAJUKAN = "DIAJUKAN", "Menunggu tanggapan penilai"
        DITANGGAPI = "DITANGGAPI", "Menunggu putusan"
        DITARIK = "DITARIK", "Ditarik pegawai"
        DITOLAK = "DITOLAK", "Ditolak, penilaian tetap"
        DIKABULKAN = "DIKABULKAN", "Dikabulkan, penilaian diubah"

    # Accounts of the sides, for telling them (0009).
    FUNGSI_WEB = ("kinerja_akun_keberatan(bigint, bigint[])",)
    TERBUKA = (Status.DIAJUKAN, Status.DITANGGAPI)

    penilaian = models.OneToOneField(
        PenilaianTahunan, on_delete=models.PROTECT, related_name="keberatan"
    )
    pegawai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, related_name="keberatan")
    penilai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, null=True, related_name="+")
    pemutus = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, null=True, related_name="+")
    nama = models.TextField()
    nip = models.CharField("NIP", max_length=18)
    tahun = models.SmallIntegerField()
    alasan = models.TextField()
    hasil_semula = models.CharField(max_length=10, choices=Ekspektasi)
    perilaku_semula = models.CharField(max_length=10, choices=Ekspektasi)
    predikat_semula = models.CharField(max_length=20, choices=Predikat)
    status = models.CharField(max_length=10, choices=Status, default=Status.DIAJUKAN)
    batas_ajukan = models.DateField()
    batas_tanggapan = models.DateField()
    diajukan_pada = models.DateTimeField(default=timezone.now)
    ditanggapi_pada = models.DateTimeField(null=True)
    diputus_pada = models.DateTimeField(null=True)
    rating_hasil = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    rating_perilaku = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    predikat = models.CharField(max_length=20, choices=Predikat, blank=True)
    pertimbangan = models.TextField(blank=True)

    objects: ClassVar = KeberatanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(alasan=""), name="keberatan_beralasan"),
            models.CheckConstraint(
                condition=Q(pemutus__isnull=True)
                | (~Q(pemutus=F("pegawai")) & ~Q(pemutus=F("penilai"))),
                name="keberatan_pemutus_lain",
            ),
            models.CheckConstraint(condition=sesuai_matriks(), name="keberatan_matriks"),
            models.CheckConstraint(
                condition=Q(status__in=["DIAJUKAN", "DITANGGAPI"], diputus_pada=None)
                | Q(status="DITARIK", diputus_pada__isnull=False, predikat="")
                | Q(
                    status="DITOLAK",
                    diputus_pada__isnull=False,
                    pemutus__isnull=False,
                    rating_hasil=F("hasil_semula"),
                    rating_perilaku=F("perilaku_semula"),
                )
                & ~Q(pertimbangan="")
                | Q(status="DIKABULKAN", diputus_pada__isnull=False, pemutus__isnull=False)
                & ~Q(rating_hasil=F("hasil_semula"), rating_perilaku=F("perilaku_semula"))
                & ~Q(predikat="")
                & ~Q(pertimbangan=""),
                name="keberatan_diputus",
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "status", "-id"], name="keberatan_status"),
        ]

    def __str__(self) -> str:
        return f"keberatan {self.nama} {self.tahun}"

    @property
    def terbuka(self) -> bool:
        """Whether it still waits for a decision."""
        return self.status in self.TERBUKA


class KeteranganKeberatan(BagianSkp):
    """What one side says in an objection, with evidence. Added, never changed."""

    HAK_DIRI = "SELECT, INSERT"
    INDUK = "keberatan"

    class Sebagai(models.TextChoices):
        PEGAWAI = "PEGAWAI", "Pegawai"
        PENILAI = "PENILAI", "Pejabat penilai"
        PEMUTUS = "PEMUTUS", "Atasan pejabat penilai"

    keberatan = models.ForeignKey(Keberatan, on_delete=models.CASCADE, related_name="keterangan")
    penulis = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+", db_index=False)
    penulis_nama = models.TextField()
    sebagai = models.CharField(max_length=7, choices=Sebagai)
    isi = models.TextField()
    bukti = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(isi=""), name="keterangan_terisi")]

    def __str__(self) -> str:
        return f"{self.penulis_nama} {self.pada}"


@lacak()
class PergantianPemutus(BagianSkp):
    """A request that somebody else decide: one officer asks with a reason, another decides. Until
    then whoever decides stays. Names are kept, since the sides read it and nobody's record."""

    HAK_WEB = "SELECT, INSERT, UPDATE (keputusan, alasan_putusan, diputus_oleh_id, diputus_pada)"
    HAK_DIRI = "SELECT"
    INDUK = "keberatan"

    class Keputusan(models.TextChoices):
        DISETUJUI = "DISETUJUI", "Disetujui"
        DITOLAK = "DITOLAK", "Ditolak"

    keberatan = models.ForeignKey(Keberatan, on_delete=models.CASCADE, related_name="pergantian")
    lama = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+", db_index=False)
    lama_nama = models.TextField()
    baru = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+", db_index=False)
    baru_nama = models.TextField()
    alasan = models.TextField()
    diusulkan_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    pengusul_nama = models.TextField()
    diusulkan_pada = models.DateTimeField(default=timezone.now)
    keputusan = models.CharField(max_length=9, choices=Keputusan, blank=True)
    alasan_putusan = models.TextField(blank=True)
    diputus_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    diputus_pada = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(alasan="") & ~Q(baru=F("lama")), name="pergantian_beralasan"
            ),
            models.CheckConstraint(
                condition=Q(keputusan="", diputus_oleh=None, diputus_pada=None)
                | (
                    Q(keputusan__in=["DISETUJUI", "DITOLAK"])
                    & Q(diputus_oleh__isnull=False, diputus_pada__isnull=False)
                    & ~Q(diputus_oleh=F("diusulkan_oleh"))
                ),
                name="pergantian_dua_orang",
            ),
            models.UniqueConstraint(
                fields=["keberatan"], condition=Q(keputusan=""), name="pergantian_satu_menunggu"
            ),
        ]

    def __str__(self) -> str:
        return f"pergantian pemutus {self.pk}"
