"""Who matches a post best: talent score, technical and digital match, weights as data, integers.

Units: the talent score in hundredths x 100,000,000, the matches in hundredths, weights in basis
points; the match in hundredths x 1,000,000,000,000. Nothing is rounded before it is shown.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from karir.mesin.kelayakan import TANPA, TIDAK
from karir.mesin.syarat import SEPENUHNYA, Bobot

SKALA_TALENTA: Final = 100_000_000
SKALA_COCOK: Final = SKALA_TALENTA * SEPENUHNYA
PANGKAT_COCOK: Final = 14

Kolom = NDArray[np.int64]


def bobot_dipakai(bobot: Bobot, *, ada_teknis: bool, ada_digital: bool) -> Bobot:
    """Weights where a post has no technical or digital standard, which is said beside the ranking:
    what the digital part would weigh goes to the technical one, what neither weighs to talent."""
    digital = bobot.digital if ada_digital else 0
    teknis = bobot.teknis + bobot.digital - digital if ada_teknis else 0
    return Bobot(talenta=SEPENUHNYA - teknis - digital, teknis=teknis, digital=digital)


def kecocokan_hitung(talenta: Kolom, teknis: Kolom, digital: Kolom, bobot: Bobot) -> Kolom:
    """The exact match of each person; -1 where a part that weighs is unknown."""
    jumlah = bobot.talenta * talenta
    gelap = talenta < 0
    for nilai, berat in ((teknis, bobot.teknis), (digital, bobot.digital)):
        if berat:
            jumlah = jumlah + berat * SKALA_TALENTA * nilai
            gelap = gelap | (nilai < 0)
    return np.where(gelap, TANPA, jumlah)


def peringkat_hitung(cocok: Kolom, talenta: Kolom, status: NDArray[np.int8]) -> tuple[Kolom, Kolom]:
    """Rank (0 for none) and place in the list (from 1) of each person.

    Ranked are those whom no rule refuses and whose match is known: by match, then by talent score;
    equal on both is the same rank, and the next one skips. The list goes by rank, then the
    unranked without a refusal, then the refused; ties stand by the internal key.
    """
    n = len(cocok)
    bernilai = (status != TIDAK) & (cocok >= 0)
    golong = np.where(bernilai, 0, np.where(status != TIDAK, 1, 2))
    urut = np.lexsort((np.arange(n), -talenta, -cocok, golong))
    letak = np.empty(n, np.int64)
    letak[urut] = np.arange(1, n + 1)
    peringkat = np.zeros(n, np.int64)
    terpilih = urut[: int(bernilai.sum())]
    if len(terpilih):
        kunci = np.stack([cocok[terpilih], talenta[terpilih]])
        baru = np.r_[True, (kunci[:, 1:] != kunci[:, :-1]).any(axis=0)]
        ke = np.arange(1, len(terpilih) + 1)
        peringkat[terpilih] = np.maximum.accumulate(np.where(baru, ke, 0))
    return peringkat, letak


def cocok_tampil(eksak: int) -> int:
    """An exact match as shown, in hundredths, half up."""
    return (2 * eksak + SKALA_COCOK) // (2 * SKALA_COCOK)
