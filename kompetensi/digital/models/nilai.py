"""What is said of a person's digital skill in the portal: self-rating, results, evidence."""

import pgtrigger
from django.db import models
from django.utils import timezone

from kompetensi.digital.models.dasar import TentangPegawai, larik_sah, tingkatan
from kompetensi.digital.models.kerangka import KerangkaDigital
from kompetensi.digital.models.uji import UjiDigital
from kompetensi.kode import AREA_DIGITAL
from talenta.akun.models import Pengguna
from talenta.inti.models import Berkas


class NilaiMandiri(TentangPegawai):
    """A self-rating: level by competence code, kept as it is filled in. Its area levels stand from
    the moment it is finished; then a new one is begun."""

    HAK_DIRI = "SELECT, INSERT, UPDATE (jawaban, tingkat, diubah_pada, selesai_pada)"

    kerangka = models.ForeignKey(KerangkaDigital, on_delete=models.PROTECT, related_name="+")
    jawaban = models.JSONField(default=dict)
    tingkat = tingkatan(null=True)
    dimulai_pada = models.DateTimeField(default=timezone.now)
    diubah_pada = models.DateTimeField(default=timezone.now)
    selesai_pada = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai"],
                condition=models.Q(selesai_pada=None),
                name="mandiri_satu_terbuka",
            ),
            models.CheckConstraint(
                condition=models.Q(selesai_pada=None, tingkat=None)
                | models.Q(selesai_pada__isnull=False, tingkat__isnull=False),
                name="mandiri_selesai_utuh",
            ),
        ]
        indexes = [models.Index(fields=["pegawai", "-id"], name="mandiri_pegawai")]

    def __str__(self) -> str:
        return f"penilaian mandiri {self.pk}"


class NilaiDigital(TentangPegawai):
    """Levels of the five areas that the portal found: by its test or by a supervisor.

    `bawah` and `atas` are the bounds that the source states itself (the test).
    """

    HAK_WEB = "SELECT, INSERT"
    HAK_DIRI = "SELECT"

    class Sumber(models.TextChoices):
        UJI = "UJI", "Tes pengetahuan"
        ATASAN = "ATASAN", "Validasi atasan"

    sumber = models.CharField(max_length=10, choices=Sumber)
    tanggal = models.DateField()
    tingkat = tingkatan()
    bawah = tingkatan(null=True)
    atas = tingkatan(null=True)
    benar = tingkatan(null=True)
    banyak = tingkatan(null=True)
    catatan = models.TextField(blank=True)
    uji = models.OneToOneField(
        UjiDigital, on_delete=models.PROTECT, null=True, related_name="hasil"
    )
    mandiri = models.ForeignKey(
        NilaiMandiri, on_delete=models.PROTECT, null=True, related_name="validasi"
    )
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            larik_sah("nilai_digital_rentang", "tingkat"),
            models.CheckConstraint(
                condition=models.Q(sumber="UJI", uji__isnull=False, oleh=None)
                | models.Q(sumber="ATASAN", uji=None),
                name="nilai_digital_sumber",
            ),
        ]
        indexes = [
            models.Index(fields=["pegawai", "sumber", "-tanggal", "-id"], name="nilai_digital"),
            models.Index(fields=["instansi", "tanggal"], name="nilai_digital_instansi"),
        ]
        triggers = [
            # A page writes what a supervisor says and nothing else; tests are the worker's.
            pgtrigger.Trigger(
                name="nilai_bukan_uji",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NEW.sumber = 'UJI' AND current_user IN ('talenta_web', 'talenta_diri') THEN
                      RAISE EXCEPTION 'hasil tes bukan dari halaman'
                        USING ERRCODE = 'insufficient_privilege';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.tanggal} {self.sumber}"


class BuktiDigital(TentangPegawai):
    """A certificate or a piece of work that the person brings for the supervisor to look at."""

    HAK_DIRI = "SELECT, INSERT"

    class Jenis(models.TextChoices):
        SERTIFIKAT = "SERTIFIKAT", "Sertifikat"
        KARYA = "KARYA", "Hasil kerja"
        LAIN = "LAIN", "Bukti lain"

    jenis = models.CharField("jenis bukti", max_length=12, choices=Jenis)
    area = models.CharField("area", max_length=40, choices=list(AREA_DIGITAL.items()))
    judul = models.CharField("judul", max_length=200)
    penerbit = models.CharField("penerbit", max_length=200, blank=True)
    tanggal = models.DateField("tanggal")
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["pegawai", "-id"], name="bukti_digital_pegawai")]

    def __str__(self) -> str:
        return self.judul
