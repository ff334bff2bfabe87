"""Predikat kinerja: the matrix of PermenPANRB 6/2022, the spellings found in HR files, and the
arithmetic of the appraisal year. Pure."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

# Lampiran PermenPANRB 6/2022: (hasil kerja, perilaku kerja) -> predikat kinerja pegawai.
MATRIKS: dict[tuple[str, str], str] = {
    ("DI_ATAS", "DI_BAWAH"): "KURANG",
    ("DI_ATAS", "SESUAI"): "BAIK",
    ("DI_ATAS", "DI_ATAS"): "SANGAT_BAIK",
    ("SESUAI", "DI_BAWAH"): "KURANG",
    ("SESUAI", "SESUAI"): "BAIK",
    ("SESUAI", "DI_ATAS"): "BAIK",
    ("DI_BAWAH", "DI_BAWAH"): "SANGAT_KURANG",
    ("DI_BAWAH", "SESUAI"): "BUTUH_PERBAIKAN",
    ("DI_BAWAH", "DI_ATAS"): "BUTUH_PERBAIKAN",
}

_SEBUTAN: dict[str, str] = {
    "SANGAT BAIK": "SANGAT_BAIK",
    "BAIK": "BAIK",
    "BUTUH PERBAIKAN": "BUTUH_PERBAIKAN",
    "BUTUH PERBAIKAN(CUKUP)": "BUTUH_PERBAIKAN",
    "BUTUH PERBAIKAN/CUKUP": "BUTUH_PERBAIKAN",
    "CUKUP/BUTUH PERBAIKAN": "BUTUH_PERBAIKAN",
    "KURANG": "KURANG",
    "KURANG/MISCONDUCT": "KURANG",
    "SANGAT KURANG": "SANGAT_KURANG",
}
_SELA_TANDA = re.compile(r"\s*([/()])\s*")


def predikat_matriks(hasil_kerja: str, perilaku_kerja: str) -> str:
    """Predikat that follows from the two ratings; KeyError for a rating outside the matrix."""
    return MATRIKS[hasil_kerja, perilaku_kerja]


def predikat_baku(teks: str) -> str:
    """Code of a predikat as written in files, empty where the word is not known."""
    rapi = " ".join(teks.replace("_", " ").upper().split())
    return _SEBUTAN.get(_SELA_TANDA.sub(r"\1", rapi), "")


@dataclass(frozen=True)
class MasaPeriode:
    """A span of a year that is reviewed, half-open."""

    nomor: int
    nama: str
    mulai: date
    selesai: date


_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

_ROMAWI = ("I", "II", "III", "IV")


def periode_tahun(tahun: int, jenis: str) -> list[MasaPeriode]:
    """The periods of a year: twelve months, or four quarters (PermenPANRB 6/2022: as the agency
    sets)."""
    lebar = {"BULANAN": 1, "TRIWULANAN": 3}[jenis]
    hasil = []
    for nomor, awal in enumerate(range(0, 12, lebar), start=1):
        akhir = awal + lebar
        hasil.append(
            MasaPeriode(
                nomor=nomor,
                nama=_BULAN[awal] if lebar == 1 else f"Triwulan {_ROMAWI[nomor - 1]}",
                mulai=date(tahun, awal + 1, 1),
                selesai=date(tahun + akhir // 12, akhir % 12 + 1, 1),
            )
        )
    return hasil


def tanggal_sah(tahun: int, bulan: int, hari: int) -> date:
    """That day, or the last of its month where the month is shorter."""
    return date(tahun, bulan, min(hari, monthrange(tahun, bulan)[1]))


def hari_bersama(mulai: date, selesai: date, awal: date, akhir: date) -> int:
    """Days that two half-open spans share."""
    return max(0, (min(selesai, akhir) - max(mulai, awal)).days)


def gabung_rating(bagian: Sequence[tuple[str, int]], ketentuan: Mapping[str, int]) -> str:
    """One rating from several, each weighted by its days: the mean of the levels' figures against
    the two thresholds (in hundredths, lower bound inclusive). "" where there is nothing to weigh.

    Whole numbers only. KetentuanKinerja GABUNG_RATING names the source.
    """
    terisi = [(ketentuan[rating], hari) for rating, hari in bagian if rating and hari > 0]
    hari = sum(satu for _, satu in terisi)
    if not hari:
        return ""
    jumlah = 100 * sum(nilai * satu for nilai, satu in terisi)
    if jumlah >= ketentuan["ambang_di_atas"] * hari:
        return "DI_ATAS"
    return "SESUAI" if jumlah >= ketentuan["ambang_sesuai"] * hari else "DI_BAWAH"


@dataclass(frozen=True)
class BagianSebaran:
    """How many have a predikat, in tenths of a percent of all, beside what was expected."""

    predikat: str
    jumlah: int
    permil: int
    rendah: int | None
    tinggi: int | None

    @property
    def di_luar(self) -> bool:
        """Whether it lies outside of what was expected; a question, nothing that binds."""
        if self.rendah is None or self.tinggi is None:
            return False
        return not self.rendah * 10 <= self.permil <= self.tinggi * 10


def sebaran(jumlah: Mapping[str, int], harapan: Mapping[str, Sequence[int]]) -> list[BagianSebaran]:
    """The distribution of predikat beside the one expected of a unit with its achievement
    (SE MenPANRB 3/2023: a consideration)."""
    semua = sum(jumlah.values())
    hasil = []
    for predikat in ("SANGAT_BAIK", "BAIK", "BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG"):
        ada = jumlah.get(predikat, 0)
        rendah, tinggi = harapan.get(predikat, (None, None))
        permil = (2000 * ada + semua) // (2 * semua) if semua else 0
        hasil.append(BagianSebaran(predikat, ada, permil, rendah, tinggi))
    return hasil
