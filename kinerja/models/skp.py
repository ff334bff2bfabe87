"""The plan of a person for a year or a part of it: results, indicators, behaviours, dialogue."""

from datetime import date, timedelta
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kinerja.kode import Aspek, Perilaku
from kinerja.models.penugasan import Masa
from kinerja.models.tahun import TahunKinerja
from kinerja.querysets import BagianSkpQuerySet, PenilaianQuerySet
from talenta.akun.models import BerlingkupUnit, Instansi
from talenta.inti.acuan import AcuanHimpunan
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Jabatan, Pegawai, UnitOrganisasi

SALINAN_PENILAI = (
    "penilai_id, penilai_nip, penilai_nama, penilai_golongan, penilai_jabatan, penilai_unit"
)


@lacak(kecuali=("unit_lft", "diperbarui_pada"))
class Skp(BerlingkupUnit):
    """The SKP of one post held in a year, over a half-open span.

    Names, posts, units and ranks are kept as they were, for the document and for lists; `versi`
    goes up with every change of the plan, so that two editors do not overwrite one another.
    """

    RLS = "penilai"
    HAK_WEB = f"SELECT, UPDATE ({SALINAN_PENILAI})"
    HAK_DIRI = "SELECT, INSERT, UPDATE"
    DIRI_KOLOM = "pegawai_id"
    PENILAI_KOLOM = ("penilai_id",)
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True
    # To tell the other side (0004).
    FUNGSI_WEB = ("kinerja_akun_rekan(bigint)",)

    class Bentuk(models.TextChoices):
        KUANTITATIF = "KUANTITATIF", "Kuantitatif"
        KUALITATIF = "KUALITATIF", "Kualitatif"

    class Status(models.TextChoices):
        DRAF = "DRAF", "Disusun"
        DIAJUKAN = "DIAJUKAN", "Diajukan"
        DIKEMBALIKAN = "DIKEMBALIKAN", "Dikembalikan"
        DISETUJUI = "DISETUJUI", "Disetujui penilai"
        DISEPAKATI = "DISEPAKATI", "Disepakati"
        DIAKHIRI = "DIAKHIRI", "Diakhiri"

    instansi = AcuanHimpunan(Instansi, on_delete=models.PROTECT, related_name="+", db_index=False)
    tahun_kinerja = AcuanHimpunan(
        TahunKinerja, on_delete=models.PROTECT, related_name="skp", db_index=False
    )
    pegawai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, related_name="skp")
    penilai = AcuanHimpunan(
        Pegawai, on_delete=models.PROTECT, null=True, related_name="skp_dinilai", db_index=False
    )
    nip = models.CharField("NIP", max_length=18)
    nama = models.TextField()
    nama_kunci = models.TextField()
    golongan = models.CharField(max_length=5, blank=True)
    jabatan = AcuanHimpunan(
        Jabatan, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    jabatan_nama = models.TextField(blank=True)
    unit = AcuanHimpunan(
        UnitOrganisasi, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    unit_nama = models.TextField(blank=True)
    # The unit that the person leads, whose achievement the person carries.
    unit_pimpinan = AcuanHimpunan(
        UnitOrganisasi, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    penilai_nip = models.CharField(max_length=18, blank=True)
    penilai_nama = models.TextField(blank=True)
    penilai_golongan = models.CharField(max_length=5, blank=True)
    penilai_jabatan = models.TextField(blank=True)
    penilai_unit = models.TextField(blank=True)
    mulai = models.DateField()
    selesai = models.DateField()
    bentuk = models.CharField(max_length=11, choices=Bentuk, default=Bentuk.KUANTITATIF)
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAF)
    versi = models.IntegerField(default=0)
    diajukan_pada = models.DateTimeField(null=True)
    disepakati_pada = models.DateTimeField(null=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    diperbarui_pada = models.DateTimeField(default=timezone.now)

    objects: ClassVar = PenilaianQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(penilai__isnull=True) | ~Q(penilai=F("pegawai")),
                name="skp_bukan_penilai_diri",
            ),
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="skp_masa"),
            ExclusionConstraint(
                name="skp_satu_pada_satu_waktu",
                expressions=[
                    ("pegawai", RangeOperators.EQUAL),
                    (Masa(F("mulai"), F("selesai")), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["DISEPAKATI", "DIAKHIRI"])
                | Q(disepakati_pada__isnull=False),
                name="skp_disepakati",
            ),
        ]
        indexes = [
            # The appraiser's list, by name.
            models.Index(fields=["penilai", "tahun_kinerja", "nama_kunci", "id"], name="skp_tim"),
            models.Index(
                fields=["tahun_kinerja", "unit_lft", "id"], include=["status"], name="skp_unit"
            ),
            models.Index(fields=["tahun_kinerja", "nama_kunci", "id"], name="skp_nama"),
        ]

    def __str__(self) -> str:
        return f"SKP {self.nama} {self.mulai}"

    @property
    def hari_akhir(self) -> date:
        """Its last day."""
        return self.selesai - timedelta(days=1)


class BagianSkp(models.Model):
    """A part of a whole that carries the scope."""

    RLS: ClassVar[str] = "anak"
    HAK_WEB: ClassVar[str] = "SELECT"
    HAK_DIRI: ClassVar[str] = "SELECT, INSERT, UPDATE, DELETE"
    INDUK: ClassVar[str] = "skp"

    objects: ClassVar = BagianSkpQuerySet.as_manager()

    class Meta:
        abstract = True


@lacak()
class Rhk(BagianSkp):
    """A result expected of the person (rencana hasil kerja), and the leader's result it serves.

    `uraian_atasan` keeps the words of the leader's result as they were when it was chosen.
    """

    class Penugasan(models.TextChoices):
        UTAMA = "UTAMA", "Utama"
        TAMBAHAN = "TAMBAHAN", "Tambahan"

    skp = AcuanHimpunan(Skp, on_delete=models.CASCADE, related_name="rhk")
    urutan = models.PositiveSmallIntegerField()
    uraian = models.TextField()
    penugasan = models.CharField(max_length=8, choices=Penugasan, default=Penugasan.UTAMA)
    rhk_atasan = AcuanHimpunan(
        "self", on_delete=models.SET_NULL, null=True, related_name="rhk_bawahan"
    )
    uraian_atasan = models.TextField(blank=True)

    # From the leader's SKP, for those who serve it (0003).
    FUNGSI_WEB = ("kinerja_rhk_pimpinan(bigint)",)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(uraian=""), name="rhk_terisi"),
            models.CheckConstraint(
                condition=Q(rhk_atasan__isnull=True) | ~Q(rhk_atasan=F("id")),
                name="rhk_bukan_atasan_sendiri",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.urutan}. {self.uraian}"


