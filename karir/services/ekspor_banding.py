"""A comparison of two runs as a file: both sides of every person and the whole split."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from karir.mesin.banding import UraiPerubahan
from karir.mesin.bentuk import Komponen
from karir.selectors.banding import BarisBanding
from karir.selectors.banding_sql import Pasangan
from talenta.inti.lembar import aman

KOLOM = [
    "NIP", "NAMA", "PERANGKAT DAERAH", "UNIT ORGANISASI", "JABATAN", "SEMULA", "KINI",
    "KRS SEMULA", "KRS KINI", "PERINGKAT SEMULA", "PERINGKAT KINI", "SELISIH NILAI TALENTA",
]  # fmt: skip
PANGKAT_SUMBU, PANGKAT_TALENTA = 6, 10


def _komponen(pasangan: Pasangan) -> list[tuple[str, Komponen]]:
    """Components of either rule set by axis, those of the new one first."""
    semua = []
    for tanda, lama, baru in (
        ("Y", pasangan.aturan_lama.y, pasangan.aturan_baru.y),
        ("X", pasangan.aturan_lama.x, pasangan.aturan_baru.x),
    ):
        ada = {k.kode for k in baru.komponen}
        semua += [
            (tanda, k) for k in (*baru.komponen, *(k for k in lama.komponen if k.kode not in ada))
        ]
    return semua


def baris_banding(
    pasangan: Pasangan,
    isi: Iterator[tuple[BarisBanding, UraiPerubahan | None]],
    *,
    berangka: bool = False,
) -> Iterator[list[Any]]:
    """Header and rows. Of each axis: its difference, each component's score and weight effect, and
    the cap, in exact points; text, or with `berangka` exact numbers and None where absent."""
    komponen = _komponen(pasangan)
    yield [*KOLOM, *_judul_sumbu("Y", komponen), *_judul_sumbu("X", komponen)]
    banyak = {tanda: 2 + 2 * sum(satu == tanda for satu, _ in komponen) for tanda in "YX"}
    for satu, urai in isi:
        poin: list[int | None] = [None] * (banyak["Y"] + banyak["X"])
        if urai is not None:
            poin = []
            for sumbu in urai.sumbu:
                poin.append(sumbu.selisih)
                for k in sumbu.komponen:
                    poin += [k.karena_skor, k.karena_bobot]
                poin.append(sumbu.karena_batas)
        yield [
            satu.nip,
            aman(satu.nama),
            aman(satu.opd_nama),
            aman(satu.unit_nama),
            aman(satu.jabatan_nama),
            satu.lama,
            satu.baru,
            _krs(satu.krs_lama),
            _krs(satu.krs_baru),
            *(_bulat(n, berangka=berangka) for n in (satu.peringkat_lama, satu.peringkat_baru)),
            _poin(satu.selisih, PANGKAT_TALENTA, berangka=berangka),
            *(_poin(n, PANGKAT_SUMBU, berangka=berangka) for n in poin),
        ]


def _judul_sumbu(tanda: str, komponen: list[tuple[str, Komponen]]) -> list[str]:
    judul = [f"SELISIH {tanda}"]
    for sumbu, k in komponen:
        if sumbu == tanda:
            judul += [f"{tanda} - {k.label} (karena nilai)", f"{tanda} - {k.label} (karena bobot)"]
    return [*judul, f"{tanda} - batas 100"]


def _krs(nilai: bool | None) -> str:
    return {True: "YA", False: "TIDAK", None: ""}[nilai]


def _bulat(nilai: int | None, *, berangka: bool) -> Any:
    return nilai if berangka else "" if nilai is None else str(nilai)


def _poin(nilai: int | None, pangkat: int, *, berangka: bool) -> Any:
    """Exact points: 63000000 with six decimals is 63, never rounded."""
    if nilai is None:
        return None if berangka else ""
    teks = f"{Decimal(nilai).scaleb(-pangkat).normalize():f}"
    return Decimal(teks) if berangka else teks
