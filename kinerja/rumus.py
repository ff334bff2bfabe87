"""Predikat kinerja: the matrix of PermenPANRB 6/2022 and the spellings found in HR files. Pure."""

import re

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
