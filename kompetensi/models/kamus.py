"""The dictionary of competencies as an agency lays it down, version by version."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from kompetensi.kode import TINGKAT, JenisKompetensi
from kompetensi.models.versi import Versi, tetap_bersama
from talenta.akun.models import BerlingkupInstansi
from talenta.inti.riwayat import lacak


@lacak()
class VersiKamus(Versi):
    """One version of the dictionary; before an agency's first the shipped one is in force."""

    class Meta(Versi.Meta):
        verbose_name = "versi kamus kompetensi"


class ButirKamusQuerySet(models.QuerySet["ButirKamus"]):
    def terlihat_oleh(self, pengguna: Any) -> "ButirKamusQuerySet":
        """Entries of the versions in view."""
        return self.filter(versi__in=VersiKamus.objects.terlihat_oleh(pengguna))

    def urut(self) -> "ButirKamusQuerySet":
        """The order of reading: the nine as the regulation lists them, then by field and name."""
        return self.order_by("urutan", "bidang", "nama", "id")


@lacak()
class ButirKamus(BerlingkupInstansi):
    """A competency: what it means, and each of its five levels in words."""

    HAK_WEB = "SELECT, INSERT, UPDATE, DELETE"
    TEKNIS_URUTAN = 100

    versi = models.ForeignKey(VersiKamus, on_delete=models.CASCADE, related_name="butir")
    kode = models.SlugField(max_length=60)
    jenis = models.CharField(max_length=16, choices=JenisKompetensi)
    bidang = models.CharField(max_length=120, blank=True)
    nama = models.CharField(max_length=120)
    definisi = models.TextField()
    urutan = models.PositiveSmallIntegerField(default=TEKNIS_URUTAN)
    tingkat_1 = models.TextField("tingkat 1")
    indikator_1 = models.TextField("indikator tingkat 1")
    tingkat_2 = models.TextField("tingkat 2")
    indikator_2 = models.TextField("indikator tingkat 2")
    tingkat_3 = models.TextField("tingkat 3")
    indikator_3 = models.TextField("indikator tingkat 3")
    tingkat_4 = models.TextField("tingkat 4")
    indikator_4 = models.TextField("indikator tingkat 4")
    tingkat_5 = models.TextField("tingkat 5")
    indikator_5 = models.TextField("indikator tingkat 5")

    objects: ClassVar = ButirKamusQuerySet.as_manager()

    class Meta:
        verbose_name = "kompetensi"
        constraints = [
            models.UniqueConstraint(fields=["versi", "kode"], name="butir_kamus_kode"),
            models.CheckConstraint(
                condition=Q(jenis=JenisKompetensi.TEKNIS) & ~Q(bidang="")
                | ~Q(jenis=JenisKompetensi.TEKNIS) & Q(bidang=""),
                name="butir_kamus_bidang",
                violation_error_message="BIDANG diisi untuk kompetensi teknis saja.",
            ),
        ]
        triggers = [tetap_bersama("kompetensi_versikamus")]

    def __str__(self) -> str:
        return self.nama

    @property
    def teknis(self) -> bool:
        return self.jenis == JenisKompetensi.TEKNIS

    @property
    def tingkatan(self) -> list[tuple[int, str, list[str]]]:
        """(level, description, indicators) in ascending order."""
        return [
            (n, getattr(self, f"tingkat_{n}"), getattr(self, f"indikator_{n}").splitlines())
            for n in TINGKAT
        ]
