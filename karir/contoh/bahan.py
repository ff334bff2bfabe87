"""Raw material: the word and structure tables, the random streams, dates as whole days."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Bulat = NDArray[np.int64]
Pecahan = NDArray[np.float64]
Teks = NDArray[Any]
Topeng = NDArray[np.bool_]
# Columns of one file: header -> values, all of one length.
Kolom = dict[str, Teks]

TANGGAL_ACUAN: Final = date(2026, 6, 30)
ACUAN: Final = (TANGGAL_ACUAN - date(1970, 1, 1)).days
TAHUN: Final = 365.25
_DATA = Path(__file__).parent / "data"
_MULA = np.datetime64("1950-01-01", "D")


@dataclass(frozen=True)
class Spek:
    """One instansi to invent: its key, its kind, how many people, its seed and its number."""

    kode: str
    nama: str
    provinsi: bool
    kota: bool
    pegawai: int
    benih: int
    nomor: int

    def acak(self, bagian: str) -> np.random.Generator:
        """The random stream of one part: drawing more in one part never shifts another."""
        kunci = int.from_bytes(bagian.encode(), "big") % (1 << 63)
        return np.random.Generator(
            np.random.PCG64(np.random.SeedSequence([self.benih, self.nomor, kunci]))
        )

    @property
    def tingkat(self) -> str:
        return "provinsi" if self.provinsi else "kabupaten"


@cache
def bahan(nama: str) -> dict[str, Any]:
    """The table data/<nama>.toml."""
    return tomllib.loads((_DATA / f"{nama}.toml").read_text(encoding="utf-8"))


def hari(tahun: Bulat, bulan: Bulat | int, tanggal: Bulat | int = 1) -> Bulat:
    """Days since 1970 of calendar dates; the day must exist in the month."""
    bulan_ke = (np.asarray(tahun) - 1970) * 12 + np.asarray(bulan) - 1
    awal = bulan_ke.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return np.asarray(awal + np.asarray(tanggal) - 1, dtype=np.int64)


def pecah(hari_ke: Bulat) -> tuple[Bulat, Bulat, Bulat]:
    """Year, month and day of days since 1970."""
    tanggal = hari_ke.astype("datetime64[D]")
    bulan = tanggal.astype("datetime64[M]")
    tahun = bulan.astype("datetime64[Y]")
    return (
        tahun.astype(np.int64) + 1970,
        (bulan - tahun).astype(np.int64) + 1,
        (tanggal - bulan).astype(np.int64) + 1,
    )


@cache
def _kalender() -> Teks:
    iso = np.datetime_as_string(np.arange(_MULA, np.datetime64("2031-01-01", "D")))
    return np.array([f"{t[8:]}-{t[5:7]}-{t[:4]}" for t in iso.tolist()], dtype=object)


def tanggal(hari_ke: Bulat, kosong: Topeng | None = None) -> Teks:
    """Dates as SIASN writes them (dd-mm-yyyy); an empty text where `kosong`."""
    letak = hari_ke - int(_MULA.astype(np.int64))
    if kosong is None:
        return np.asarray(_kalender()[letak])
    return np.where(kosong, "", _kalender()[np.where(kosong, 0, letak)])


def pilih(acak: np.random.Generator, isi: list[str], banyak: int) -> Teks:
    """`banyak` draws from a list of words."""
    return np.array(isi, dtype=object)[acak.integers(0, len(isi), banyak)]


def undi(acak: np.random.Generator, bobot: Pecahan) -> Bulat:
    """One category a row by the row's own weights: (n, k) -> (n,)."""
    kumulatif = np.cumsum(bobot, axis=1)
    titik = acak.random(len(bobot)) * kumulatif[:, -1]
    return np.asarray((titik[:, None] >= kumulatif).sum(axis=1), dtype=np.int64)


def urut_grup(kunci: Bulat) -> Bulat:
    """How many earlier rows have the same key: 0, 1, 2 ... within each key, in row order."""
    urutan = np.argsort(kunci, kind="stable")
    terurut = kunci[urutan]
    awal = np.flatnonzero(np.r_[True, terurut[1:] != terurut[:-1]])
    panjang = np.diff(np.r_[awal, len(kunci)])
    ke = np.empty(len(kunci), dtype=np.int64)
    ke[urutan] = np.arange(len(kunci)) - np.repeat(awal, panjang)
    return ke
