"""Degrees: the catalogue of the instansi and who holds which."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from karir.contoh.bahan import Bulat, Kolom, Spek, Teks, bahan, undi
from karir.contoh.formasi import JENJANG, NO_JENJANG, Formasi, keluarga

TINGKAT: Final = ("05", "10", "15", "17", "30", "40", "42", "45", "47", "50")
SEBUTAN: Final = {
    "05": "SD", "10": "SLTP", "15": "SLTA", "17": "SLTA Kejuruan", "30": "D-III/Sarjana Muda",
    "40": "S-1/Sarjana", "42": "Profesi", "45": "S-2", "47": "Spesialis", "50": "S-3/Doktor",
}  # fmt: skip
_AWALAN: Final = {
    "30": "D-III",
    "40": "S-1",
    "42": "Profesi",
    "45": "S-2",
    "47": "Spesialis",
    "50": "S-3",
}
_PROFESI: Final = ("Kedokteran", "Kedokteran Hewan", "Keperawatan", "Farmasi")

# Chance of each level by jenjang, in the order of TINGKAT.
_PELUANG: Final[dict[str, tuple[float, ...]]] = {
    "PENGAWAS": (0, 0, 0, 0, 0.04, 0.72, 0, 0.24, 0, 0),
    "ADMINISTRATOR": (0, 0, 0, 0, 0, 0.43, 0, 0.54, 0, 0.03),
    "JPT_PRATAMA": (0, 0, 0, 0, 0, 0.20, 0, 0.68, 0, 0.12),
    "JPT_MADYA": (0, 0, 0, 0, 0, 0, 0, 0.4, 0, 0.6),
    "AHLI_PERTAMA": (0, 0, 0, 0, 0, 0.93, 0, 0.07, 0, 0),
    "AHLI_MUDA": (0, 0, 0, 0, 0, 0.72, 0, 0.28, 0, 0),
    "AHLI_MADYA": (0, 0, 0, 0, 0, 0.44, 0, 0.52, 0, 0.04),
    "AHLI_UTAMA": (0, 0, 0, 0, 0, 0, 0, 0.45, 0, 0.55),
    "TERAMPIL": (0, 0, 0, 0, 0.92, 0.08, 0, 0, 0, 0),
    "MAHIR": (0, 0, 0, 0, 0.80, 0.20, 0, 0, 0, 0),
    "PENYELIA": (0, 0, 0, 0, 0.72, 0.28, 0, 0, 0, 0),
}
# The same for general staff, by the level their title asks for.
_PELUANG_PELAKSANA: Final[dict[str, tuple[float, ...]]] = {
    "40": (0, 0, 0, 0, 0, 0.95, 0, 0.05, 0, 0),
    "30": (0, 0, 0, 0, 0.88, 0.12, 0, 0, 0, 0),
    "15": (0, 0, 0.52, 0.32, 0.06, 0.10, 0, 0, 0, 0),
    "10": (0.35, 0.50, 0.15, 0, 0, 0, 0, 0, 0, 0),
}


@dataclass(frozen=True)
class Ijazah:
    """Level and field of study of each person, and the code in the catalogue."""

    tingkat: Teks
    ilmu: Teks
    kode: Teks
    nama: Teks


@dataclass(frozen=True)
class _Gelar:
    kode: str
    nama: str
    tingkat: str
    ilmu: str


@cache
def _katalog() -> dict[tuple[str, str], tuple[_Gelar, ...]]:
    """(level, field) -> degrees; schools have several of one field."""
    hasil: dict[tuple[str, str], tuple[_Gelar, ...]] = {}
    for nomor, s in enumerate(bahan("jabatan")["sekolah"], 1):
        kunci = (s["tingkat"], s["ilmu"])
        gelar = _Gelar(f"P{s['tingkat']}-{nomor:02d}", s["nama"], *kunci)
        hasil[kunci] = (*hasil.get(kunci, ()), gelar)
    for nomor, (ilmu, ciri) in enumerate(bahan("jabatan")["ilmu"].items(), 1):
        for tingkat, awalan in _AWALAN.items():
            if (tingkat == "30" and not ciri.get("d3")) or (
                tingkat in ("42", "47") and ilmu not in _PROFESI
            ):
                continue
            gelar = _Gelar(f"P{tingkat}-{nomor:02d}", f"{awalan} {ilmu}", tingkat, ilmu)
            hasil[(tingkat, ilmu)] = (gelar,)
    return hasil


def kolom_pendidikan() -> Kolom:
    """pendidikan.csv."""
    baris = [g for isi in _katalog().values() for g in isi]
    return {
        "ID": np.array([g.kode for g in baris], dtype=object),
        "NAMA": np.array([g.nama for g in baris], dtype=object),
        "TINGKAT PENDIDIKAN ID": np.array([g.tingkat for g in baris], dtype=object),
        "BIDANG ILMU": np.array([g.ilmu for g in baris], dtype=object),
    }


def reka_ijazah(spek: Spek, formasi: Formasi, fungsi: Teks, jenjang: Bulat) -> Ijazah:
    """Most hold a degree that fits the post; some came from another field."""
    acak = spek.acak("ijazah")
    n = len(jenjang)
    bobot = np.array([_PELUANG.get(j, (0,) * 10) for j in JENJANG], dtype=float)[jenjang]
    umum = np.array([_PELUANG_PELAKSANA.get(k.tingkat, (0,) * 10) for k in keluarga()], dtype=float)
    pelaksana = jenjang == NO_JENJANG["PELAKSANA"]
    bobot[pelaksana] = umum[formasi.keluarga[pelaksana]]
    letak = undi(acak, bobot)
    profesi = np.array([*(k.profesi for k in keluarga()), False])[formasi.keluarga]
    letak[profesi & (letak == TINGKAT.index("40"))] = TINGKAT.index("42")
    tingkat = np.array(TINGKAT, dtype=object)[letak]
    sesuai = (acak.random(n) < 0.70) | profesi
    putar = acak.integers(0, 1 << 30, n)
    gelar = [
        _gelar(t, k, f, s, p)
        for t, k, f, s, p in zip(
            tingkat.tolist(),
            formasi.keluarga.tolist(),
            fungsi.tolist(),
            sesuai.tolist(),
            putar.tolist(),
            strict=True,
        )
    ]
    return Ijazah(
        np.array([g.tingkat for g in gelar], dtype=object),
        np.array([g.ilmu for g in gelar], dtype=object),
        np.array([g.kode for g in gelar], dtype=object),
        np.array([g.nama for g in gelar], dtype=object),
    )


def _gelar(tingkat: str, nomor_keluarga: int, fungsi: str, sesuai: bool, putar: int) -> _Gelar:
    pilihan = _pilihan(tingkat, nomor_keluarga, fungsi, sesuai)
    return pilihan[putar % len(pilihan)]


@cache
def _pilihan(tingkat: str, nomor_keluarga: int, fungsi: str, sesuai: bool) -> tuple[_Gelar, ...]:
    """Degrees of a level that fit the post; any degree of that level where none fits."""
    if nomor_keluarga >= 0:
        diminta = keluarga()[nomor_keluarga].ilmu
    else:
        diminta = tuple(bahan("jabatan")["fungsi"][fungsi]["ilmu"])
    semua = tuple(g for isi in _katalog().values() for g in isi if g.tingkat == tingkat)
    # Nobody becomes a physician by the way: those degrees go with their posts.
    lain = tuple(g for g in semua if g.ilmu not in _PROFESI) or semua
    cocok = tuple(g for g in semua if g.ilmu in diminta)
    return cocok if sesuai and cocok else lain
