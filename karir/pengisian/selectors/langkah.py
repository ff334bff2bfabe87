"""What a person may do with a vacancy now: the table of states, and what the services of the steps
would refuse besides. Page and API read it here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from karir.models import Lowongan
from karir.pengisian.alur import langkah_tersedia
from karir.pengisian.services.calon import daftar_pendek_halangan
from karir.pengisian.services.lowongan import ikatan_halangan, syarat_halangan
from karir.pengisian.services.penilaian import penilaian_halangan
from karir.pengisian.services.putusan import larangan_halangan
from karir.pengisian.services.sidang import usul_halangan
from talenta.akun.models import Pengguna

_ISI: Final[Mapping[str, Callable[[Lowongan, int], str]]] = {
    "ajukan": lambda satu, _: syarat_halangan(satu),
    "nilai": lambda satu, _: penilaian_halangan(satu),
    "sidangkan": lambda satu, _: daftar_pendek_halangan(satu),
    "usulkan": usul_halangan,
    "putuskan": lambda satu, _: larangan_halangan(satu),
}


@dataclass(frozen=True, kw_only=True)
class LangkahKini:
    """`sebab`: by step that state and people allow, in the table's order, why it would be refused
    nevertheless, "" where it would not. `ikatan`: the tie that refuses all of them."""

    sebab: Mapping[str, str]
    ikatan: str

    @property
    def boleh(self) -> list[str]:
        """The steps that would be taken."""
        return [nama for nama, kata in self.sebab.items() if not kata]


def langkah_kini(*, pengguna: Pengguna, lowongan: Lowongan) -> LangkahKini:
    """The steps that the table gives this person, each with what stands against it."""
    tersedia = langkah_tersedia(lowongan, pengguna)
    ikatan = ikatan_halangan(lowongan.pk, pengguna.pk) if tersedia else ""
    sebab = {
        nama: ikatan or (_ISI[nama](lowongan, pengguna.pk) if nama in _ISI else "")
        for nama in tersedia
    }
    return LangkahKini(sebab=sebab, ikatan=ikatan)
