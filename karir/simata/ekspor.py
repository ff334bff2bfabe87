"""A comparison with SIMATA as a file."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from karir.simata.baris import (
    Saringan,
    Selisih,
)
from karir.simata.cocok import Cocok
from talenta.inti.lembar import aman

KOLOM = [
    "NIP", "NAMA", "PERANGKAT DAERAH", "UNIT ORGANISASI", "KEADAAN", "BERBEDA PADA", "SEBAB",
]  # fmt: skip


def baris_cocok(cocok: Cocok, saring: Saringan, *, berangka: bool = False) -> Iterator[list[Any]]:
    """Header and rows: each person and either side of everything compared; text, or with
    `berangka` exact numbers and None where absent."""
    sisi = [f"{satu.kolom} ({nama})" for satu in cocok.unsur for nama in ("portal", "SIMATA")]
    yield [*KOLOM, *sisi]
    for satu in cocok.semua(saring):
        yield [
            satu.nip,
            aman(satu.nama),
            aman(satu.opd_nama),
            aman(satu.unit_nama),
            satu.sebutan,
            "; ".join(selisih.unsur.kolom for selisih in satu.selisih),
            satu.sebab,
            *(
                _nilai(isi, nilai, berangka=berangka)
                for isi in satu.semua
                for nilai in (isi.portal, isi.simata)
            ),
        ]


def _nilai(isi: Selisih, nilai: int | None, *, berangka: bool) -> Any:
    if nilai is None:
        return None if berangka else ""
    if isi.bulat:
        return nilai if berangka else str(nilai)
    # Both sides have six decimals; trailing noughts behind the second say nothing.
    tepat = Decimal(nilai).scaleb(-6)
    teks = f"{tepat.normalize():f}" if tepat % Decimal("0.01") else f"{tepat:.2f}"
    return Decimal(teks) if berangka else teks
