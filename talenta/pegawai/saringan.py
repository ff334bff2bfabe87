"""Filters of the list of people that upper wings know how to apply; each declares its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from talenta.pegawai.querysets import PegawaiQuerySet

Terapkan = Callable[[PegawaiQuerySet, Any, date], PegawaiQuerySet]


@dataclass(frozen=True, kw_only=True)
class SaringanSayap:
    """A filter by what another wing holds.

    `judul(hari)` names it, `terapkan(daftar, pengguna, hari)` narrows the list, `izin` says who
    is offered it.
    """

    kode: str
    judul: Callable[[date], str]
    terapkan: Terapkan
    izin: str = "pegawai.lihat"


SARINGAN: dict[str, SaringanSayap] = {}


def daftarkan(*saringan: SaringanSayap) -> None:
    """Declare filters; called once by a wing when it is loaded."""
    SARINGAN.update({satu.kode: satu for satu in saringan})
