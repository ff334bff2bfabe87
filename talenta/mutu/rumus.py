"""The index of data quality, exact: whole numbers in, hundredths of a per cent out. Pure.

A dimension: of all answers its checks ask for, each counted with the weight of its check, the
share that is not amiss. The index: the mean of the dimensions, each with its weight; a dimension
that asks nothing of anybody takes no part. Rounding happens once, at the end, half up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

PENUH = 10_000


@dataclass(frozen=True)
class Hitungan:
    """One check in one unit: how many were asked, how many fail (not counting exceptions)."""

    dimensi: str
    bobot: int
    diperiksa: int
    gagal: int


@dataclass(frozen=True)
class Nilai:
    """The index and its dimensions in hundredths of a per cent; None where nothing was asked."""

    indeks: int | None
    dimensi: Mapping[str, int | None]


def perseratus(nilai: Fraction) -> int:
    """A share of 0..1 as whole hundredths of a per cent, half up."""
    return int((nilai * PENUH * 2 + 1) // 2)


def bagian_dimensi(hitungan: Iterable[Hitungan]) -> dict[str, Fraction]:
    """The exact share of each dimension that asks something with a weight."""
    diminta: dict[str, int] = {}
    benar: dict[str, int] = {}
    for satu in hitungan:
        diminta[satu.dimensi] = diminta.get(satu.dimensi, 0) + satu.bobot * satu.diperiksa
        lulus = satu.bobot * (satu.diperiksa - satu.gagal)
        benar[satu.dimensi] = benar.get(satu.dimensi, 0) + lulus
    return {nama: Fraction(benar[nama], n) for nama, n in diminta.items() if n}


def nilai(hitungan: Iterable[Hitungan], bobot_dimensi: Mapping[str, int]) -> Nilai:
    """The index of some counts under the weights of the dimensions."""
    bagian = bagian_dimensi(hitungan)
    berbobot = {nama: bobot_dimensi[nama] for nama in bagian if bobot_dimensi[nama]}
    jumlah = sum(berbobot.values())
    total = sum((bagian[nama] * bobot for nama, bobot in berbobot.items()), Fraction(0))
    return Nilai(
        indeks=perseratus(total / jumlah) if jumlah else None,
        dimensi={
            nama: perseratus(bagian[nama]) if nama in bagian else None for nama in bobot_dimensi
        },
    )


def kenaikan(hitungan: list[Hitungan], bobot_dimensi: Mapping[str, int]) -> list[int]:
    """For each count, by how much the index would rise if all its failures were mended."""
    diminta: dict[str, int] = {}
    for satu in hitungan:
        diminta[satu.dimensi] = diminta.get(satu.dimensi, 0) + satu.bobot * satu.diperiksa
    jumlah = sum(bobot_dimensi[nama] for nama, n in diminta.items() if n)
    return [
        perseratus(
            Fraction(bobot_dimensi[satu.dimensi] * satu.bobot * satu.gagal)
            / (jumlah * diminta[satu.dimensi])
        )
        if jumlah and diminta[satu.dimensi]
        else 0
        for satu in hitungan
    ]
