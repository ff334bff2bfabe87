"""Talent review: proposed moves of people between boxes, and what the committee confirmed."""

from typing import Any, ClassVar

from django.db import models

from karir.models.proses import ProsesPeringkat
from talenta.akun.models import BerlingkupInstansi, BerlingkupUnit, Pengguna
from talenta.inti.models import Berkas
from talenta.inti.riwayat import lacak
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import Pegawai, UnitOrganisasi


class TinjauanTalentaQuerySet(models.QuerySet["TinjauanTalenta"]):
    def terlihat_oleh(self, pengguna: Any) -> "TinjauanTalentaQuerySet":
        """Reviews of the agency, for those who take part in them or check them."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("tinjauan.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)


@lacak()
class TinjauanTalenta(BerlingkupInstansi):
    """A review of one run for the people of a unit (with the units below it), of a jenjang, or of a
    jenjang within a unit. Steps: karir.alur_tinjauan.

    `ringkasan` is what the review changed, frozen when it was confirmed: boxes before and after,
    and the shift by group. Names of people are kept as they were, since accounts come and go.
    """

    RLS = "kantor"
    HAK_WEB = (
        "SELECT, INSERT, UPDATE (status, ditutup_oleh_id, ditutup_oleh_nama, ditutup_pada, "
        "alasan_tutup, ringkasan)"
    )
    FUNGSI_WEB = ("tinjauan_pergeseran(bigint)",)

    class Status(models.TextChoices):
        BERJALAN = "BERJALAN", "Berjalan"
        DIKUKUHKAN = "DIKUKUHKAN", "Dikukuhkan"
        DIBATALKAN = "DIBATALKAN", "Dibatalkan"

    proses = models.ForeignKey(ProsesPeringkat, on_delete=models.PROTECT, related_name="tinjauan")
    unit = models.ForeignKey(UnitOrganisasi, on_delete=models.PROTECT, null=True, related_name="+")
    jenjang = models.CharField(max_length=20, choices=Jenjang, blank=True)
    catatan = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.BERJALAN)
    dibuka_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    dibuka_oleh_nama = models.CharField(max_length=200)
    dibuka_pada = models.DateTimeField(auto_now_add=True)
    ditutup_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ditutup_oleh_nama = models.CharField(max_length=200, blank=True)
    ditutup_pada = models.DateTimeField(null=True)
    alasan_tutup = models.TextField(blank=True)
    ringkasan = models.JSONField(default=dict)

    objects: ClassVar = TinjauanTalentaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(unit__isnull=False) | ~models.Q(jenjang=""),
                name="tinjauan_talenta_bersasaran",
            ),
            models.UniqueConstraint(
                fields=["proses", "unit", "jenjang"],
                condition=~models.Q(status="DIBATALKAN"),
                nulls_distinct=False,
                name="tinjauan_talenta_sekali",
            ),
            models.CheckConstraint(
                condition=models.Q(status="BERJALAN", ditutup_pada__isnull=True)
                | (~models.Q(status="BERJALAN") & models.Q(ditutup_pada__isnull=False)),
                name="tinjauan_talenta_tutup",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="DIKUKUHKAN")
                | (
                    models.Q(ditutup_oleh__isnull=False)
                    & (
                        models.Q(dibuka_oleh__isnull=True)
                        | ~models.Q(ditutup_oleh=models.F("dibuka_oleh"))
                    )
                ),
                name="tinjauan_talenta_dua_orang",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "-id"], name="tinjauan_talenta_daftar")]

    def __str__(self) -> str:
        return f"tinjauan talenta {self.pk}"

    @property
    def sasaran(self) -> str:
        """Whom it is about, in words; wants `unit` selected."""
        bagian = [self.get_jenjang_display() if self.jenjang else "", str(self.unit or "")]
        return " di ".join(filter(None, bagian))


class PindahQuerySet(models.QuerySet["PindahKotak"]):
    def terlihat_oleh(self, pengguna: Any) -> "PindahQuerySet":
        """All moves for those who take part in reviews; confirmed ones of the people in view for
        those who see their boxes; else the own confirmed one."""
        lingkup = pengguna.lingkup
        if lingkup.boleh("tinjauan.lihat"):
            return self.filter(instansi_id=lingkup.instansi_id)
        if lingkup.boleh("hasil.lihat"):
            return self.dikukuhkan().filter(
                instansi_id=lingkup.instansi_id,
                unit_lft__gte=lingkup.lft,
                unit_lft__lte=lingkup.rgt,
            )
        if lingkup.pegawai_id is not None:
            return self.dikukuhkan().filter(pegawai_id=lingkup.pegawai_id)
        return self.none()

    def dikukuhkan(self) -> "PindahQuerySet":
        """Moves that hold."""
        return self.filter(dikukuhkan_pada__isnull=False)

    def terbuka(self) -> "PindahQuerySet":
        """Moves that wait for a second member."""
        return self.filter(status=PindahKotak.Status.DIUSULKAN)

    def ikut(self) -> "PindahQuerySet":
        """Moves that wait or were agreed on."""
        return self.filter(status__in=PindahKotak.IKUT)


@lacak(kecuali=("unit_lft",))
class PindahKotak(BerlingkupUnit):
    """A person moved from the box that the engine gave to another: both boxes stay, for ever.

    `kotak_mesin` and `krs_mesin` are the run's, `krs_baru` is whether the new box is one of the
    pool and nothing blocks. `arah` is up, down or aside on the two axes. It holds from
    `dikukuhkan_pada` on, when its review was confirmed. Results of the run never change.
    """

    RLS = "tinjau"
    RLS_SYARAT = "(dikukuhkan_pada IS NOT NULL OR (SELECT lingkup_int('app.tinjau')) = 1)"
    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True
    HAK_WEB = (
        "SELECT, INSERT, UPDATE (status, diputus_oleh_id, diputus_oleh_nama, diputus_pada, "
        "alasan_putusan, dikukuhkan_pada)"
    )

    class Status(models.TextChoices):
        DIUSULKAN = "DIUSULKAN", "Menunggu anggota kedua"
        DISETUJUI = "DISETUJUI", "Disetujui"
        DITOLAK = "DITOLAK", "Ditolak"
        DITARIK = "DITARIK", "Ditarik"

    class Arah(models.TextChoices):
        NAIK = "naik", "Naik"
        TURUN = "turun", "Turun"
        BERGESER = "bergeser", "Bergeser"

    IKUT: ClassVar = (Status.DIUSULKAN, Status.DISETUJUI)

    tinjauan = models.ForeignKey(TinjauanTalenta, on_delete=models.PROTECT, related_name="pindah")
    proses = models.ForeignKey(
        ProsesPeringkat, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    kotak_mesin = models.SmallIntegerField()
    kotak_baru = models.SmallIntegerField()
    krs_mesin = models.BooleanField()
    krs_baru = models.BooleanField()
    arah = models.CharField(max_length=10, choices=Arah)
    alasan = models.TextField()
    bukti = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.DIUSULKAN)
    diusulkan_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    diusulkan_oleh_nama = models.CharField(max_length=200)
    diusulkan_pada = models.DateTimeField(auto_now_add=True)
    diputus_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    diputus_oleh_nama = models.CharField(max_length=200, blank=True)
    diputus_pada = models.DateTimeField(null=True)
    alasan_putusan = models.TextField(blank=True)
    dikukuhkan_pada = models.DateTimeField(null=True)

    objects: ClassVar = PindahQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(diputus_oleh__isnull=True)
                | models.Q(status="DITARIK")
                | ~models.Q(diputus_oleh=models.F("diusulkan_oleh")),
                name="pindah_dua_orang",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["DISETUJUI", "DITOLAK"])
                | models.Q(diputus_oleh__isnull=False),
                name="pindah_diputus_orang",
            ),
            models.CheckConstraint(
                condition=models.Q(dikukuhkan_pada__isnull=True) | models.Q(status="DISETUJUI"),
                name="pindah_dikukuhkan_disetujui",
            ),
            models.CheckConstraint(
                condition=models.Q(kotak_mesin__range=(1, 9), kotak_baru__range=(1, 9))
                & ~models.Q(kotak_mesin=models.F("kotak_baru")),
                name="pindah_kotak",
            ),
            models.CheckConstraint(condition=~models.Q(alasan=""), name="pindah_beralasan"),
            # One open or agreed move of a person in a run, whatever reviews overlap.
            models.UniqueConstraint(
                fields=["proses", "pegawai"],
                condition=models.Q(status__in=["DIUSULKAN", "DISETUJUI"]),
                name="pindah_sekali",
            ),
        ]
        indexes = [
            models.Index(
                fields=["proses", "pegawai"],
                condition=models.Q(dikukuhkan_pada__isnull=False),
                name="pindah_dikukuhkan",
            ),
            models.Index(fields=["tinjauan", "-id"], name="pindah_tinjauan"),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id}: kotak {self.kotak_mesin} ke {self.kotak_baru}"

    @property
    def oleh(self) -> str:
        """The two members, in words."""
        return f"{self.diusulkan_oleh_nama} dan {self.diputus_oleh_nama}"
