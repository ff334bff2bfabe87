"""What a person reads of the own declarations."""

from dataclasses import dataclass
from typing import Any

from talenta.pegawai.models import PernyataanDisabilitas
from talenta.pegawai.models.pernyataan import PERSETUJUAN, PERSETUJUAN_KINI


@dataclass(frozen=True)
class PernyataanSaya:
    """The one in force, if any; those before it, the latest first; the consent now asked for."""

    kini: PernyataanDisabilitas | None
    riwayat: list[PernyataanDisabilitas]
    persetujuan_versi: int = PERSETUJUAN_KINI
    persetujuan: str = PERSETUJUAN[PERSETUJUAN_KINI]

    @property
    def ada(self) -> bool:
        """Whether there is anything that could be withdrawn."""
        return self.kini is not None or any(satu.isi for satu in self.riwayat)


def pernyataan_saya(*, pengguna: Any) -> PernyataanSaya:
    """The own declarations; one query."""
    semua = list(PernyataanDisabilitas.objects.terlihat_oleh(pengguna).order_by("-pk"))
    kini = next((satu for satu in semua if satu.berakhir_pada is None), None)
    return PernyataanSaya(kini, [satu for satu in semua if satu is not kini])
