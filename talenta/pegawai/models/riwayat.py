"""Histories of a person: positions, awards, teams, discipline. Imported history may overlap."""

from typing import ClassVar

from django.db import models

from talenta.akun.models import BerlingkupUnit, Pengguna
from talenta.impor.models import CatatanImpor
from talenta.inti.acuan import AcuanHimpunan
from talenta.inti.riwayat import lacak
from talenta.pegawai.kode import (
    JenisPenugasan,
    LingkupTim,
    PeranTim,
    TingkatHukuman,
    TingkatPenghargaan,
)
from talenta.pegawai.models.jabatan import Jabatan
from talenta.pegawai.models.pegawai import Pegawai
from talenta.pegawai.models.unit import UnitOrganisasi
from talenta.pegawai.querysets import CatatanPegawaiQuerySet

TURUNAN = ("unit_lft", "sidik", "diperbarui_pada")


class CatatanPegawai(CatatanImpor, BerlingkupUnit):
    """A dated row of one person's record. A withdrawn row stays readable and never ranks."""

    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    # Columns kept in hundredths, for whoever prints them without knowing the model.
    RATUSAN: tuple[str, ...] = ()

    pegawai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, related_name="%(class)s")
    dicabut_pada = models.DateTimeField(null=True)
    dicabut_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    alasan_cabut = models.TextField(blank=True)

    objects: ClassVar = CatatanPegawaiQuerySet.as_manager()

    class Meta:
        abstract = True


@lacak(kecuali=TURUNAN)
class RiwayatJabatan(CatatanPegawai):
    """A position held. A post or unit elsewhere is kept as written, without a link."""

    jenis_penugasan = models.CharField(max_length=10, choices=JenisPenugasan)
    jabatan_kode = models.TextField()
    jabatan = AcuanHimpunan(Jabatan, on_delete=models.PROTECT, null=True, related_name="+")
    unit_kode = models.TextField()
    unit = AcuanHimpunan(UnitOrganisasi, on_delete=models.PROTECT, null=True, related_name="+")
    tmt_mulai = models.DateField()
    tmt_selesai = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "jenis_penugasan", "jabatan_kode", "unit_kode", "tmt_mulai"],
                name="riwayat_jabatan_kunci",
            )
        ]

    def __str__(self) -> str:
        return f"{self.jenis_penugasan} {self.jabatan_kode} {self.tmt_mulai}"


@lacak(kecuali=TURUNAN)
class Penghargaan(CatatanPegawai):
    """An award."""

    nama = models.TextField()
    tingkat = models.CharField(max_length=20, choices=TingkatPenghargaan)
    tanggal = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "nama", "tingkat", "tanggal"], name="penghargaan_kunci"
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.tanggal}"


@lacak(kecuali=TURUNAN)
class TimKerja(CatatanPegawai):
    """A team assignment."""

    nama = models.TextField()
    peran = models.CharField(max_length=10, choices=PeranTim)
    lingkup = models.CharField(max_length=20, choices=LingkupTim)
    tanggal = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "nama", "peran", "lingkup", "tanggal"], name="tim_kerja_kunci"
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.tanggal}"


@lacak(kecuali=TURUNAN)
class HukumanDisiplin(CatatanPegawai):
    """A disciplinary sanction (PP 94/2021); `akhir` may be unknown."""

    tingkat = models.CharField(max_length=10, choices=TingkatHukuman)
    jenis = models.TextField(blank=True)
    tmt = models.DateField()
    akhir = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tingkat", "tmt"], name="hukdis_kunci")
        ]

    def __str__(self) -> str:
        return f"{self.tingkat} {self.tmt}"
