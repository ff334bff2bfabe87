"""Facts of a result as they are stored: numbers of stated widths, one behind the other.

Each is big-endian, two, four or eight bytes wide (`TIPE`); the smallest number of a width stands
for a fact that is absent. A run names its facts (`kolom_fakta`) and their widths (`tipe_fakta`).
Bytes instead of an array: they take less than half the room, and a million rows are taken in in
half the time.
"""

import struct
from collections.abc import Sequence
from typing import Final

# Widths in bytes, and how the standard library calls them.
LEBAR: Final = {"i2": 2, "i4": 4, "i8": 8}
_HURUF: Final = {"i2": "h", "i4": "i", "i8": "q"}
KOSONG: Final = {tipe: -(1 << (8 * lebar - 1)) for tipe, lebar in LEBAR.items()}
TANPA_FAKTA: Final = KOSONG["i8"]


def lebar_fakta(tipe: Sequence[str]) -> int:
    """Bytes of one person's facts."""
    return sum(LEBAR[satu] for satu in tipe)


def fakta_urai(tipe: Sequence[str], isi: bytes | memoryview) -> list[int]:
    """The facts of one person, `TANPA_FAKTA` where one is absent.

    Raises ValueError where the bytes are not those of these widths.
    """
    if len(isi) != lebar_fakta(tipe):
        raise ValueError(f"fakta {len(isi)} bita, bukan {lebar_fakta(tipe)}")
    semua = struct.unpack(">" + "".join(_HURUF[satu] for satu in tipe), isi)
    return [
        TANPA_FAKTA if nilai == KOSONG[satu] else nilai
        for satu, nilai in zip(tipe, semua, strict=True)
    ]


def fakta_sql(tipe: Sequence[str], kolom: str) -> str:
    """SQL of the same as bigint[]; PostgreSQL 18 reads integers from bytes."""
    letak, semua = 1, []
    for satu in tipe:
        lebar = LEBAR[satu]
        bilangan = f"substring({kolom} FROM {letak} FOR {lebar})::int{lebar}::int8"
        if satu != "i8":
            bilangan = f"coalesce(nullif({bilangan}, {KOSONG[satu]}), '{TANPA_FAKTA}'::int8)"
        semua.append(bilangan)
        letak += lebar
    return f"ARRAY[{', '.join(semua)}]::int8[]"
