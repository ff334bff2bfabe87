"""Rule sets as dated, versioned data, and which one an agency has put in force."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models

from talenta.akun.models import BerlingkupInstansi, Instansi, Pengguna
from talenta.inti.models import Berkas
from talenta.inti.riwayat import lacak

# What never changes once a rule set was proposed; the trigger below compares exactly these.
_TETAP = (
    "kode", "versi", "instansi_id", "judul", "dasar_hukum", "berlaku_mulai", "isi", "sidik",
    "asal_id", "dokumen_id",
)  # fmt: skip


class AturanQuerySet(models.QuerySet["AturanTalenta"]):
    def terlihat_oleh(self, pengguna: Any) -> "AturanQuerySet":
        """National rule sets and those of the person's own agency: rules are no secret.

        What is not decided yet is seen by those who may draft.
        """
        lingkup = pengguna.lingkup
        milik = self.filter_milik(lingkup.instansi_id)
        return milik if lingkup.boleh("aturan.susun") else milik.terbit()

    def filter_milik(self, instansi_id: int | None) -> "AturanQuerySet":
        """National rule sets and those of one agency."""
        return self.filter(models.Q(instansi__isnull=True) | models.Q(instansi_id=instansi_id))

    def terbit(self) -> "AturanQuerySet":
        """Those that are or once were in force."""
        return self.filter(status__in=AturanTalenta.TERBIT)

    def menunggu(self, pengguna: Any) -> "AturanQuerySet":
        """Proposals of other people that this person may put in force."""
        if not pengguna.lingkup.boleh("aturan.sahkan"):
            return self.none()
        return (
            self.terlihat_oleh(pengguna)
            .filter(instansi_id=pengguna.lingkup.instansi_id, status=AturanTalenta.Status.DIUSULKAN)
            .exclude(diusulkan_oleh_id=pengguna.pk)
        )


@lacak()
class AturanTalenta(models.Model):
    """One version of one rule set; `isi` is what karir.mesin.aturan checks and reads.

    `instansi` is empty for the rule sets that ship. `sidik` is the SHA-256 of the canonical
    content. A draft may be incomplete and changes under `revisi`, which every change raises; what
    was proposed never changes again, a change makes a new version. Which steps there are, who may
    take them and when: karir.alur_aturan.
    """

    RLS = "nasional"
    RLS_SYARAT = "(status IN ('BERLAKU', 'DICABUT') OR (SELECT lingkup_int('app.susun')) = 1)"
    HAK_WEB = (
        "SELECT, INSERT, UPDATE (judul, dasar_hukum, berlaku_mulai, status, isi, sidik, revisi, "
        "alasan, dokumen_id, diubah_oleh_id, diubah_pada, diusulkan_oleh_id, diusulkan_pada, "
        "disahkan_oleh_id, disahkan_pada)"
    )

    class Status(models.TextChoices):
        DRAF = "DRAF", "Draf"
        DIUSULKAN = "DIUSULKAN", "Diusulkan"
        BERLAKU = "BERLAKU", "Berlaku"
        DICABUT = "DICABUT", "Dicabut"
        DIBUANG = "DIBUANG", "Dibuang"

    TERBIT: ClassVar = (Status.BERLAKU, Status.DICABUT)

    kode = models.CharField(max_length=60)
    versi = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=200)
    dasar_hukum = models.TextField()
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, related_name="+")
    berlaku_mulai = models.DateField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAF)
    isi = models.JSONField()
    sidik = models.CharField(max_length=64)
    asal = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    revisi = models.PositiveIntegerField(default=0)
    alasan = models.TextField(blank=True, default="")
    dokumen = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, related_name="+")
    dibuat_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    diubah_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    diubah_pada = models.DateTimeField(null=True)
    diusulkan_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    diusulkan_pada = models.DateTimeField(null=True)
    disahkan_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    disahkan_pada = models.DateTimeField(null=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = AturanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "kode", "versi"],
                name="aturan_versi",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(diusulkan_oleh__isnull=True)
                | models.Q(disahkan_oleh__isnull=True)
                | ~models.Q(diusulkan_oleh=models.F("disahkan_oleh")),
                name="aturan_dua_orang",
            ),
            # An agency's own version is in force only by two named people; national ones ship.
            models.CheckConstraint(
                condition=models.Q(instansi__isnull=True)
                | ~models.Q(status__in=["BERLAKU", "DICABUT"])
                | models.Q(diusulkan_oleh__isnull=False, disahkan_oleh__isnull=False),
                name="aturan_disahkan",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="aturan_tetap",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.status <> 'DRAF' AND "
                    f"({', '.join(f'OLD.{k}' for k in _TETAP)}) IS DISTINCT FROM "
                    f"({', '.join(f'NEW.{k}' for k in _TETAP)})"
                ),
                func="RAISE EXCEPTION 'aturan yang sudah diusulkan tidak berubah' "
                "USING ERRCODE = 'restrict_violation';",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kode} versi {self.versi}"


class AturanBerlakuQuerySet(models.QuerySet["AturanBerlaku"]):
    def terlihat_oleh(self, pengguna: Any) -> "AturanBerlakuQuerySet":
        """What the person's agency has put in force, and when: no secret to anybody in it."""
        return self.filter(instansi_id=pengguna.lingkup.instansi_id)

    def nyata(self) -> "AturanBerlakuQuerySet":
        """Spans that last at least a day: one withdrawn before its first day never was in force."""
        return self.filter(models.Q(sampai__isnull=True) | models.Q(sampai__gt=models.F("mulai")))

    def pada(self, tanggal: Any) -> "AturanBerlakuQuerySet":
        """Spans that hold the date, the one that counts first."""
        return (
            self.nyata()
            .filter(models.Q(sampai__isnull=True) | models.Q(sampai__gt=tanggal))
            .filter(mulai__lte=tanggal)
            .order_by("-mulai")
        )


