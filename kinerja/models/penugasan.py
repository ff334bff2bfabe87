"""Who appraises whom, with dates."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from kinerja.kode import DASAR_KHUSUS, DasarPenilai
from kinerja.querysets import PenilaianQuerySet
from talenta.akun.models import BerlingkupUnit, Instansi, Pengguna
from talenta.inti.acuan import AcuanHimpunan
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Pegawai, UnitOrganisasi


class Masa(Func):
    """The half-open span of two columns, for exclusion constraints."""

    function = "daterange"
    output_field = DateRangeField()


@lacak(kecuali=("unit_lft",))
class PenugasanPenilai(BerlingkupUnit):
    """`penilai` appraises `pegawai` from `mulai` until before `selesai`.

    What the structure says (STRUKTUR) is one layer, what a person set (KOREKSI, PLT, PLH, DELEGASI)
    another that stands before it; within a layer there is one at a time. An official who is not in
    the data (a governor) stands in `penilai_luar` by name. KETUA_TIM gives input only.
    """

    RLS = "penilai"
    HAK_WEB = "SELECT, INSERT, UPDATE (selesai, alasan_akhir)"
    DIRI_KOLOM = "pegawai_id"
    PENILAI_KOLOM = ("penilai_id",)
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True
    # Who sees a person by a relation (0021).
    FUNGSI_WEB = ("kinerja_yang_melihat(bigint)",)

    instansi = AcuanHimpunan(Instansi, on_delete=models.PROTECT, related_name="+", db_index=False)
    pegawai = AcuanHimpunan(
        Pegawai, on_delete=models.PROTECT, related_name="penugasan_penilai", db_index=False
    )
    penilai = AcuanHimpunan(
        Pegawai, on_delete=models.PROTECT, null=True, related_name="penugasan_menilai"
    )
    penilai_luar = models.TextField(blank=True)
    dasar = models.CharField(max_length=10, choices=DasarPenilai)
    unit_pimpinan = AcuanHimpunan(
        UnitOrganisasi, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    mulai = models.DateField()
    selesai = models.DateField(null=True)
    alasan = models.TextField(blank=True)
    alasan_akhir = models.TextField(blank=True)
    dibuat_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = PenilaianQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(penilai__isnull=True) | ~Q(penilai=F("pegawai")),
                name="penugasan_penilai_bukan_diri",
            ),
            models.CheckConstraint(
                condition=Q(penilai__isnull=False, penilai_luar="")
                | (Q(penilai__isnull=True) & ~Q(penilai_luar="")),
                name="penugasan_penilai_satu",
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gt=F("mulai")),
                name="penugasan_penilai_masa",
            ),
            models.CheckConstraint(
                condition=Q(dasar="STRUKTUR") | ~Q(alasan=""),
                name="penugasan_penilai_beralasan",
            ),
            *(
                ExclusionConstraint(
                    name=f"penugasan_penilai_{nama}",
                    expressions=[
                        ("pegawai", RangeOperators.EQUAL),
                        (Masa(F("mulai"), F("selesai")), RangeOperators.OVERLAPS),
                    ],
                    condition=syarat,
                )
                for nama, syarat in (
                    ("struktur", Q(dasar="STRUKTUR")),
                    ("khusus", Q(dasar__in=DASAR_KHUSUS)),
                )
            ),
        ]
        indexes = [
            models.Index(fields=["pegawai", "dasar", "mulai"], name="penugasan_penilai_orang"),
            models.Index(fields=["instansi", "dasar", "-id"], name="penugasan_penilai_daftar"),
        ]

    def __str__(self) -> str:
        return f"{self.penilai_id or self.penilai_luar} menilai {self.pegawai_id}"
