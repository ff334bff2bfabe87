from talenta.pegawai.models.jabatan import Jabatan, Pendidikan
from talenta.pegawai.models.lingkup import LingkupPenugasan
from talenta.pegawai.models.pegawai import Pegawai
from talenta.pegawai.models.perbaikan import (
    LaporanData,
    TakTercantum,
    TenggatLaporan,
    UsulPerbaikan,
)
from talenta.pegawai.models.riwayat import (
    CatatanPegawai,
    HukumanDisiplin,
    Penghargaan,
    RiwayatJabatan,
    TimKerja,
)
from talenta.pegawai.models.unit import AtasanUnit, LeluhurUnit, UnitOrganisasi

__all__ = [
    "AtasanUnit",
    "CatatanPegawai",
    "HukumanDisiplin",
    "Jabatan",
    "LaporanData",
    "LeluhurUnit",
    "LingkupPenugasan",
    "Pegawai",
    "Pendidikan",
    "Penghargaan",
    "RiwayatJabatan",
    "TakTercantum",
    "TenggatLaporan",
    "TimKerja",
    "UnitOrganisasi",
    "UsulPerbaikan",
]
