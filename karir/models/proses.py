"""A ranking run: frozen rule set, reference date, inputs and results, stored whole or not."""

from typing import Any, ClassVar

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from karir.models.aturan import AturanTalenta
from talenta.akun.models import BerlingkupInstansi, Pengguna
from talenta.inti.models import Pekerjaan

# The second wall around trials: the policies read who may compute from the transaction's scope.
TAMPIL_ATAU_COBA = (
    "((SELECT lingkup_int('app.coba')) = 1 "
    "OR {kolom} = ANY (ARRAY(SELECT t.proses_id FROM karir_penayanganhasil t)))"
)


def _arsip() -> models.QuerySet[Any]:
    arsip = apps.get_model("karir", "ArsipProses")
    return arsip._default_manager.filter(
        proses_id=models.OuterRef("pk"), dipulihkan_pada__isnull=True
    )


def _penayangan(**saring: Any) -> models.QuerySet[Any]:
    penayangan = apps.get_model("karir", "PenayanganHasil")
    return penayangan._default_manager.filter(proses_id=models.OuterRef("pk"), **saring)


class ProsesQuerySet(models.QuerySet["ProsesPeringkat"]):
    def terlihat_oleh(self, pengguna: Any) -> "ProsesQuerySet":
        """Runs of the agency, also to one who sees only the own result in them.

        A run that was never shown is a trial: only those who may compute see it.
        """
        lingkup = pengguna.lingkup
        if not lingkup.aktif:
            return self.none()
        if lingkup.boleh("hasil.hitung"):
            return self.filter(instansi_id=lingkup.instansi_id)
        if lingkup.boleh("agregat.lihat"):
            return self.pernah_tampil().filter(instansi_id__in=lingkup.instansi_agregat)
        return self.pernah_tampil().filter(instansi_id=lingkup.instansi_id)

    def pernah_tampil(self) -> "ProsesQuerySet":
        """Runs that are or once were an agency's result."""
        return self.filter(models.Exists(_penayangan()))

    def belum_tampil(self) -> "ProsesQuerySet":
        """Runs that were never an agency's result."""
        return self.filter(~models.Exists(_penayangan()))

    def tampil(self) -> "ProsesQuerySet":
        """The runs that are their agency's result now: one each at most."""
        return self.filter(models.Exists(_penayangan(selesai_pada__isnull=True)))

    def dengan_tampil(self) -> "ProsesQuerySet":
        """Each run with `sedang_tampil`, `pernah_ditampilkan` and `diarsipkan` beside it."""
        return self.annotate(
            sedang_tampil=models.Exists(_penayangan(selesai_pada__isnull=True)),
            pernah_ditampilkan=models.Exists(_penayangan()),
            diarsipkan=models.Exists(_arsip()),
        )

    def tersedia(self) -> "ProsesQuerySet":
        """Runs whose results are not set aside."""
        return self.filter(~models.Exists(_arsip()))

    def selesai(self) -> "ProsesQuerySet":
        """Runs whose results are wholly stored."""
        return self.filter(selesai_pada__isnull=False)


class ProsesPeringkat(BerlingkupInstansi):
    """One run of one agency. It exists in full or not at all: `selesai_pada` is set at the end.

    `isi_aturan` is the frozen rule set. `kolom_skor` and `kolom_fakta` name the entries of a
    result's `skor` and `fakta`, `tipe_fakta` says how wide the facts are (`karir.padat`).
    `ringkasan` holds counts by status, box and reason.
    """

    RLS = "agregat"
    RLS_SYARAT = TAMPIL_ATAU_COBA.format(kolom="id")
    HAK_WEB = "SELECT"

    aturan = models.ForeignKey(AturanTalenta, on_delete=models.PROTECT, related_name="proses")
    tanggal_acuan = models.DateField()
    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.SET_NULL, null=True, related_name="+")
    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    isi_aturan = models.JSONField(null=True)
    sidik_aturan = models.CharField(max_length=64, blank=True)
    sidik_masukan = models.CharField(max_length=64, blank=True)
    sidik_hasil = models.CharField(max_length=64, blank=True)
    kolom_skor = ArrayField(models.CharField(max_length=40), default=list)
    kolom_fakta = ArrayField(models.CharField(max_length=60), default=list)
    tipe_fakta = ArrayField(models.CharField(max_length=2), default=list)
    ringkasan = models.JSONField(default=dict)
    jumlah = models.IntegerField(default=0)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    selesai_pada = models.DateTimeField(null=True)

    objects: ClassVar = ProsesQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pekerjaan"], name="proses_satu_per_pekerjaan")
        ]
        indexes = [
            models.Index(fields=["instansi", "-tanggal_acuan", "-id"], name="proses_instansi")
        ]

    def __str__(self) -> str:
        return f"proses {self.pk} per {self.tanggal_acuan}"


class MasukanBeku(models.Model):
    """A piece of a run's frozen inputs: compressed columns, as karir.mesin.masukan writes them."""

    RLS = "tertutup"

    proses = models.ForeignKey(ProsesPeringkat, on_delete=models.CASCADE, related_name="masukan")
    nama = models.CharField(max_length=60)
    isi = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proses", "nama"], name="masukan_beku_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.nama} proses {self.proses_id}"
