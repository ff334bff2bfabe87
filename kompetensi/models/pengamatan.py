"""What an appraiser notes beside the appraisal: a level seen at work, and a need for training.

Neither is a result: no standard, gap or ranking reads them. A level is evidence for the next
assessment, a need is counted apart among the needs (decision 0052).
"""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from talenta.akun.models import BerlingkupUnit
from talenta.inti.riwayat import lacak
from talenta.pegawai.jangkauan import jangkauan
from talenta.pegawai.models import Pegawai


class CatatanPenilaiQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Notes on the people in view for those who read gaps; else about and by oneself."""
        lingkup = pengguna.lingkup
        if lingkup.boleh("kompetensi.lihat"):
            terjangkau = jangkauan(lingkup)
            return self.none() if terjangkau is None else self.filter(terjangkau.syarat("pegawai"))
        saya = lingkup.pegawai_id
        if saya is None or not lingkup.aktif:
            return self.none()
        return self.filter(Q(pegawai_id=saya) | Q(penilai_id=saya))

    def berlaku(self) -> Self:
        """Those not taken back."""
        return self.filter(dicabut_pada__isnull=True)


class CatatanPenilai(BerlingkupUnit):
    """A note by name. Added, never changed; its author takes it back with a reason.

    That `penilai` appraises the person is asked by the database, too (karir migration 0012).
    """

    RLS: ClassVar[str] = "penilai"
    HAK_DIRI: ClassVar[str] = "SELECT, INSERT, UPDATE (dicabut_pada, alasan_cabut)"
    DIRI_KOLOM: ClassVar[str] = "pegawai_id"
    PENILAI_KOLOM: ClassVar[tuple[str, ...]] = ("penilai_id",)
    LINGKUP_DARI: ClassVar[str] = "pegawai_id"
    LINGKUP_SAAT_TAMBAH: ClassVar[bool] = True

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    penilai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    penilai_nama = models.TextField()
    dicatat_pada = models.DateTimeField(auto_now_add=True)
    dicabut_pada = models.DateTimeField(null=True)
    alasan_cabut = models.TextField(blank=True)

    objects: ClassVar = CatatanPenilaiQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(penilai=F("pegawai")), name="%(class)s_bukan_diri"),
            models.CheckConstraint(
                condition=Q(dicabut_pada__isnull=True) | ~Q(alasan_cabut=""),
                name="%(class)s_cabut_beralasan",
            ),
        ]


@lacak(kecuali=("unit_lft",))
class PengamatanKompetensi(CatatanPenilai):
    """A level of one competency as seen on a day. `nama` is what the dictionary called it then."""

    kode = models.SlugField(max_length=60)
    nama = models.CharField(max_length=120)
    tingkat = models.SmallIntegerField()
    tanggal = models.DateField()
    uraian = models.TextField()

    class Meta(CatatanPenilai.Meta):
        verbose_name = "pengamatan kompetensi"
        constraints: ClassVar = [
            *CatatanPenilai.Meta.constraints,
            models.CheckConstraint(
                condition=Q(tingkat__range=(1, 5)), name="pengamatan_kompetensi_tingkat"
            ),
            models.CheckConstraint(condition=~Q(uraian=""), name="pengamatan_kompetensi_terurai"),
            models.UniqueConstraint(
                fields=["pegawai", "penilai", "kode", "tanggal"],
                condition=Q(dicabut_pada__isnull=True),
                name="pengamatan_kompetensi_sekali",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.kode} {self.tingkat}"


@lacak(kecuali=("unit_lft",))
class KebutuhanDicatat(CatatanPenilai):
    """A training that the appraiser thinks the person needs; `kode` may name a competency."""

    kode = models.SlugField(max_length=60, blank=True)
    nama = models.CharField(max_length=120, blank=True)
    kebutuhan = models.CharField(max_length=200)
    alasan = models.TextField()

    class Meta(CatatanPenilai.Meta):
        verbose_name = "kebutuhan pelatihan"
        constraints: ClassVar = [
            *CatatanPenilai.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(kebutuhan="") & ~Q(alasan=""), name="kebutuhan_dicatat_terisi"
            ),
            models.UniqueConstraint(
                fields=["pegawai", "penilai", "kebutuhan"],
                condition=Q(dicabut_pada__isnull=True),
                name="kebutuhan_dicatat_sekali",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.kebutuhan}"
