"""The columns of a run that a what-if needs, packed: a few hundred kilobytes for 30,000 people.

Only people with a box are in it; nobody else gets one by other weights. Rows are ascending by
NIP, so that ties show as everywhere.
"""

import json
import zlib
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from karir.mesin.bentuk import Aturan
from karir.mesin.hitung import petakan
from karir.mesin.rentang import peringkat_cepat

FORMAT: Final = "andai-1"
_TIPE: Final = {
    "id": "<i8", "terhalang": "<i1", "kotak": "<i1", "krs": "<i1", "peringkat": "<i4",
    "skor": "<i2",
}  # fmt: skip


class BahanTidakSah(ValueError):
    """The packed columns are not of this format."""


@dataclass(frozen=True, eq=False)
class KolomAndai:
    """One row a mapped person: internal key, whether a punishment keeps out of the pool, box, pool
    and rank as stored, and component scores [n, components] in hundredths."""

    id: NDArray[np.int64]
    terhalang: NDArray[np.int8]
    kotak: NDArray[np.int8]
    krs: NDArray[np.int8]
    peringkat: NDArray[np.int32]
    skor: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.id)

    @property
    def ukuran(self) -> int:
        """Bytes in memory."""
        return sum(int(getattr(self, k.name).nbytes) for k in fields(self))


@dataclass(frozen=True, eq=False)
class HasilAndai:
    """Box, pool and rank of the same people under another rule set."""

    kotak: NDArray[np.int8]
    krs: NDArray[np.int8]
    peringkat: NDArray[np.int32]


def kemas(kolom: KolomAndai) -> bytes:
    """The columns as bytes, the same on any machine."""
    kepala = json.dumps({"format": FORMAT, "bentuk": list(kolom.skor.shape)}).encode()
    isi = b"".join(
        np.ascontiguousarray(getattr(kolom, nama), dtype=tipe).tobytes()
        for nama, tipe in _TIPE.items()
    )
    return zlib.compress(len(kepala).to_bytes(4, "little") + kepala + isi, 1)


def buka(isi: bytes) -> KolomAndai:
    """Back to columns; `BahanTidakSah` if they are not of this format."""
    try:
        mentah = zlib.decompress(isi)
        panjang = int.from_bytes(mentah[:4], "little")
        kepala = json.loads(mentah[4 : 4 + panjang])
        if kepala["format"] != FORMAT:
            raise BahanTidakSah(f"format bukan {FORMAT}")
        n, komponen = kepala["bentuk"]
        letak, kolom = 4 + panjang, {}
        for nama, tipe in _TIPE.items():
            banyak = n * komponen if nama == "skor" else n
            larik = np.frombuffer(mentah, tipe, banyak, letak)
            kolom[nama] = larik.reshape(n, komponen) if nama == "skor" else larik
            letak += larik.nbytes
    except (zlib.error, ValueError, KeyError, TypeError) as galat:
        raise BahanTidakSah(f"bahan andaian tidak terbaca: {galat}") from None
    return KolomAndai(**kolom)


def hitung_andai(kolom: KolomAndai, aturan: Aturan) -> HasilAndai:
    """Everybody's box, pool and rank under `aturan`, whose components are those of the run."""
    semua = np.ones(len(kolom), bool)
    peta = petakan(aturan, kolom.skor.astype(np.int32), semua)
    krs: NDArray[Any] = np.isin(peta.kotak, aturan.kotak_krs) & (kolom.terhalang == 0)
    return HasilAndai(
        kotak=peta.kotak,
        krs=krs.astype(np.int8),
        peringkat=peringkat_cepat(kelompok_kotak(aturan)[peta.kotak], peta.talenta, peta.y, peta.x),
    )


def kelompok_kotak(aturan: Aturan) -> NDArray[np.int64]:
    """The group of each box in the ranking, best 0, by box number."""
    kelompok = np.zeros(10, np.int64)
    for i, nomor in enumerate(aturan.urutan_kotak):
        kelompok[list(nomor)] = i
    return kelompok