@lacak()
class AturanBerlaku(BerlingkupInstansi):
    """From `mulai` on, this agency ranks by this rule set, until a later row or `sampai`.

    `sampai` is the day of its withdrawal, from which on the row before it counts again.
    """

    RLS = "agregat"
    HAK_WEB = "SELECT, INSERT, UPDATE (sampai)"

    aturan = models.ForeignKey(AturanTalenta, on_delete=models.PROTECT, related_name="berlaku")
    mulai = models.DateField()
    sampai = models.DateField(null=True)

    objects: ClassVar = AturanBerlakuQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "mulai"],
                condition=models.Q(sampai__isnull=True) | models.Q(sampai__gt=models.F("mulai")),
                name="aturan_berlaku_sekali",
            ),
            models.CheckConstraint(
                condition=models.Q(sampai__isnull=True) | models.Q(sampai__gte=models.F("mulai")),
                name="aturan_berlaku_urut",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aturan_id} sejak {self.mulai}"


class LangkahQuerySet(models.QuerySet["LangkahAturan"]):
    def terlihat_oleh(self, pengguna: Any) -> "LangkahQuerySet":
        """Steps of the rule sets in view; what happened to a draft is for those who may draft."""
        lingkup = pengguna.lingkup
        milik = self.filter(instansi_id=lingkup.instansi_id)
        if lingkup.boleh("aturan.susun"):
            return milik
        terbuka = ("USULKAN", "SAHKAN", "CABUT")
        return milik.filter(aturan__status__in=AturanTalenta.TERBIT, langkah__in=terbuka)


class LangkahAturan(BerlingkupInstansi):
    """One step of a rule set on its way, by whom and why; rows are only added.

    Names of people are kept as they were, since accounts come and go.
    """

    RLS = "instansi"
    RLS_SYARAT = "EXISTS (SELECT 1 FROM karir_aturantalenta a WHERE a.id = aturan_id)"
    HAK_WEB = "SELECT, INSERT"

    class Langkah(models.TextChoices):
        BUAT = "BUAT", "Draf dibuat"
        USULKAN = "USULKAN", "Diusulkan"
        TARIK = "TARIK", "Usul ditarik kembali"
        KEMBALIKAN = "KEMBALIKAN", "Dikembalikan untuk diperbaiki"
        SAHKAN = "SAHKAN", "Disahkan"
        CABUT = "CABUT", "Dicabut"
        BUANG = "BUANG", "Draf dibuang"

    aturan = models.ForeignKey(AturanTalenta, on_delete=models.PROTECT, related_name="langkah")
    langkah = models.CharField(max_length=10, choices=Langkah)
    alasan = models.TextField(blank=True, default="")
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    oleh_nama = models.CharField(max_length=200)
    pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = LangkahQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["aturan", "-id"], name="langkah_aturan")]

    def __str__(self) -> str:
        return f"{self.aturan_id} {self.langkah}"


class PengaruhQuerySet(models.QuerySet["PengaruhAturan"]):
    def terlihat_oleh(self, pengguna: Any) -> "PengaruhQuerySet":
        """Effects of drafts of the own agency, for those who may draft."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("aturan.susun"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)


class PengaruhAturan(BerlingkupInstansi):
    """What a rule set would change on the frozen inputs of one run: counts, nobody's name.

    `sidik` is the hash of what is computed with (karir.mesin.aturan.hash_hitungan): an effect
    whose hash is not that of the rule set any more is out of date. `hasil` is what
    karir.mesin.pengaruh counts.
    """

    RLS = "kantor"

    aturan = models.ForeignKey(AturanTalenta, on_delete=models.PROTECT, related_name="pengaruh")
    proses = models.ForeignKey("karir.ProsesPeringkat", on_delete=models.CASCADE, related_name="+")
    pekerjaan_id = models.BigIntegerField(unique=True)
    sidik = models.CharField(max_length=64)
    hasil = models.JSONField()
    oleh_nama = models.CharField(max_length=200)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = PengaruhQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["aturan", "-id"], name="pengaruh_aturan")]

    def __str__(self) -> str:
        return f"pengaruh {self.aturan_id} atas proses {self.proses_id}"
