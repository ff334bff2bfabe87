"""What a run gives: columns aligned with `Masukan.orang`, enough to explain every digit."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from karir.mesin.konteks import tak_ada
from karir.mesin.tabel import Kolom

TAK_ADA: Final = tak_ada(np.int64)


@dataclass(frozen=True)
class Keluaran:
    """One row a person, in the order of `id`.

    status     1 DIPETAKAN, 2 BELUM_LENGKAP, 3 TIDAK_DIPETAKAN (`kosakata.STATUS`)
    alasan     bits by position in `kosakata.ALASAN`
    krs        1 in the pool, 0 not, -1 not mapped
    kotak      1..9, 0 none
    kategori_* 1..3 lowest to highest by `kosakata.KATEGORI_*`, 0 none
    y_eksak, x_eksak  hundredths x 10,000; talenta_eksak hundredths x 100,000,000; -1 none
    peringkat* 1.., 0 none
    skor       [n, components] hundredths, columns `kolom_skor`, -1 absent
    fakta_kolom  `component.fact` -> column; the smallest number of its type where absent
    """

    id: NDArray[np.int64]
    status: NDArray[np.int8]
    alasan: NDArray[np.int32]
    krs: NDArray[np.int8]
    kotak: NDArray[np.int8]
    kategori_kinerja: NDArray[np.int8]
    kategori_potensial: NDArray[np.int8]
    kategori_predikat: NDArray[np.int8]
    y_eksak: NDArray[np.int64]
    x_eksak: NDArray[np.int64]
    talenta_eksak: NDArray[np.int64]
    peringkat: NDArray[np.int32]
    peringkat_opd: NDArray[np.int32]
    peringkat_jenjang: NDArray[np.int32]
    kolom_skor: tuple[str, ...]
    skor: NDArray[np.int32]
    fakta_kolom: Mapping[str, Kolom]

    def __len__(self) -> int:
        return len(self.id)

    @property
    def kolom_fakta(self) -> list[str]:
        """Names of the facts, in the order of `fakta`."""
        return list(self.fakta_kolom)

    @property
    def tipe_fakta(self) -> list[str]:
        """How wide each of the facts is kept: i2, i4 or i8."""
        return [f"i{max(isi.dtype.itemsize, 2)}" for isi in self.fakta_kolom.values()]

    def fakta(self, awal: int = 0, akhir: int | None = None) -> NDArray[np.int64]:
        """Facts of the rows awal..akhir as one matrix [rows, kolom_fakta]; `TAK_ADA` absent."""
        panjang = len(range(*slice(awal, akhir).indices(len(self))))
        hasil = np.empty((panjang, len(self.fakta_kolom)), np.int64)
        for j, isi in enumerate(self.fakta_kolom.values()):
            potong = isi[awal:akhir]
            hasil[:, j] = potong
            hasil[potong == tak_ada(isi.dtype), j] = TAK_ADA
        return hasil

    def hash(self) -> str:
        """SHA-256 over all columns and their names."""
        sidik = hashlib.sha256()
        for nama, isi in self._semua():
            sidik.update(f"{nama}|{isi.dtype.str}|{isi.shape}|".encode())
            sidik.update(np.ascontiguousarray(isi).data)
        return sidik.hexdigest()

    def _semua(self) -> list[tuple[str, Any]]:
        lain = ("kolom_skor", "fakta_kolom")
        kolom = [(nama, isi) for nama, isi in vars(self).items() if nama not in lain]
        return [
            *kolom,
            ("|".join(self.kolom_skor), self.status[:0]),
            *self.fakta_kolom.items(),
        ]
