"""What an audit of a run's fairness found: counts by group, nobody's name."""

from typing import Any, ClassVar

from django.db import models

from karir.models.proses import ProsesPeringkat
from talenta.akun.models import BerlingkupInstansi


class IntegritasQuerySet(models.QuerySet["IntegritasProses"]):
    def terlihat_oleh(self, pengguna: Any) -> "IntegritasQuerySet":
        """Audits of the agency's runs, for those who check that it was fair."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("integritas.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)


class IntegritasProses(BerlingkupInstansi):
    """One audit of one run, as karir.services.integritas makes it: `isi` holds the swap of
    protected attributes, figures by group with small ones kept back, and offices and appraisers
    whose ratings are out of line. Written by workers, never changed."""

    RLS = "kantor"

    proses = models.ForeignKey(ProsesPeringkat, on_delete=models.PROTECT, related_name="integritas")
    pekerjaan_id = models.BigIntegerField(unique=True)
    isi = models.JSONField()
    oleh_nama = models.CharField(max_length=200)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = IntegritasQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["proses", "-id"], name="integritas_proses")]

    def __str__(self) -> str:
        return f"integritas proses {self.proses_id}"
