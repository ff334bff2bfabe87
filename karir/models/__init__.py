from karir.models.arsip import ArsipProses
from karir.models.aturan import (
    AturanBerlaku,
    AturanTalenta,
    LangkahAturan,
    PengaruhAturan,
)
from karir.models.hasil import HasilPeringkat
from karir.models.jadwal import JadwalPeringkat, PelaksanaanJadwal
from karir.models.olahan import BahanAndai, RentangPeringkat
from karir.models.penayangan import PenayanganHasil
from karir.models.proses import MasukanBeku, ProsesPeringkat
from karir.models.sertifikat import PohonProses, RahasiaProses, RekapProses, SertifikatProses

__all__ = [
    "ArsipProses",
    "AturanBerlaku",
    "AturanTalenta",
    "BahanAndai",
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
    "RentangPeringkat",
    "SertifikatProses",
]
