"""Dated rules of filling posts, what stands against it for a time, and ties between people."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone

from talenta.akun.models import BerlingkupInstansi, BerlingkupUnit, Instansi, Pengguna
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Pegawai
from talenta.pegawai.querysets import CatatanPegawaiQuerySet


class KetentuanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """The nation's rules and the agency's own."""
        if not pengguna.lingkup.boleh("lowongan.lihat"):
            return self.none()
        return self.filter(
            models.Q(instansi__isnull=True) | models.Q(instansi_id=pengguna.lingkup.instansi_id)
        )

    def pada(self, tanggal: object) -> Self:
        """Those in force on a day; the latest that began comes first."""
        return self.filter(status="BERLAKU", berlaku_mulai__lte=tanggal).order_by(
            models.F("instansi_id").asc(nulls_last=True), "-berlaku_mulai", "-id"
        )


@lacak()
class KetentuanPengisian(models.Model):
    """Default requirements and weights by jenjang, and the committee's figures, from a day on.

    `isi` is checked by karir.pengisian.ketentuan. Two people put an agency's own in force.
    """

    RLS = "nasional"
    RLS_SYARAT = "coalesce((SELECT lingkup_int('app.pilih')), 0) >= 1"
    HAK_WEB = "SELECT, INSERT, UPDATE (status, diputus_oleh_id, diputus_pada)"

    class Status(models.TextChoices):
        DIUSULKAN = "DIUSULKAN", "Menunggu pengesahan"
        BERLAKU = "BERLAKU", "Berlaku"
        DITOLAK = "DITOLAK", "Ditolak"

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, related_name="+")
    berlaku_mulai = models.DateField()
    dasar_hukum = models.TextField()
    alasan = models.TextField(blank=True)
    isi = models.JSONField()
    sidik = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=Status, default=Status.DIUSULKAN)
    diusulkan_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    diusulkan_pada = models.DateTimeField(default=timezone.now)
    diputus_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    diputus_pada = models.DateTimeField(null=True)

    objects: ClassVar = KetentuanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(diputus_oleh__isnull=True)
                | ~models.Q(diputus_oleh=models.F("diusulkan_oleh")),
                name="ketentuan_isi_dua_orang",
            ),
            models.CheckConstraint(
                condition=models.Q(instansi__isnull=True)
                | models.Q(status="DIUSULKAN")
                | models.Q(diputus_oleh__isnull=False),
                name="ketentuan_isi_diputus",
            ),
        ]

    def __str__(self) -> str:
        return f"ketentuan pengisian sejak {self.berlaku_mulai}"


class LaranganQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Windows of the agency, for those who fill posts."""
        if not pengguna.lingkup.boleh("lowongan.lihat"):
            return self.none()
        return self.filter(instansi_id=pengguna.lingkup.instansi_id)

    def kena(self, tanggal: object) -> Self:
        """Those in which a day lies."""
        return self.filter(dicabut_pada__isnull=True, mulai__lte=tanggal, sampai__gte=tanggal)


@lacak()
class MasaLarangan(BerlingkupInstansi):
    """A span in which officials are replaced with a written permission only (UU 10/2016 article
    71): from six months before the candidates are named until the end of the term."""

    RLS = "kantor"
    RLS_SYARAT = "coalesce((SELECT lingkup_int('app.pilih')), 0) >= 1"
    HAK_WEB = "SELECT, INSERT, UPDATE (dicabut_pada, dicabut_oleh_id)"

    mulai = models.DateField()
    sampai = models.DateField()
    dasar = models.TextField()
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dicabut_pada = models.DateTimeField(null=True)
    dicabut_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects: ClassVar = LaranganQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sampai__gte=models.F("mulai")), name="larangan_urut"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mulai} sampai {self.sampai}"


class PemeriksaanQuerySet(CatatanPegawaiQuerySet):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Examinations of the people in view, for those who may see discipline and fill posts."""
        lingkup = pengguna.lingkup
        if not (lingkup.boleh("disiplin.lihat") and lingkup.boleh("lowongan.nilai")):
            return self.none()
        return super().terlihat_oleh(pengguna)


@lacak(kecuali=("unit_lft",))
class PemeriksaanBerjalan(BerlingkupUnit):
    """A disciplinary examination that has begun (PP 94/2021); nobody under one is appointed."""

    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True
    HAK_WEB = "SELECT, INSERT, UPDATE (selesai)"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    mulai = models.DateField()
    selesai = models.DateField(null=True)
    dasar = models.TextField()
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")

    objects: ClassVar = PemeriksaanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai"],
                condition=models.Q(selesai__isnull=True),
                name="pemeriksaan_satu_berjalan",
            ),
            models.CheckConstraint(
                condition=models.Q(selesai__isnull=True) | models.Q(selesai__gte=models.F("mulai")),
                name="pemeriksaan_urut",
            ),
        ]

    def __str__(self) -> str:
        return f"pemeriksaan {self.pegawai_id} sejak {self.mulai}"


class IkatanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """The own declarations; nobody lists those of others."""
        return self.filter(pegawai_id=pengguna.lingkup.pegawai_id or 0)


class IkatanPegawai(BerlingkupUnit):
    """A tie of family or business that a person declares, to whoever has a NIP (UU 30/2014 articles
    42 to 45). No change history: a row is added and ended by the person alone, never edited."""

    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True
    HAK_WEB = "SELECT"
    HAK_DIRI = "SELECT, INSERT, UPDATE (berakhir_pada)"

    class Jenis(models.TextChoices):
        PASANGAN = "PASANGAN", "Suami atau istri"
        DERAJAT_1 = "DERAJAT_1", "Orang tua, mertua, anak, atau menantu"
        DERAJAT_2 = "DERAJAT_2", "Saudara, ipar, kakek/nenek, atau cucu"
        DERAJAT_3 = "DERAJAT_3", "Paman, bibi, atau keponakan"
        USAHA = "USAHA", "Hubungan usaha"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    nip_lain = models.CharField("NIP orang itu", max_length=18)
    nama_lain = models.CharField("Nama orang itu", max_length=200)
    jenis = models.CharField("Hubungan", max_length=10, choices=Jenis)
    dinyatakan_pada = models.DateTimeField(default=timezone.now)
    berakhir_pada = models.DateTimeField(null=True)

    objects: ClassVar = IkatanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "nip_lain", "jenis"],
                condition=models.Q(berakhir_pada__isnull=True),
                name="ikatan_sekali",
            )
        ]
        indexes = [models.Index(fields=["nip_lain"], name="ikatan_nip")]

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.jenis} {self.nip_lain}"
