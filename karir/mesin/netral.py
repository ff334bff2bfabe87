"""Proof that nobody's identity takes part: everybody's facts are given to somebody else.

Whatever a person is (sex, birth date, religion, marital status, origin, name) hangs on the identity
and on nothing else the engine is given. So the facts of each are attached to another identity, all
is computed again, and every digit has to follow the facts. Pure: columns in, columns out.
"""

import hashlib
from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from karir.mesin import masukan as m
from karir.mesin.keluaran import Keluaran


def penerima(id_: NDArray[np.int64], benih: str) -> NDArray[np.int64]:
    """For each identity another one: a single circle through all of them, drawn by `benih`, so
    that nobody keeps the own identity (unless alone)."""
    angka = int.from_bytes(hashlib.sha256(benih.encode()).digest()[:8], "big")
    urut = np.random.default_rng(angka).permutation(len(id_))
    hasil = np.empty_like(id_)
    hasil[urut] = id_[np.roll(urut, 1)]
    return hasil


def tukar(masukan: m.Masukan, ke: NDArray[np.int64]) -> m.Masukan:
    """The same facts, those of the i-th person under the identity `ke[i]`."""
    asal = masukan.orang.id

    def pindah(kolom: NDArray[np.int64]) -> NDArray[np.int64]:
        return ke[np.searchsorted(asal, kolom)]

    baru: dict[str, Any] = {"orang": replace(masukan.orang, id=pindah(asal))}
    for nama, tabel in masukan.tabel():
        if nama != "orang" and hasattr(tabel, "orang"):
            baru[nama] = replace(tabel, orang=pindah(tabel.orang))
    return replace(masukan, **baru)


def kembalikan(keluaran: Keluaran, asal: NDArray[np.int64], ke: NDArray[np.int64]) -> Keluaran:
    """Results of swapped inputs, each back under the identity that its facts came from."""
    letak = np.searchsorted(keluaran.id, ke)
    kolom = {
        satu.name: getattr(keluaran, satu.name)[letak]
        for satu in fields(keluaran)
        if satu.name not in ("id", "kolom_skor", "fakta_kolom")
    }
    fakta = {nama: isi[letak] for nama, isi in keluaran.fakta_kolom.items()}
    return replace(keluaran, id=asal, fakta_kolom=fakta, **kolom)


def kolom_masukan(masukan: m.Masukan) -> list[str]:
    """Every column that the engine is given, as `table.column`."""
    return [f"{nama}.{kolom}" for nama, tabel in masukan.tabel() for kolom, _ in tabel.kolom()]
