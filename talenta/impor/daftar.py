"""Registry of the kinds that the wings declare in their impor.py."""

from talenta.impor.jenis import Jenis

_JENIS: dict[str, Jenis] = {}


class JenisTidakDikenal(LookupError):
    """No wing declares a kind of this name."""


def daftarkan(*jenis: Jenis) -> None:
    """Make kinds known to the pipeline."""
    for satu in jenis:
        _JENIS[satu.kode] = satu


def jenis_bernama(kode: str) -> Jenis:
    """The kind of this name. Raises JenisTidakDikenal."""
    try:
        return _JENIS[kode]
    except KeyError:
        raise JenisTidakDikenal(
            f"Jenis berkas {kode} tidak dikenal. Yang ada: {', '.join(j.kode for j in semua())}."
        ) from None


def semua() -> list[Jenis]:
    """All kinds in the order in which they are best imported."""
    return sorted(_JENIS.values(), key=lambda jenis: (jenis.urutan, jenis.kode))
