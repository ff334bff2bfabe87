"""A table of numpy columns: declared types and ranges, read-only, sorted by a unique key."""

from copy import copy
from dataclasses import dataclass, fields
from typing import Any, ClassVar, NamedTuple, Self, get_type_hints

import numpy as np
from numpy.typing import NDArray

Kolom = NDArray[Any]


class MasukanTidakSah(ValueError):
    """The columns contradict their contract; the message names the table and the column."""


class Tipe(NamedTuple):
    """numpy type of a column and the range of its values; in the column's `Annotated`."""

    tipe: str
    rendah: int | None = None
    tinggi: int | None = None


@dataclass(frozen=True, eq=False)
class Tabel:
    """Columns of equal length, read-only, in the order of the declared fields."""

    NAMA: ClassVar[str] = ""
    KUNCI: ClassVar[tuple[str, ...]] = ("id",)

    def __post_init__(self) -> None:
        for nama, tipe in self.tipe().items():
            isi = _tuang(f"{self.NAMA}.{nama}", np.asarray(getattr(self, nama)), tipe)
            object.__setattr__(self, nama, isi)
        panjang = {getattr(self, k.name).shape for k in fields(self)}
        if len(panjang) > 1:
            raise MasukanTidakSah(f"{self.NAMA}: panjang kolom tidak sama")

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))

    def kolom(self) -> list[tuple[str, Kolom]]:
        """(name, column) in declared order."""
        return [(k.name, getattr(self, k.name)) for k in fields(self)]

    def terurut(self) -> Self:
        """The same rows in ascending order of KUNCI, which must be unique."""
        kunci = [getattr(self, nama) for nama in self.KUNCI]
        if _naik(kunci):
            return self
        urutan = np.lexsort(kunci[::-1])
        if not _naik([nilai[urutan] for nilai in kunci]):
            raise MasukanTidakSah(f"{self.NAMA}: kunci {', '.join(self.KUNCI)} ada yang ganda")
        # The same rows need no second check, and no copy of what is new already.
        baru = copy(self)
        for nama, isi in self.kolom():
            object.__setattr__(baru, nama, _tetap(isi[urutan]))
        return baru

    @classmethod
    def tipe(cls) -> dict[str, Tipe]:
        """Column name -> declared type, in declared order."""
        petunjuk = get_type_hints(cls, include_extras=True)
        return {k.name: petunjuk[k.name].__metadata__[0] for k in fields(cls)}

    @classmethod
    def kosong(cls) -> Self:
        """The table without rows."""
        return cls(**{nama: np.zeros(0, tipe.tipe) for nama, tipe in cls.tipe().items()})


def _tuang(tempat: str, nilai: Kolom, tipe: Tipe) -> Kolom:
    """The values as a read-only column of the declared type, or `MasukanTidakSah`."""
    if nilai.ndim != 1:
        raise MasukanTidakSah(f"{tempat}: harus satu dimensi")
    if nilai.size and nilai.dtype.kind not in "iu":
        raise MasukanTidakSah(f"{tempat}: harus bilangan bulat")
    hasil = nilai.astype(tipe.tipe, copy=False)
    if hasil is not nilai and not np.array_equal(hasil, nilai):
        raise MasukanTidakSah(f"{tempat}: ada nilai di luar jenis {tipe.tipe}")
    if hasil.size and (
        (tipe.rendah is not None and hasil.min() < tipe.rendah)
        or (tipe.tinggi is not None and hasil.max() > tipe.tinggi)
    ):
        raise MasukanTidakSah(f"{tempat}: ada nilai di luar rentang")
    return _tetap(hasil.view())


def _tetap(isi: Kolom) -> Kolom:
    isi.flags.writeable = False
    return isi


def _naik(kunci: list[Kolom]) -> bool:
    """Whether rows are strictly ascending by the keys, the first key weighing most."""
    naik = np.zeros(max(len(kunci[0]) - 1, 0), bool)
    for nilai in reversed(kunci):
        lalu, kini = nilai[:-1], nilai[1:]
        naik = (kini > lalu) | ((kini == lalu) & naik)
    return bool(naik.all())
