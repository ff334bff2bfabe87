"""Who sees something of a person by a relation and not by a role; each wing says whom it knows."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Hubungan:
    """Somebody, what he or she is to the person, since when, and what that opens; in words."""

    nama: str
    sebagai: str
    masa: str
    melihat: str


# Of the person with this key, read in the scope of the request.
BacaHubungan = Callable[[int], list[Hubungan]]
_PEMBACA: list[BacaHubungan] = []


def daftarkan(baca: BacaHubungan) -> None:
    """Declare whom a wing knows; called once when it is loaded."""
    _PEMBACA.append(baca)


def hubungan_pegawai(pegawai_id: int) -> list[Hubungan]:
    """All of them; one query a wing."""
    return [satu for baca in _PEMBACA for satu in baca(pegawai_id)]