@lacak()
class IndikatorRhk(BagianSkp):
    """How a result is measured. A qualitative SKP names no aspect."""

    INDUK = "rhk"

    rhk = AcuanHimpunan(Rhk, on_delete=models.CASCADE, related_name="indikator")
    urutan = models.PositiveSmallIntegerField()
    aspek = models.CharField(max_length=9, choices=Aspek, blank=True)
    indikator = models.TextField()
    target = models.TextField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(indikator=""), name="indikator_terisi")]

    def __str__(self) -> str:
        return f"{self.aspek} {self.indikator}"


@lacak()
class EkspektasiPerilaku(BagianSkp):
    """What the leader expects of one of the seven behaviours."""

    skp = AcuanHimpunan(Skp, on_delete=models.CASCADE, related_name="ekspektasi", db_index=False)
    perilaku = models.CharField(max_length=11, choices=Perilaku)
    ekspektasi = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["skp", "perilaku"], name="ekspektasi_perilaku_sekali"),
            models.CheckConstraint(condition=~Q(ekspektasi=""), name="ekspektasi_terisi"),
        ]

    def __str__(self) -> str:
        return f"{self.perilaku}"


class DialogSkp(BagianSkp):
    """One remark in the clarification of an SKP, with its step. Added, never changed."""

    HAK_DIRI = "SELECT, INSERT"

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="dialog")
    penulis = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+", db_index=False)
    penulis_nama = models.TextField()
    langkah = models.CharField(max_length=40, blank=True)
    isi = models.TextField()
    pada = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(isi=""), name="dialog_terisi")]

    def __str__(self) -> str:
        return f"{self.penulis_nama} {self.pada}"
