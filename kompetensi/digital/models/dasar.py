"""What the tables of digital skill share: five levels in a row, the nation's rows, a person's."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kompetensi.kode import AREA_DIGITAL
from talenta.akun.models import BerlingkupUnit
from talenta.pegawai.models import Pegawai
from talenta.pegawai.querysets import CatatanPegawaiQuerySet

BANYAK_AREA = len(AREA_DIGITAL)


def tingkatan(**lain: Any) -> ArrayField:
    return ArrayField(models.SmallIntegerField(), size=BANYAK_AREA, **lain)


def larik_sah(nama: str, kolom: str, bawah: int = 0) -> models.CheckConstraint:
    """All five levels are there and within their range."""
    isi = list(range(bawah, 9))
    return models.CheckConstraint(
        condition=models.Q(**{f"{kolom}__len": BANYAK_AREA, f"{kolom}__contained_by": isi}),
        name=nama,
    )


class NasionalQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """The nation's rows and those of the person's own agency."""
        return self.milik(pengguna.lingkup.instansi_id)

    def milik(self, instansi_id: int | None) -> Self:
        """The nation's rows and those of one agency."""
        return self.filter(models.Q(instansi=None) | models.Q(instansi_id=instansi_id))


class TentangPegawai(BerlingkupUnit):
    """A row about one person that a page or a worker of the portal adds."""

    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"
    LINGKUP_SAAT_TAMBAH = True

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="%(class)s")

    objects: ClassVar = CatatanPegawaiQuerySet.as_manager()

    class Meta:
        abstract = True
