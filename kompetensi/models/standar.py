"""The level a post demands, where it differs from the default of its jenjang (rule set)."""

from typing import ClassVar

from django.db import models

from talenta.akun.models import BerlingkupInstansi
from talenta.inti.riwayat import lacak
from talenta.pegawai.models import Jabatan
from talenta.pegawai.querysets import SeinstansiQuerySet


@lacak()
class StandarJabatan(BerlingkupInstansi):
    """Required levels 1..5 of the nine competencies for one post."""

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

    objects: ClassVar = SeinstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    integritas__range=(1, 5),
                    kerjasama__range=(1, 5),
                    komunikasi__range=(1, 5),
                    orientasi_pada_hasil__range=(1, 5),
                    pelayanan_publik__range=(1, 5),
                    pengembangan_diri_dan_orang_lain__range=(1, 5),
                    mengelola_perubahan__range=(1, 5),
                    pengambilan_keputusan__range=(1, 5),
                    perekat_bangsa__range=(1, 5),
                ),
                name="standar_rentang",
            )
        ]

    def __str__(self) -> str:
        return f"standar {self.jabatan_id}"
