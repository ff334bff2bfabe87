"""The decree, the appointment that it works, and what is looked at afterwards."""

from typing import Any, ClassVar, Self

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from karir.pengisian.models.lowongan import PILIH, AnakLowonganQuerySet, Lowongan
from talenta.akun.models import BerlingkupInstansi, Pengguna
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Jabatan, Pegawai, UnitOrganisasi


class SuratKeputusan(BerlingkupInstansi):
    """A decree: `isi` is what it says, `pdf` the sheet itself, `sidik` its SHA-256. Never changed.

    Anybody finds it by `kode` through `surat_keputusan_umum`, which tells what a decree shows.
    """

    RLS = "kantor"
    RLS_SYARAT = PILIH
    HAK_WEB = "SELECT, INSERT"
    FUNGSI_WEB = ("surat_keputusan_umum(text)",)

    lowongan = models.OneToOneField(Lowongan, on_delete=models.PROTECT, related_name="sk")
    nomor = models.CharField(max_length=100)
    tanggal = models.DateField()
    tmt = models.DateField()
    kode = models.CharField(max_length=16, unique=True)
    isi = models.JSONField()
    pdf = models.BinaryField()
    sidik = models.CharField(max_length=64)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = AnakLowonganQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "nomor"], name="sk_nomor")]
        triggers = [
            pgtrigger.Protect(name="sk_tetap", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"SK {self.nomor}"

    @property
    def kode_tertulis(self) -> str:
        """The code in groups of four, as it is printed."""
        return "-".join(self.kode[di : di + 4] for di in range(0, len(self.kode), 4))


class PenempatanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Appointments of the vacancies in view; else the own ones."""
        lingkup = pengguna.lingkup
        if lingkup.boleh("lowongan.lihat"):
            return self.filter(lowongan__in=Lowongan.objects.terlihat_oleh(pengguna))
        return self.filter(pegawai_id=lingkup.pegawai_id or 0)


@lacak()
class Penempatan(BerlingkupInstansi):
    """An appointment that the portal itself made: one post a person, and one person a seat, at one
    time; the database holds both."""

    RLS = "calon"
    DIRI_KOLOM = "pegawai_id"
    RLS_SYARAT = f"({PILIH} OR pegawai_id = lingkup_int('app.pegawai'))"
    HAK_WEB = "SELECT"

    lowongan = models.OneToOneField(Lowongan, on_delete=models.PROTECT, related_name="penempatan")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitOrganisasi, on_delete=models.PROTECT, related_name="+")
    manajerial = models.BooleanField()
    masa = DateRangeField()

    objects: ClassVar = PenempatanQuerySet.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="penempatan_satu_orang",
                expressions=[("pegawai", RangeOperators.EQUAL), ("masa", RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="penempatan_satu_kursi",
                expressions=[
                    ("jabatan", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("masa", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(manajerial=True),
            ),
        ]

    def __str__(self) -> str:
        return f"penempatan {self.pegawai_id} pada lowongan {self.lowongan_id}"


@lacak()
class PantauPenempatan(BerlingkupInstansi):
    """A look at the placement that falls due: the induction, and after six months."""

    RLS = "kantor"
    RLS_SYARAT = PILIH
    HAK_WEB = "SELECT, UPDATE (hasil, catatan, oleh_id, selesai_pada)"

    class Jenis(models.TextChoices):
        ORIENTASI = "ORIENTASI", "Orientasi jabatan"
        EVALUASI = "EVALUASI", "Evaluasi penempatan"

    class Hasil(models.TextChoices):
        SESUAI = "SESUAI", "Berjalan sesuai harapan"
        PERLU_BIMBINGAN = "PERLU_BIMBINGAN", "Perlu bimbingan"
        TIDAK_SESUAI = "TIDAK_SESUAI", "Tidak sesuai, perlu tindak lanjut"

    lowongan = models.ForeignKey(Lowongan, on_delete=models.PROTECT, related_name="pantauan")
    jenis = models.CharField(max_length=10, choices=Jenis)
    jatuh_tempo = models.DateField()
    hasil = models.CharField(max_length=16, choices=Hasil, blank=True)
    catatan = models.TextField(blank=True)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    selesai_pada = models.DateTimeField(null=True)

    objects: ClassVar = AnakLowonganQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lowongan", "jenis"], name="pantau_sekali"),
            models.CheckConstraint(
                condition=models.Q(hasil="", selesai_pada__isnull=True)
                | (~models.Q(hasil="") & ~models.Q(catatan="") & models.Q(oleh__isnull=False)),
                name="pantau_utuh",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} lowongan {self.lowongan_id}"
