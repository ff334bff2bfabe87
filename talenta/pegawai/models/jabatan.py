"""Posts and degrees as the agency names them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from talenta.akun.models import BerlingkupInstansi
from talenta.impor.models import CatatanImpor
from talenta.inti.riwayat import lacak
from talenta.pegawai.kode import Jenjang, TingkatPendidikan
from talenta.pegawai.querysets import SeinstansiQuerySet


@lacak(kecuali=("sidik", "diperbarui_pada"))
class Jabatan(BerlingkupInstansi, CatatanImpor):
    """A post with its jenjang and the fields of study that fit it (as written)."""

    kode = models.CharField(max_length=100)
    nama = models.CharField(max_length=300)
    jenjang = models.CharField(max_length=20, choices=Jenjang)
    eselon_id = models.CharField(max_length=10, blank=True)
    rumpun = models.CharField(max_length=100, blank=True)
    bidang_ilmu = ArrayField(models.CharField(max_length=100), default=list)

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "kode"], name="jabatan_kode")]

    def __str__(self) -> str:
        return self.nama


@lacak(kecuali=("sidik", "diperbarui_pada"))
class Pendidikan(BerlingkupInstansi, CatatanImpor):
    """A degree with its level and field of study (as written)."""

    kode = models.CharField(max_length=100)
    nama = models.CharField(max_length=300)
    tingkat_id = models.CharField(max_length=2, choices=TingkatPendidikan)
    bidang_ilmu = models.CharField(max_length=100, blank=True)

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "kode"], name="pendidikan_kode")]

    def __str__(self) -> str:
        return self.nama
