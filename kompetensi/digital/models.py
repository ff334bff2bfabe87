"""Digital skill as a living system: framework, items, rules, self-rating, tests, validations.

What comes from files stays in `KeterampilanDigital`; what is made in the portal is here. Levels are
0..8 in the order of AREA_DIGITAL.
"""

from typing import Any, ClassVar, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from kompetensi.kode import AREA_DIGITAL
from talenta.akun.models import BerlingkupInstansi, BerlingkupUnit, Instansi, Pengguna
from talenta.inti.models import Berkas
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Jabatan, Pegawai
from talenta.pegawai.querysets import CatatanPegawaiQuerySet, SeinstansiQuerySet

BANYAK_AREA = len(AREA_DIGITAL)


def _tingkatan(**lain: Any) -> ArrayField:
    return ArrayField(models.SmallIntegerField(), size=BANYAK_AREA, **lain)


def _larik_sah(nama: str, kolom: str, bawah: int = 0) -> models.CheckConstraint:
    """All five levels are there and within their range."""
    isi = list(range(bawah, 9))
    return models.CheckConstraint(
        condition=models.Q(**{f"{kolom}__len": BANYAK_AREA, f"{kolom}__contained_by": isi}),
        name=nama,
    )


class NasionalQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """The nation's rows and those of the person's own agency."""
        return self.milik(pengguna.lingkup.instansi_id)

    def milik(self, instansi_id: int | None) -> Self:
        """The nation's rows and those of one agency."""
        return self.filter(models.Q(instansi=None) | models.Q(instansi_id=instansi_id))


class KerangkaDigital(models.Model):
    """A framework: areas, competences, levels and their statements in words, loaded from a file.

    `isi` as kompetensi.digital.kerangka reads it. The newest in force is used; an agency's own goes
    before the nation's.
    """

    RLS = "nasional"
    HAK_WEB = "SELECT"

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, related_name="+")
    kode = models.CharField(max_length=40)
    versi = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=200)
    sumber = models.TextField()
    berlaku_mulai = models.DateField()
    isi = models.JSONField()
    sidik = models.CharField(max_length=64)

    objects: ClassVar = NasionalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "kode", "versi"],
                name="kerangka_versi",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.judul} versi {self.versi}"


@lacak()
class KetentuanDigital(models.Model):
    """Dated rules: test, combination of the sources, usual levels by jenjang.

    `isi` as kompetensi.digital.ketentuan reads it.
    """

    RLS = "nasional"
    HAK_WEB = "SELECT, INSERT"

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, related_name="+")
    berlaku_mulai = models.DateField()
    isi = models.JSONField()
    dasar = models.TextField()
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")

    objects: ClassVar = NasionalQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["instansi", "berlaku_mulai", "id"], name="ketentuan_digital")
        ]

    def __str__(self) -> str:
        return f"ketentuan digital {self.berlaku_mulai}"


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


class TentangPegawai(BerlingkupUnit):
    """A row about one person that a page or a worker of the portal adds."""

    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="%(class)s")

    objects: ClassVar = CatatanPegawaiQuerySet.as_manager()

    class Meta:
        abstract = True


class NilaiMandiri(TentangPegawai):
    """A self-rating: level by competence code, kept as it is filled in. Its area levels stand from
    the moment it is finished; then a new one is begun."""

    HAK_DIRI = "SELECT, INSERT, UPDATE (jawaban, tingkat, diubah_pada, selesai_pada)"

    kerangka = models.ForeignKey(KerangkaDigital, on_delete=models.PROTECT, related_name="+")
    jawaban = models.JSONField(default=dict)
    tingkat = _tingkatan(null=True)
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
    tingkat = _tingkatan()
    bawah = _tingkatan(null=True)
    atas = _tingkatan(null=True)
    benar = _tingkatan(null=True)
    banyak = _tingkatan(null=True)
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
            _larik_sah("nilai_digital_rentang", "tingkat"),
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


@lacak()
class StandarDigital(BerlingkupInstansi):
    """Levels a post asks for from a day on; `tingkat` empty: the usual ones of its jenjang."""

    HAK_WEB = "SELECT, INSERT, UPDATE (tingkat, dibuat_oleh_id, dibuat_pada)"

    jabatan = models.ForeignKey(Jabatan, on_delete=models.CASCADE, related_name="standar_digital")
    berlaku_mulai = models.DateField()
    tingkat = _tingkatan(null=True)
    dibuat_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "berlaku_mulai"], name="standar_digital_kunci"
            ),
            models.CheckConstraint(
                condition=models.Q(tingkat=None)
                | models.Q(tingkat__len=BANYAK_AREA, tingkat__contained_by=list(range(9))),
                name="standar_digital_rentang",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "jabatan"], name="standar_digital_jabatan")]

    def __str__(self) -> str:
        return f"standar digital {self.jabatan_id} {self.berlaku_mulai}"
