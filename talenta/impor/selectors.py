"""What the pages about imports read."""

from dataclasses import dataclass
from typing import Any

from talenta.impor.daftar import jenis_bernama
from talenta.impor.jenis import Jenis
from talenta.impor.models import Impor, Temuan
from talenta.impor.temuan import BERAT, KATALOG, Kode


def impor_satu(*, oleh: Any, impor_id: int) -> Impor:
    """One import in view of `oleh`. Raises Impor.DoesNotExist."""
    terlihat = Impor.objects.terlihat_oleh(oleh)
    impor: Impor = terlihat.select_related("berkas", "pengguna", "pekerjaan").get(pk=impor_id)
    return impor


@dataclass(frozen=True)
class Kelompok:
    """Rows with findings of one code at one level: how many, and what to do."""

    kode: Kode
    tingkat: str
    sebutan: str
    banyak: int

    @property
    def pilihan(self) -> str:
        """The group as it stands in the URL."""
        return f"{self.kode.kode}-{self.tingkat}"


def temuan_kelompok(*, impor: Impor) -> list[Kelompok]:
    """Findings of an import by code, the severest and most frequent first."""
    kelompok = [
        Kelompok(KATALOG[kode], tingkat, str(Temuan.Tingkat(tingkat).label), n)
        for kode, tingkat, n in impor.kelompok_temuan
    ]
    return sorted(kelompok, key=lambda k: (BERAT[k.tingkat], -k.banyak, k.kode.kode))


def jenis_impor(impor: Impor) -> Jenis:
    """The declared kind of an import."""
    return jenis_bernama(impor.jenis)
