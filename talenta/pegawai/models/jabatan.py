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
class Jabatan(CatatanImpor, BerlingkupInstansi):
    """A post with its jenjang and the fields of study that fit it (as written)."""

    kode = models.TextField()
    nama = models.TextField()
    jenjang = models.CharField(max_length=20, choices=Jenjang)
    eselon_id = models.TextField(blank=True)
    rumpun = models.TextField(blank=True)
    bidang_ilmu = ArrayField(models.TextField(), default=list)

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "kode"], name="jabatan_kode")]

    def __str__(self) -> str:
        return self.nama


@lacak(kecuali=("sidik", "diperbarui_pada"))
class Pendidikan(CatatanImpor, BerlingkupInstansi):
    """A degree with its level and field of study (as written)."""

    kode = models.TextField()
    nama = models.TextField()
    tingkat_id = models.CharField(max_length=2, choices=TingkatPendidikan)
    bidang_ilmu = models.TextField(blank=True)

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "kode"], name="pendidikan_kode")]

    def __str__(self) -> str:
        return self.nama
