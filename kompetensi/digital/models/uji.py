"""The knowledge test: items with their keys apart, attempts, answers for the statistics."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from kompetensi.digital.models.dasar import NasionalQuerySet, TentangPegawai
from kompetensi.kode import AREA_DIGITAL
from talenta.akun.models import BerlingkupInstansi, Instansi, Pengguna
from talenta.pegawai.querysets import SeinstansiQuerySet


class SoalDigital(models.Model):
    """An item of the test: question and options, without which of them is right (KunciSoal)."""

    RLS = "nasional"
    HAK_WEB = "SELECT"

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, related_name="+")
    kode = models.CharField(max_length=20)
    versi = models.PositiveSmallIntegerField()
    area = models.CharField(max_length=40, choices=list(AREA_DIGITAL.items()))
    tingkat = models.SmallIntegerField()
    teks = models.TextField()
    pilihan = ArrayField(models.TextField())
    digantikan = models.BooleanField(default=False)

    objects: ClassVar = NasionalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "kode", "versi"], name="soal_versi", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(tingkat__range=(1, 8)), name="soal_tingkat_rentang"
            ),
        ]
        indexes = [models.Index(fields=["area", "tingkat", "id"], name="soal_area")]

    def __str__(self) -> str:
        return f"{self.kode} versi {self.versi}"


class KunciSoal(models.Model):
    """Which option of an item is right. Only workers read it: no login of the web may."""

    RLS = "tertutup"
    HAK_WEB = ""

    soal = models.OneToOneField(SoalDigital, on_delete=models.CASCADE, related_name="kunci")
    letak = models.SmallIntegerField()

    def __str__(self) -> str:
        return f"kunci {self.soal_id}"


class PensiunSoal(BerlingkupInstansi):
    """An item that an agency draws no more, and why; taken back by deleting the row."""

    HAK_WEB = "SELECT, INSERT, DELETE"

    soal = models.ForeignKey(SoalDigital, on_delete=models.CASCADE, related_name="pensiun")
    alasan = models.TextField()
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField(default=timezone.now)

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "soal"], name="pensiun_soal_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.soal_id} dipensiunkan"


class UjiDigital(TentangPegawai):
    """An attempt at the knowledge test. `soal` lists the drawn items and the order of their
    options, `jawaban` the chosen place by place of the item (text: JSON keys).

    The database takes no answer after the end or after the deadline, whoever asks.
    """

    HAK_DIRI = "SELECT, INSERT, UPDATE (jawaban, selesai_pada)"

    jendela = models.DateField()
    ketentuan = models.JSONField()
    soal = models.JSONField()
    jawaban = models.JSONField(default=dict)
    mulai_pada = models.DateTimeField()
    batas_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True)
    dinilai_pada = models.DateTimeField(null=True)
    sintetis = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "jendela"], name="uji_sekali_sejendela"),
            models.CheckConstraint(
                condition=models.Q(batas_pada__gt=models.F("mulai_pada")), name="uji_batas_sesudah"
            ),
        ]
        indexes = [
            models.Index(
                fields=["batas_pada"],
                condition=models.Q(dinilai_pada=None),
                name="uji_belum_dinilai",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="uji_tertutup",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func="""
                    IF NEW.jawaban IS DISTINCT FROM OLD.jawaban AND
                       (OLD.selesai_pada IS NOT NULL OR clock_timestamp() > OLD.batas_pada) THEN
                      RAISE EXCEPTION 'tes sudah ditutup' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"tes {self.pk}"


class JawabanUji(BerlingkupInstansi):
    """Whether one drawn item was answered rightly; for the statistics of items, never shown to
    the person. `jumlah_benar` is that of the whole attempt."""

    RLS = "kantor"

    uji = models.ForeignKey(UjiDigital, on_delete=models.CASCADE, related_name="+")
    soal = models.ForeignKey(SoalDigital, on_delete=models.PROTECT, related_name="+")
    benar = models.BooleanField()
    jumlah_benar = models.SmallIntegerField()
    sintetis = models.BooleanField(default=False)

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["uji", "soal"], name="jawaban_uji_sekali")]
        indexes = [
            models.Index(fields=["instansi", "soal", "jumlah_benar"], name="jawaban_uji_soal")
        ]

    def __str__(self) -> str:
        return f"{self.uji_id} {self.soal_id}"
