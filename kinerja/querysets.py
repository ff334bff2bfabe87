"""Who sees which rows of the appraisal year.

To appraise is a relation between two people and not a role: pages of the appraiser and of the
person run as plain ASN (`halaman_diri`) and show rows of one's own and of those one appraises.
Officers read what their role reaches.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Q


class PenilaianQuerySet(models.QuerySet[Any]):
    """Rows with `pegawai`, `penilai`, agency and interval."""

    PENILAI: tuple[str, ...] = ("penilai_id",)

    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Rows in the scope of an officer; else one's own and those of people one appraises."""
        lingkup = pengguna.lingkup
        if lingkup.boleh("kinerja.lihat"):
            return self.filter(
                instansi_id=lingkup.instansi_id,
                unit_lft__gte=lingkup.lft,
                unit_lft__lte=lingkup.rgt,
            )
        saya = lingkup.pegawai_id
        if saya is None or not lingkup.aktif:
            return self.none()
        syarat = Q(pegawai_id=saya)
        for kolom in self.PENILAI:
            syarat |= Q(**{kolom: saya})
        return self.filter(syarat | self._menilai(saya))

    def _menilai(self, saya: int) -> Q:
        """A further relation by which one appraises the person of a row."""
        return Q()

    def milik(self, pengguna: Any) -> Self:
        """One's own rows."""
        return self.filter(pegawai_id=pengguna.lingkup.pegawai_id or 0)

    def tim(self, pengguna: Any) -> Self:
        """Rows of the people whom one appraises."""
        return self.filter(penilai_id=pengguna.lingkup.pegawai_id or 0)


class TahunanQuerySet(PenilaianQuerySet):
    """Yearly appraisals are read by the appraiser's superior, too, who decides on objections."""

    PENILAI = ("penilai_id", "atasan_penilai_id")


class KinerjaInstansiQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Years, periods, figures and achievements of units: everybody's of the agency."""
        return self.filter(instansi_id=pengguna.lingkup.instansi_id)


class BagianSkpQuerySet(models.QuerySet[Any]):
    """Parts of an SKP, a review or a yearly appraisal: seen with the whole they belong to."""

    def terlihat_oleh(self, pengguna: Any) -> Self:
        """Parts of what is in view."""
        induk = self.model._meta.get_field(self.model.INDUK)
        semua = induk.related_model._default_manager.terlihat_oleh(pengguna)
        return self.filter(**{f"{self.model.INDUK}__in": semua})
