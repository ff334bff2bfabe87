"""What a person declares about the own disability, if anything: voluntary, and nobody else's to
read. UU 8/2016 article 4 names the kinds; UU 27/2022 makes it specific personal data."""

from datetime import timedelta
from typing import Any, ClassVar, Final

from django.db import models
from django.utils import timezone

from talenta.pegawai.models.pegawai import Pegawai

RAGAM: Final = {
    "fisik": "Fisik",
    "intelektual": "Intelektual",
    "mental": "Mental",
    "sensorik": "Sensorik",
}
# The words that were agreed to, by version. A change is a new version; old ones stay readable.
PERSETUJUAN: Final = {
    1: "Pernyataan ini disimpan dan dihitung dalam kelompok, hanya untuk memeriksa apakah "
    "manajemen talenta instansi saya adil bagi penyandang disabilitas. Saya tahu pernyataan ini "
    "sukarela, tidak berpengaruh pada nilai, kotak, dan peringkat saya, dan dapat saya cabut kapan "
    "saja.",
}
PERSETUJUAN_KINI: Final = max(PERSETUJUAN)
_TANPA_RAGAM = models.Q(fisik=False, intelektual=False, mental=False, sensorik=False)


class PernyataanQuerySet(models.QuerySet["PernyataanDisabilitas"]):
    def terlihat_oleh(self, pengguna: Any) -> "PernyataanQuerySet":
        """The own, whatever the role; nobody reads those of others."""
        return self.filter(pegawai_id=pengguna.lingkup.pegawai_id or 0)

    def berlaku(self) -> "PernyataanQuerySet":
        """Those in force; one a person at most."""
        return self.filter(berakhir_pada__isnull=True)


class PernyataanDisabilitas(models.Model):
    """One declaration. A new one ends the last; withdrawal empties all that a person ever declared.

    Neither a change history nor the audit knows of it: the one would keep what was withdrawn, the
    other would tell when somebody declared, and so, from group figures before and after, what.
    """

    RLS = "sendiri"
    DIRI_KOLOM = "pegawai_id"
    HAK_WEB = "SELECT"
    HAK_DIRI = (
        "SELECT, INSERT, "
        "UPDATE (isi, fisik, intelektual, mental, sensorik, berakhir_pada, dicabut_pada)"
    )
    # It holds nothing back: where an import is undone it goes with the person.
    IKUT_TERHAPUS = "id IS NOT NULL"
    # What was replaced or withdrawn is kept so long for its owner; docs/pelindungan-data.md.
    DISIMPAN = timedelta(days=365)

    class Isi(models.TextChoices):
        PENYANDANG = "PENYANDANG", "Saya penyandang disabilitas"
        BUKAN = "BUKAN", "Saya bukan penyandang disabilitas"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+", db_index=False)
    isi = models.CharField("pernyataan", max_length=10, choices=Isi, blank=True)
    fisik = models.BooleanField(default=False)
    intelektual = models.BooleanField(default=False)
    mental = models.BooleanField(default=False)
    sensorik = models.BooleanField(default=False)
    persetujuan_versi = models.PositiveSmallIntegerField("versi persetujuan")
    dinyatakan_pada = models.DateTimeField(default=timezone.now)
    berakhir_pada = models.DateTimeField(null=True)
    dicabut_pada = models.DateTimeField(null=True)

    objects: ClassVar = PernyataanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai"],
                condition=models.Q(berakhir_pada__isnull=True),
                name="pernyataan_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=models.Q(isi="PENYANDANG") | _TANPA_RAGAM, name="pernyataan_ragam"
            ),
            models.CheckConstraint(
                condition=models.Q(dicabut_pada__isnull=True) & ~models.Q(isi="")
                | models.Q(dicabut_pada__isnull=False, berakhir_pada__isnull=False, isi=""),
                name="pernyataan_dicabut_kosong",
            ),
            models.CheckConstraint(
                condition=models.Q(berakhir_pada__isnull=True)
                | models.Q(berakhir_pada__gte=models.F("dinyatakan_pada")),
                name="pernyataan_urut",
            ),
        ]
        indexes = [models.Index(fields=["pegawai", "-id"], name="pernyataan_pegawai")]

    def __str__(self) -> str:
        return f"pernyataan {self.pk}"

    @property
    def ragam(self) -> list[str]:
        """The kinds that were named, by their codes, as the law names them."""
        return [kode for kode in RAGAM if getattr(self, kode)]

    @property
    def ragam_kata(self) -> str:
        """The same in words, or ""."""
        return ", ".join(RAGAM[kode].lower() for kode in self.ragam)

    @property
    def persetujuan(self) -> str:
        """The words that were agreed to."""
        return PERSETUJUAN.get(self.persetujuan_versi, "")
