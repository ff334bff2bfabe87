"""What the leader of a team advises the appraiser of a member (SE MenPANRB 3/2023)."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from kinerja.kode import Ekspektasi
from kinerja.models.skp import Skp
from kinerja.models.tahun import PeriodeTinjauan
from kinerja.querysets import PenilaianQuerySet
from talenta.akun.models import BerlingkupUnit
from talenta.inti.acuan import AcuanHimpunan
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Pegawai


class MasukanQuerySet(PenilaianQuerySet):
    """Its author reads it, and whoever appraises a plan of the person within the period."""

    PENILAI = ("ketua_id",)

    def _menilai(self, saya: int) -> Q:
        rencana = Skp.objects.filter(
            pegawai=OuterRef("pegawai"),
            penilai=saya,
            tahun_kinerja=OuterRef("periode__tahun_kinerja"),
            mulai__lt=OuterRef("periode__selesai"),
            selesai__gt=OuterRef("periode__mulai"),
        )
        return Q(Exists(rencana))


@lacak(kecuali=("unit_lft",))
class MasukanKetua(BerlingkupUnit):
    """Advice by name on one member in one period: both ratings, where given, and words. It rates
    nothing. The person, the author and the appraiser of the period's plan read it at once; where
    changes of post split the period, the appraiser of each plan in it. That follows the plans and
    is kept nowhere else, so that a change of appraiser takes it along.

    Written by kinerja_masukan_simpan alone, which asks whether `ketua` leads the person's team.
    """

    RLS = "penilai"
    DIRI_KOLOM = "pegawai_id"
    PENILAI_KOLOM = ("ketua_id",)
    # As MasukanQuerySet. Lists name the person or the author, whom an index answers.
    PENILAI_SYARAT = """
EXISTS (
  SELECT FROM kinerja_skp s JOIN kinerja_periodetinjauan p USING (tahun_kinerja_id)
  WHERE p.id = kinerja_masukanketua.periode_id AND s.pegawai_id = kinerja_masukanketua.pegawai_id
    AND s.mulai < p.selesai AND p.mulai < s.selesai AND s.penilai_id = lingkup_int('app.pegawai')
)"""
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True
    # Whom one leads, and saying something on one of them (0015, 0025).
    FUNGSI_WEB = (
        "kinerja_tim_kerja()",
        "kinerja_masukan_simpan(bigint, bigint, integer, text, text, text)",
        "kinerja_masukan_akun(bigint)",
    )

    periode = models.ForeignKey(PeriodeTinjauan, on_delete=models.PROTECT, related_name="+")
    pegawai = AcuanHimpunan(
        Pegawai, on_delete=models.PROTECT, related_name="masukan_ketua", db_index=False
    )
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
