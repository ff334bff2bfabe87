"""Who sees which jobs and which audited acts; asked of the scope by permission name only."""

from typing import Any, Self

from django.db import models


class PekerjaanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Jobs of the agency for those who may look at jobs, else those the person started."""
        lingkup = pengguna.lingkup
        if lingkup.boleh("pekerjaan.lihat"):
            return self.filter(instansi_id=lingkup.instansi_id)
        if lingkup.aktif and pengguna.pk is not None:
            return self.filter(pelaku_id=pengguna.pk)
        return self.none()


class CatatanAuditQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Acts within the agency, for those who may read the audit; default deny."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("audit.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)
