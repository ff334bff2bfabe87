"""The yearly review of roles: a list of all that are in force, each to be kept or withdrawn."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from talenta.akun.models import BerlingkupInstansi, Pengguna, PenugasanPeran
from talenta.inti.riwayat import lacak


class TinjauanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Reviews of the agency for those who look at its accounts; default deny."""
        if not pengguna.lingkup.boleh("akun.lihat"):
            return self.none()
        return self.filter(instansi_id=pengguna.lingkup.instansi_id)


def masih_berlaku(penugasan: str, hari: date) -> Q:
    """Assignments, found by the path `penugasan`, that have not ended, nor before they began."""
    sampai = f"{penugasan}__berlaku_sampai"
    sesudah_mulai = Q(**{f"{sampai}__gt": models.F(f"{penugasan}__berlaku_mulai")})
    return Q(**{f"{sampai}__isnull": True}) | (Q(**{f"{sampai}__gt": hari}) & sesudah_mulai)


class ButirQuerySet(TinjauanQuerySet):
    def menunggu(self, hari: date) -> Self:
        """Those that nobody has decided on, of roles that did not end by themselves."""
        return self.filter(masih_berlaku("penugasan", hari), keputusan="")

    def gugur(self, hari: date) -> Self:
        """Those of roles that ended otherwise before anybody decided."""
        return self.filter(~masih_berlaku("penugasan", hari), keputusan="")


class KetentuanTinjauan(BerlingkupInstansi):
    """From `mulai` on an agency reviews so: days for a review, and whether a role that nobody has
    confirmed by then is withdrawn. Rows are added, never changed; the latest of a day counts."""

    RLS = "kantor"
    HAK_WEB = "SELECT, INSERT"
    HARI_BAWAAN = 30

    mulai = models.DateField()
    hari = models.PositiveSmallIntegerField()
    cabut_otomatis = models.BooleanField()
    alasan = models.TextField()
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = TinjauanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hari__range=(7, 90)), name="ketentuan_tinjauan_rentang"
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="ketentuan_tinjauan_beralasan"),
        ]
        indexes = [models.Index(fields=["instansi", "-mulai", "-id"], name="ketentuan_tinjauan")]

    def __str__(self) -> str:
        return f"{self.hari} hari sejak {self.mulai}"


@lacak()
class Tinjauan(BerlingkupInstansi):
    """One review of an agency. What happens at its deadline is what the agency had decided when it
    was opened."""

    RLS = "kantor"
    HAK_WEB = "SELECT, INSERT, UPDATE (selesai_pada)"

    dibuka_pada = models.DateField()
    tenggat = models.DateField()
    cabut_otomatis = models.BooleanField()
    dibuka_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    selesai_pada = models.DateTimeField(null=True)

    objects: ClassVar = TinjauanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi"],
                condition=Q(selesai_pada__isnull=True),
                name="tinjauan_satu_terbuka",
            ),
            models.CheckConstraint(
                condition=Q(tenggat__gt=models.F("dibuka_pada")), name="tinjauan_urut"
            ),
        ]
        indexes = [models.Index(fields=["instansi", "-dibuka_pada"], name="tinjauan_daftar")]

    def __str__(self) -> str:
        return f"tinjauan {self.dibuka_pada}"

    @property
    def terbuka(self) -> bool:
        return self.selesai_pada is None

    @property
    def lewat(self) -> bool:
        """Whether something is still undecided after the last day."""
        return self.terbuka and self.tenggat < timezone.localdate()


@lacak()
class ButirTinjauan(BerlingkupInstansi):
    """One role in a review, and what was decided on it: never by its holder."""

    RLS = "kantor"
    HAK_WEB = "SELECT, INSERT, UPDATE (keputusan, alasan, diputus_oleh_id, diputus_pada)"

    class Keputusan(models.TextChoices):
        TETAP = "TETAP", "Dipertahankan"
        CABUT = "CABUT", "Dicabut"
        LEWAT = "LEWAT", "Dicabut karena lewat tenggat"

    tinjauan = models.ForeignKey(Tinjauan, on_delete=models.CASCADE, related_name="butir")
    penugasan = models.ForeignKey(PenugasanPeran, on_delete=models.PROTECT, related_name="+")
    pemegang = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    keputusan = models.CharField(max_length=5, choices=Keputusan, blank=True)
    alasan = models.TextField(blank=True)
    diputus_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    diputus_pada = models.DateTimeField(null=True)

    objects: ClassVar = ButirQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tinjauan", "penugasan"], name="butir_tinjauan_sekali"),
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True) | ~Q(diputus_oleh=models.F("pemegang")),
                name="butir_tinjauan_bukan_milik_sendiri",
            ),
            models.CheckConstraint(
                condition=Q(keputusan="", alasan="", diputus_pada=None, diputus_oleh=None)
                | Q(keputusan="LEWAT", diputus_oleh=None, diputus_pada__isnull=False)
                | (
                    Q(keputusan__in=["TETAP", "CABUT"])
                    & Q(diputus_oleh__isnull=False, diputus_pada__isnull=False)
                    & ~Q(alasan="")
                ),
                name="butir_tinjauan_utuh",
            ),
        ]

    def __str__(self) -> str:
        return f"butir {self.pk}"

    @property
    def menunggu(self) -> bool:
        """Whether somebody has still to decide."""
        return not self.keputusan and not self.penugasan.berakhir

    @property
    def keadaan(self) -> str:
        """What became of it, in words."""
        if self.keputusan:
            return str(self.get_keputusan_display())
        if not self.menunggu:
            return "Berakhir sendiri"
        return "Belum diputuskan" if self.tinjauan.terbuka else "Tidak diputuskan sampai ditutup"

    @property
    def lingkup(self) -> str:
        """Where the role holds, in words."""
        terikat = getattr(self.penugasan, "lingkup_unit", None)
        return str(terikat.unit.nama) if terikat else "Seluruh instansi"
