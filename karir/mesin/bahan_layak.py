"""What eligibility reads of people and of the post to fill, as columns; nothing else is known."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

import numpy as np
from numpy.typing import NDArray

from karir.mesin.syarat import Syarat

Kolom = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class OrangLayak:
    """One row a person, ascending by `id`; -1 is unknown, `waktu.KOSONG` no date.

    `golongan` counts from I/a = 1; 0 is none of a PNS. `predikat_1` and `predikat_2` are those of
    the two calendar years before the reference date. `tingkat` is the sum of the nine levels of
    the latest assessment in the last three years, `asesmen` its day. `diperiksa` is the first day
    of an examination that has not ended, `masuk` the first day in service. `bidang`
    is 1 where the field of study is one the post
    lists, 0 where it is not, -1 where either is unknown.
    """

    id: Kolom
    kedudukan: Kolom
    golongan: Kolom
    lahir: Kolom
    jabatan: Kolom
    unit: Kolom
    jenjang: Kolom
    tmt_jabatan: Kolom
    pendidikan: Kolom
    bidang: Kolom
    predikat_1: Kolom
    predikat_2: Kolom
    tingkat: Kolom
    asesmen: Kolom
    diperiksa: Kolom
    masuk: Kolom


@dataclass(frozen=True, eq=False)
class RiwayatLayak:
    """Definitive positions, by person and start; `serumpun` whether the post is of the job family
    that the post to fill is of. A start is a day, an end a day or `waktu.KOSONG`."""

    orang: Kolom
    mulai: Kolom
    selesai: Kolom
    jenjang: Kolom
    serumpun: Kolom


@dataclass(frozen=True, eq=False)
class HukdisLayak:
    """Sanctions, by person."""

    orang: Kolom
    tingkat: Kolom
    tmt: Kolom
    akhir: Kolom


@dataclass(frozen=True, eq=False)
class Bahan:
    """All that is known of some people, and of nobody else."""

    orang: OrangLayak
    riwayat: RiwayatLayak
    hukdis: HukdisLayak

    def kolom(self) -> list[tuple[str, Kolom]]:
        """Every column under its name, in a fixed order: for freezing and hashing."""
        return [
            (f"{tabel.name}.{satu.name}", getattr(getattr(self, tabel.name), satu.name))
            for tabel in fields(self)
            for satu in fields(getattr(self, tabel.name))
        ]


@dataclass(frozen=True, kw_only=True)
class Sasaran:
    """The post to fill: `bup` its retirement age, `standar` the sum of its nine required levels."""

    jabatan: int
    unit: int
    bup: int
    standar: int
    syarat: Syarat
    acuan: date


def bahan_susun(kolom: Mapping[str, Kolom]) -> Bahan:
    """The other way of `Bahan.kolom`."""

    def tabel(kelas: type, nama: str) -> object:
        return kelas(**{satu.name: kolom[f"{nama}.{satu.name}"] for satu in fields(kelas)})

    return Bahan(
        orang=tabel(OrangLayak, "orang"),  # type: ignore[arg-type]
        riwayat=tabel(RiwayatLayak, "riwayat"),  # type: ignore[arg-type]
        hukdis=tabel(HukdisLayak, "hukdis"),  # type: ignore[arg-type]
    )
