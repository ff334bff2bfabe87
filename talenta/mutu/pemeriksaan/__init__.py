"""Checks on the profile, position history and discipline of a person."""

from pathlib import Path

from talenta.mutu.daftar import daftarkan
from talenta.mutu.pemeriksaan import kelengkapan, ketepatan_waktu, konsistensi, validitas
from talenta.mutu.pemeriksaan.fakta import DITOLAK, HUKUMAN, NIK_GANDA, RIWAYAT

daftarkan(
    *kelengkapan.PEMERIKSAAN,
    *validitas.PEMERIKSAAN,
    *ketepatan_waktu.PEMERIKSAAN,
    *konsistensi.PEMERIKSAAN,
    fakta=(RIWAYAT, HUKUMAN, NIK_GANDA, DITOLAK),
    ketentuan=Path(__file__).parents[1] / "pemeriksaan.json",
)
