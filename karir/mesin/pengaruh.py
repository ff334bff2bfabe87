"""What another rule set changes on the same frozen inputs: who stands elsewhere, counted.

Pure: two outcomes of the engine over the same people, side by side. Cells are places on the map,
not box numbers, since a rule set may number its boxes otherwise: 0 is outside the map, then
1..9 = (kinerja - 1) * 3 + potensial, both 1..3 from the lowest.
"""

from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from karir.mesin.keluaran import Keluaran
from karir.mesin.tabel import Kolom

SEL: Final = 10


class OrangBerbeda(ValueError):
    """The two outcomes are not about the same people."""


@dataclass(frozen=True)
class PengaruhOpd:
    """Counts of one OPD (-1: people without one); `berubah` have another cell than before."""

    opd: int
    jumlah: int
    berubah: int
    krs_masuk: int
    krs_keluar: int


@dataclass(frozen=True)
class Pengaruh:
    """Counts over everybody.

    `matriks[dari][ke]` people by cell before and after. `pindah` changed place between two cells
    of the map; `terpetakan` came onto it, `terlepas` left it; `peringkat` mapped before and after
    whose rank within the agency differs.
    """

    jumlah: int
    matriks: list[list[int]]
    pindah: int
    terpetakan: int
    terlepas: int
    krs_sebelum: int
    krs_sesudah: int
    krs_masuk: int
    krs_keluar: int
    peringkat: int
    opd: list[PengaruhOpd]

    def isi(self) -> dict[str, Any]:
        """As JSON, to be stored."""
        return asdict(self)


def pengaruh(sebelum: Keluaran, sesudah: Keluaran, opd: Kolom) -> Pengaruh:
    """Compare two outcomes; `opd` is the people's OPD in their order. Raises OrangBerbeda."""
    if not np.array_equal(sebelum.id, sesudah.id):
        raise OrangBerbeda("kedua hasil bukan tentang orang yang sama")
    dari, ke = sel(sebelum), sel(sesudah)
    matriks = np.bincount(dari * SEL + ke, minlength=SEL * SEL).reshape(SEL, SEL)
    pindah = (dari != ke) & (dari > 0) & (ke > 0)
    krs_lama, krs_baru = sebelum.krs == 1, sesudah.krs == 1
    masuk, keluar = krs_baru & ~krs_lama, krs_lama & ~krs_baru
    tetap = (dari > 0) & (ke > 0)
    return Pengaruh(
        jumlah=len(sebelum),
        matriks=matriks.tolist(),
        pindah=int(pindah.sum()),
        terpetakan=int(((dari == 0) & (ke > 0)).sum()),
        terlepas=int(((dari > 0) & (ke == 0)).sum()),
        krs_sebelum=int(krs_lama.sum()),
        krs_sesudah=int(krs_baru.sum()),
        krs_masuk=int(masuk.sum()),
        krs_keluar=int(keluar.sum()),
        peringkat=int((tetap & (sebelum.peringkat != sesudah.peringkat)).sum()),
        opd=_per_opd(opd, dari != ke, masuk, keluar),
    )


def sel(keluaran: Keluaran) -> NDArray[np.int64]:
    """The cell of each person, 0 outside the map."""
    kinerja = keluaran.kategori_kinerja.astype(np.int64)
    potensial = keluaran.kategori_potensial.astype(np.int64)
    return np.where(keluaran.kotak > 0, (kinerja - 1) * 3 + potensial, 0)


def _per_opd(opd: Kolom, berubah: Any, masuk: Any, keluar: Any) -> list[PengaruhOpd]:
    """OPDs where anything changes, most people moved first."""
    nomor, letak = np.unique(opd, return_inverse=True)
    semua_orang = np.ones(len(opd), bool)
    hitung = [
        np.bincount(letak[satu], minlength=len(nomor))
        for satu in (semua_orang, berubah, masuk, keluar)
    ]
    semua = [
        PengaruhOpd(*(int(satu) for satu in baris))
        for baris in zip(nomor, *hitung, strict=True)
        if any(baris[2:])
    ]
    return sorted(semua, key=lambda satu: (-satu.berubah, satu.opd))
