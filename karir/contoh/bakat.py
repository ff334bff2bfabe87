"""What stands behind the scores: an unseen talent and effort per person, and who was assessed."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from karir.contoh.bahan import ACUAN, Bulat, Pecahan, Spek, Topeng
from karir.contoh.formasi import NO_JENJANG, STRUKTURAL
from karir.contoh.orang import PARUH_WAKTU, Orang

BELUM, KEDALUWARSA, BERLAKU = 0, 1, 2
_TIGA_TAHUN: Final = 1096


@dataclass(frozen=True)
class Bakat:
    """Standard normal figures a person; `dinilai` is the state of the competency assessment and
    `tanggal` its day."""

    talenta: Pecahan
    usaha: Pecahan
    dinilai: Bulat
    tanggal: Bulat

    @property
    def kinerja(self) -> Pecahan:
        """What performance shows of both, standard normal."""
        return np.asarray(0.20 * self.talenta + 0.98 * self.usaha)


def reka_bakat(spek: Spek, orang: Orang) -> Bakat:
    """Independent of sex, religion, origin and age, so that a bias found later is the engine's."""
    acak = spek.acak("bakat")
    n = len(orang)
    talenta, usaha = acak.standard_normal(n), acak.standard_normal(n)
    belum, lewat = _peluang(orang)
    titik = acak.random(n)
    dinilai = np.where(titik < belum, BELUM, np.where(titik < belum + lewat, KEDALUWARSA, BERLAKU))
    lama = acak.integers(_TIGA_TAHUN + 1, _TIGA_TAHUN + 900, n)
    baru = acak.integers(5, _TIGA_TAHUN - 10, n)
    hari_ke = ACUAN - np.where(dinilai == KEDALUWARSA, lama, baru)
    # Nobody is assessed before the first months of service.
    paling_awal = orang.masuk + 90
    terlalu_awal: Topeng = hari_ke < paling_awal
    mundur = paling_awal + acak.integers(0, 60, n)
    dinilai = np.where(terlalu_awal & (dinilai == KEDALUWARSA), BELUM, dinilai)
    dinilai = np.where(terlalu_awal & (mundur > ACUAN - 5), BELUM, dinilai)
    return Bakat(talenta, usaha, dinilai, np.where(terlalu_awal, mundur, hari_ke))


def _peluang(orang: Orang) -> tuple[Pecahan, Pecahan]:
    """Chances of never having been assessed, and of an assessment that is out of date."""
    belum = np.full(len(orang), 0.11)
    belum[orang.jenjang == NO_JENJANG["PELAKSANA"]] = 0.18
    belum[np.isin(orang.jenjang, [NO_JENJANG[j] for j in STRUKTURAL])] = 0.03
    belum[orang.status == PARUH_WAKTU] = 0.85
    lewat = np.full(len(orang), 0.13)
    lewat[orang.status == PARUH_WAKTU] = 0.0
    return belum, lewat
