"""Assessments as they were reported: competency, potential, technical and digital skill.

`terakreditasi`: whether the institution that assessed is accredited; None where nobody said so,
as in files.
"""

from django.db import models

from kompetensi.kode import AREA_DIGITAL, ASPEK_POTENSI, KOMPETENSI, SumberDigital
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import CatatanPegawai

TURUNAN = ("unit_lft", "sidik", "diperbarui_pada")


def _dalam_rentang(
    nama: str, kolom: dict[str, str], bawah: int, atas: int
) -> models.CheckConstraint:
    syarat = models.Q()
    for satu in kolom:
        syarat &= models.Q(**{f"{satu}__range": (bawah, atas)})
    return models.CheckConstraint(condition=syarat, name=nama)


@lacak(kecuali=TURUNAN)
class PenilaianKompetensi(CatatanPegawai):
    """Levels 0..5 of the nine competencies; 0 means assessed and below level 1."""

    tanggal = models.DateField()
    penyelenggara = models.TextField(blank=True)
    terakreditasi = models.BooleanField(null=True)
    integritas = models.SmallIntegerField()
    kerjasama = models.SmallIntegerField()
    komunikasi = models.SmallIntegerField()
    orientasi_pada_hasil = models.SmallIntegerField()
    pelayanan_publik = models.SmallIntegerField()
    pengembangan_diri_dan_orang_lain = models.SmallIntegerField()
    mengelola_perubahan = models.SmallIntegerField()
    pengambilan_keputusan = models.SmallIntegerField()
    perekat_bangsa = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tanggal"], name="kompetensi_kunci"),
            _dalam_rentang("kompetensi_rentang", KOMPETENSI, 0, 5),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.tanggal}"


@lacak(kecuali=TURUNAN)
class PenilaianPotensi(CatatanPegawai):
    """Levels 1..5 of the eight aspects of potential."""

    tanggal = models.DateField()
    terakreditasi = models.BooleanField(null=True)
    intelektual = models.SmallIntegerField()
    interpersonal = models.SmallIntegerField()
    kesadaran_diri = models.SmallIntegerField()
    berpikir_kritis_dan_strategis = models.SmallIntegerField()
    menyelesaikan_permasalahan = models.SmallIntegerField()
    kecerdasan_emosional = models.SmallIntegerField()
    belajar_cepat_dan_mengembangkan_diri = models.SmallIntegerField()
    motivasi_dan_komitmen = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tanggal"], name="potensi_kunci"),
            _dalam_rentang("potensi_rentang", ASPEK_POTENSI, 1, 5),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.tanggal}"


@lacak(kecuali=TURUNAN)
class PenilaianTeknis(CatatanPegawai):
    """The level 0..5 of one technical competency, by its code in the dictionary; 0 means assessed
    and below level 1. A competency without a row was not assessed."""

    kode = models.CharField("kompetensi teknis", max_length=60)
    tanggal = models.DateField()
    tingkat = models.SmallIntegerField()
    penyelenggara = models.TextField(blank=True)
    terakreditasi = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "kode", "tanggal"], name="teknis_kunci"),
            models.CheckConstraint(
                condition=models.Q(tingkat__range=(0, 5)), name="teknis_rentang"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.kode} {self.tanggal}"


@lacak(kecuali=TURUNAN)
class KeterampilanDigital(CatatanPegawai):
    """Levels 0..8 of the five digital areas from one source; sources are never mixed."""

    tanggal = models.DateField()
    sumber = models.CharField(max_length=12, choices=SumberDigital)
    informasi_dan_data = models.SmallIntegerField()
    komunikasi_dan_kolaborasi = models.SmallIntegerField()
    konten_digital = models.SmallIntegerField()
    keamanan = models.SmallIntegerField()
    pemecahan_masalah = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tanggal", "sumber"], name="digital_kunci"),
            _dalam_rentang("digital_rentang", AREA_DIGITAL, 0, 8),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.tanggal} {self.sumber}"
