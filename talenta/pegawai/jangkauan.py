"""Whose records a scope reaches: the one rule behind lists, pages, and the words for them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from talenta.akun.lingkup import Lingkup


@dataclass(frozen=True)
class Jangkauan:
    """People of an agency in an interval of its tree, or else one person alone (`pegawai_id`)."""

    instansi_id: int | None = None
    lft: int = 1
    rgt: int = 0
    pegawai_id: int | None = None

    def syarat(self, kolom_pegawai: str) -> Q:
        """The condition on rows whose column `kolom_pegawai` names the person."""
        if self.pegawai_id is not None:
            return Q(**{kolom_pegawai: self.pegawai_id})
        return Q(instansi_id=self.instansi_id, unit_lft__gte=self.lft, unit_lft__lte=self.rgt)

    def memuat(self, pegawai: Any) -> bool:
        """Whether a person is among them: the same condition on a Pegawai that was read."""
        if self.pegawai_id is not None:
            return bool(pegawai.pk == self.pegawai_id)
        return pegawai.instansi_id == self.instansi_id and self.lft <= pegawai.unit_lft <= self.rgt


def jangkauan(lingkup: Lingkup) -> Jangkauan | None:
    """What a scope reaches; None where it reaches nobody, not even oneself."""
    if lingkup.boleh("pegawai.lihat"):
        return Jangkauan(lingkup.instansi_id, lingkup.lft, lingkup.rgt)
    if lingkup.pegawai_id is not None:
        return Jangkauan(pegawai_id=lingkup.pegawai_id)
    return None
