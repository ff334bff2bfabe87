"""What a post demands: versions laid down by an agency, and what is in force today.

A version holds levels by jenjang (where the agency differs from the shipped ones) and by post.
`StandarJabatan` is what of it counts today, one row a post
(kompetensi.services.standar.standar_selaraskan keeps it so). A ranking reads the version in force
on its reference date.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from kompetensi.kode import KOMPETENSI
from kompetensi.models.versi import Versi, tetap_bersama
from talenta.akun.models import BerlingkupInstansi
from talenta.inti.riwayat import lacak
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import Jabatan
from talenta.pegawai.querysets import SeinstansiQuerySet


@lacak()
class VersiStandar(Versi):
    """One version of the standards; before an agency's first the shipped levels are in force."""

    class Meta(Versi.Meta):
        verbose_name = "versi standar kompetensi"


class BarisQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> "BarisQuerySet":
        """Rows of the versions in view."""
        return self.filter(versi__in=VersiStandar.objects.terlihat_oleh(pengguna))


def _rentang() -> Q:
    return Q(**{f"{kode}__range": (1, 5) for kode in KOMPETENSI})


@lacak()
class BarisStandar(BerlingkupInstansi):
    """Required levels 1..5 of the nine in one version, for a whole jenjang or for one post."""

    HAK_WEB = "SELECT, INSERT, UPDATE, DELETE"

    versi = models.ForeignKey(VersiStandar, on_delete=models.CASCADE, related_name="baris")
    jenjang = models.CharField(max_length=20, choices=Jenjang, blank=True)
    jabatan = models.ForeignKey(Jabatan, on_delete=models.CASCADE, null=True, related_name="+")
    integritas = models.SmallIntegerField()
    kerjasama = models.SmallIntegerField()
    komunikasi = models.SmallIntegerField()
    orientasi_pada_hasil = models.SmallIntegerField()
    pelayanan_publik = models.SmallIntegerField()
    pengembangan_diri_dan_orang_lain = models.SmallIntegerField()
    mengelola_perubahan = models.SmallIntegerField()
    pengambilan_keputusan = models.SmallIntegerField()
    perekat_bangsa = models.SmallIntegerField()

    objects: ClassVar = BarisQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(jenjang="", jabatan__isnull=False)
                | ~Q(jenjang="") & Q(jabatan__isnull=True),
                name="baris_standar_jenjang_atau_jabatan",
            ),
            models.UniqueConstraint(
                fields=["versi", "jenjang"],
                condition=Q(jabatan__isnull=True),
                name="baris_standar_jenjang",
            ),
            models.UniqueConstraint(
                fields=["versi", "jabatan"],
                condition=Q(jabatan__isnull=False),
                name="baris_standar_jabatan",
            ),
            models.CheckConstraint(condition=_rentang(), name="baris_standar_rentang"),
        ]
        triggers = [tetap_bersama("kompetensi_versistandar")]

    def __str__(self) -> str:
        return f"{self.versi_id} {self.jenjang or self.jabatan_id}"


@lacak()
class StandarTeknis(BerlingkupInstansi):
    """The level 1..5 of a technical competency that a post asks for in one version."""

    HAK_WEB = "SELECT, INSERT, UPDATE, DELETE"

    versi = models.ForeignKey(VersiStandar, on_delete=models.CASCADE, related_name="teknis")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.CASCADE, related_name="+")
    kode = models.SlugField(max_length=60)
    tingkat = models.SmallIntegerField()

    objects: ClassVar = BarisQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["versi", "jabatan", "kode"], name="standar_teknis"),
            models.CheckConstraint(
                condition=Q(tingkat__range=(1, 5)), name="standar_teknis_rentang"
            ),
        ]
        triggers = [tetap_bersama("kompetensi_versistandar")]

    def __str__(self) -> str:
        return f"{self.jabatan_id} {self.kode} {self.tingkat}"


@lacak()
class StandarJabatan(BerlingkupInstansi):
    """Required levels 1..5 of the nine competencies for one post, as they count today.

    `versi` is where they come from, `dari_jenjang` whether it said so of the post's whole jenjang.
    """

    HAK_WEB = "SELECT, INSERT, UPDATE, DELETE"

    jabatan = models.OneToOneField(Jabatan, on_delete=models.CASCADE, related_name="standar")
    integritas = models.SmallIntegerField()
    kerjasama = models.SmallIntegerField()
    komunikasi = models.SmallIntegerField()
    orientasi_pada_hasil = models.SmallIntegerField()
    pelayanan_publik = models.SmallIntegerField()
    pengembangan_diri_dan_orang_lain = models.SmallIntegerField()
    mengelola_perubahan = models.SmallIntegerField()
    pengambilan_keputusan = models.SmallIntegerField()
    perekat_bangsa = models.SmallIntegerField()
    versi = models.ForeignKey(VersiStandar, on_delete=models.PROTECT, null=True, related_name="+")
    dari_jenjang = models.BooleanField(default=False)

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_rentang(), name="standar_rentang"),
        ]

    def __str__(self) -> str:
        return f"standar {self.jabatan_id}"
