"""What the leader of a team advises the appraiser of a member (SE MenPANRB 3/2023)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kinerja.kode import Ekspektasi
from kinerja.models.tahun import PeriodeTinjauan
from kinerja.querysets import PenilaianQuerySet
from talenta.akun.models import BerlingkupUnit
from talenta.inti.acuan import AcuanHimpunan
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Pegawai


class MasukanQuerySet(PenilaianQuerySet):
    """Its author reads it, too."""

    PENILAI = ("penilai_id", "penilai_awal_id", "ketua_id")


@lacak(kecuali=("unit_lft",))
class MasukanKetua(BerlingkupUnit):
    """Advice by name on one member in one period: both ratings, where given, and words. It rates
    nothing. The person, the author and the appraiser of the period's plan read it at once; where a
    change of post split the period, the appraiser of the plan before (`penilai_awal`), too. A
    change of appraiser moves it (kinerja_masukan_penilai).

    Written by kinerja_masukan_simpan alone, which asks whether `ketua` leads the person's team.
    """

    RLS = "penilai"
    HAK_WEB = "SELECT, UPDATE (penilai_id)"
    DIRI_KOLOM = "pegawai_id"
    PENILAI_KOLOM = ("penilai_id", "penilai_awal_id", "ketua_id")
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True
    # Whom one leads, and saying something on one of them (0015, 0018).
    FUNGSI_WEB = (
        "kinerja_tim_kerja()",
        "kinerja_masukan_simpan(bigint, bigint, integer, text, text, text)",
        "kinerja_masukan_akun(bigint)",
    )

    periode = models.ForeignKey(PeriodeTinjauan, on_delete=models.PROTECT, related_name="+")
    pegawai = AcuanHimpunan(
        Pegawai, on_delete=models.PROTECT, related_name="masukan_ketua", db_index=False
    )
    penilai = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, null=True, related_name="+")
    penilai_awal = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, null=True, related_name="+")
    ketua = AcuanHimpunan(Pegawai, on_delete=models.PROTECT, related_name="+")
    ketua_nama = models.TextField()
    rating_hasil = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    rating_perilaku = models.CharField(max_length=10, choices=Ekspektasi, blank=True)
    catatan = models.TextField()
    versi = models.IntegerField(default=1)
    pada = models.DateTimeField(default=timezone.now)

    objects: ClassVar = MasukanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "periode", "ketua"], name="masukan_ketua_sekali"
            ),
            models.CheckConstraint(condition=~Q(ketua=F("pegawai")), name="masukan_bukan_diri"),
            models.CheckConstraint(condition=~Q(catatan=""), name="masukan_terisi"),
        ]

    def __str__(self) -> str:
        return f"masukan {self.pk}"
