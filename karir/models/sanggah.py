"""Objections to one line of one's own result, and how long they may take."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from karir.models.proses import ProsesPeringkat
from talenta.akun.models import BerlingkupInstansi, BerlingkupUnit, Pengguna
from talenta.inti.models import Berkas, Pekerjaan
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Pegawai
from talenta.pegawai.querysets import SeinstansiQuerySet


class SanggahanQuerySet(models.QuerySet["Sanggahan"]):
    def terlihat_oleh(self, pengguna: Any) -> "SanggahanQuerySet":
        """Objections of the agency for those who answer or check them, else the own ones."""
        lingkup = pengguna.lingkup
        if lingkup.boleh("sanggah.lihat"):
            return self.filter(instansi_id=lingkup.instansi_id)
        if lingkup.pegawai_id is not None:
            return self.filter(pegawai_id=lingkup.pegawai_id)
        return self.none()

    def terbuka(self) -> "SanggahanQuerySet":
        """Those that wait for a decision."""
        return self.filter(status__in=Sanggahan.TERBUKA)


@lacak(kecuali=("unit_lft",))
class Sanggahan(BerlingkupUnit):
    """An objection by a person to one component of the own result in one run.

    `komponen`, `label` and `skor` (hundredths, or None) are as they stood when it was lodged.
    `tenggat` is kept, so that a later change of the calendar leaves it. `petugas` owns it from the
    moment it is taken on; `usulan` and `telaah` are what that officer proposes; another decides.
    `pekerjaan` computes the run that shows what changes. Steps: karir.alur_sanggah.
    """

    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True
    HAK_WEB = (
        "SELECT, UPDATE (status, petugas_id, petugas_nama, ditangani_pada, usulan, telaah, "
        "ditelaah_pada, pemutus_id, pemutus_nama, diputus_pada, alasan_putusan, pekerjaan_id, "
        "selesai_pada)"
    )
    # The person may take it back; what else a status asks for, plain ASN cannot write.
    HAK_DIRI = "SELECT, INSERT, UPDATE (status)"

    class Status(models.TextChoices):
        DIAJUKAN = "DIAJUKAN", "Diajukan"
        DITANGANI = "DITANGANI", "Ditangani"
        DITELAAH = "DITELAAH", "Menunggu putusan petugas kedua"
        DIKABULKAN = "DIKABULKAN", "Dikabulkan"
        DITOLAK = "DITOLAK", "Ditolak"
        SELESAI = "SELESAI", "Selesai, hasil baru ditampilkan"
        DITARIK = "DITARIK", "Ditarik"

    class Usulan(models.TextChoices):
        KABUL = "KABUL", "Kabulkan"
        TOLAK = "TOLAK", "Tolak"

    TERBUKA: ClassVar = (Status.DIAJUKAN, Status.DITANGANI, Status.DITELAAH)

    proses = models.ForeignKey(ProsesPeringkat, on_delete=models.PROTECT, related_name="sanggahan")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    komponen = models.CharField(max_length=40)
    label = models.CharField(max_length=200)
    skor = models.IntegerField(null=True)
    alasan = models.TextField()
    bukti = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, related_name="+")
    diajukan_pada = models.DateTimeField(default=timezone.now)
    tenggat = models.DateField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DIAJUKAN)
    petugas = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    petugas_nama = models.CharField(max_length=200, blank=True)
    ditangani_pada = models.DateTimeField(null=True)
    usulan = models.CharField(max_length=5, choices=Usulan, blank=True)
    telaah = models.TextField(blank=True)
    ditelaah_pada = models.DateTimeField(null=True)
    pemutus = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    pemutus_nama = models.CharField(max_length=200, blank=True)
    diputus_pada = models.DateTimeField(null=True)
    alasan_putusan = models.TextField(blank=True)
    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.SET_NULL, null=True, related_name="+")
    selesai_pada = models.DateTimeField(null=True)

    objects: ClassVar = SanggahanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pemutus__isnull=True) | ~models.Q(pemutus=models.F("petugas")),
                name="sanggahan_dua_orang",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["DIKABULKAN", "DITOLAK", "SELESAI"])
                | models.Q(
                    petugas__isnull=False, pemutus__isnull=False, diputus_pada__isnull=False
                ),
                name="sanggahan_diputus_orang",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["DITANGANI", "DITELAAH"])
                | models.Q(petugas__isnull=False),
                name="sanggahan_berpetugas",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="DITELAAH") | ~models.Q(usulan=""),
                name="sanggahan_berusul",
            ),
            models.CheckConstraint(condition=~models.Q(alasan=""), name="sanggahan_beralasan"),
            models.UniqueConstraint(
                fields=["pegawai", "proses", "komponen"],
                condition=models.Q(status__in=["DIAJUKAN", "DITANGANI", "DITELAAH"]),
                name="sanggahan_satu_terbuka",
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "-id"], name="sanggahan_daftar"),
            models.Index(fields=["pegawai", "-id"], name="sanggahan_pegawai"),
        ]

    def __str__(self) -> str:
        return f"sanggahan {self.pk}"

    @property
    def terbuka(self) -> bool:
        """Whether it waits for a decision."""
        return self.status in self.TERBUKA

    @property
    def lewat(self) -> bool:
        """Whether it waits beyond its due day."""
        return self.terbuka and self.tenggat < timezone.localdate()

    @property
    def pemilik(self) -> str:
        """Who has to act next, in words."""
        if self.status == self.Status.DITELAAH:
            return "Petugas BKD kedua"
        return self.petugas_nama or "BKD, belum ada petugasnya"


@lacak()
class KetentuanSanggah(BerlingkupInstansi):
    """Working days to lodge an objection after a result was shown, and to answer one.

    Without a row the days of UU 30/2014 Pasal 77 ayat (1) and (4) hold: 21 and 10.
    """

    HAK_WEB = "SELECT, INSERT, UPDATE (hari_ajukan, hari_jawab)"
    BAWAAN = (21, 10)

    hari_ajukan = models.PositiveSmallIntegerField()
    hari_jawab = models.PositiveSmallIntegerField()

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi"], name="ketentuan_sanggah_satu"),
            models.CheckConstraint(
                condition=models.Q(hari_ajukan__range=(1, 90), hari_jawab__range=(1, 90)),
                name="ketentuan_sanggah_rentang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hari_ajukan} dan {self.hari_jawab} hari kerja"
