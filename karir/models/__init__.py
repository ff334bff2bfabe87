from karir.models.arsip import ArsipProses
from karir.models.aturan import (
    AturanBerlaku,
    AturanTalenta,
    LangkahAturan,
    PengaruhAturan,
)
from karir.models.hasil import HasilPeringkat
from karir.models.jadwal import JadwalPeringkat, PelaksanaanJadwal
from karir.models.penayangan import PenayanganHasil
from karir.models.proses import MasukanBeku, ProsesPeringkat
from karir.models.sertifikat import PohonProses, RahasiaProses, RekapProses, SertifikatProses

__all__ = [
    "ArsipProses",
    "AturanBerlaku",
    "AturanTalenta",
    "HasilPeringkat",
    "JadwalPeringkat",
    "LangkahAturan",
    "MasukanBeku",
    "PelaksanaanJadwal",
    "PenayanganHasil",
    "PengaruhAturan",
    "PohonProses",
    "ProsesPeringkat",
    "RahasiaProses",
    "RekapProses",
    "SertifikatProses",
]
