"""Ranks: by groups of boxes, then talent score, then Y, then X. Source: scoring.md section 4."""

import numpy as np
from numpy.typing import NDArray

Bilangan = NDArray[np.int64]
Peringkat = NDArray[np.int32]


def urutan_padat(kelompok: Bilangan, talenta: Bilangan, y: Bilangan, x: Bilangan) -> Bilangan:
    """A number per person that orders all of them, best first; equal only where all four are."""
    urut = np.lexsort((-x, -y, -talenta, kelompok))
    beda = np.zeros(len(urut), bool)
    for nilai in (kelompok, talenta, y, x):
        teratur = nilai[urut]
        beda[1:] |= teratur[1:] != teratur[:-1]
    padat = np.empty(len(urut), np.int64)
    padat[urut] = np.cumsum(beda)
    return padat


def peringkat(padat: Bilangan, lingkup: Bilangan) -> Peringkat:
    """Rank within each `lingkup`; equals share a rank and the next one skips (1, 2, 2, 4)."""
    if not len(padat):
        return np.zeros(0, np.int32)
    urut = np.lexsort((padat, lingkup))
    letak = np.arange(len(urut))
    lingkup_baru = np.ones(len(urut), bool)
    lingkup_baru[1:] = lingkup[urut][1:] != lingkup[urut][:-1]
    nilai_baru = lingkup_baru.copy()
    nilai_baru[1:] |= padat[urut][1:] != padat[urut][:-1]
    awal_lingkup = np.maximum.accumulate(np.where(lingkup_baru, letak, 0))
    awal_nilai = np.maximum.accumulate(np.where(nilai_baru, letak, 0))
    hasil = np.empty(len(urut), np.int32)
    hasil[urut] = awal_nilai - awal_lingkup + 1
    return hasil
