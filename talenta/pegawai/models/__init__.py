from talenta.pegawai.models.jabatan import Jabatan, Pendidikan
from talenta.pegawai.models.lingkup import LingkupPenugasan
from talenta.pegawai.models.pegawai import Pegawai
from talenta.pegawai.models.perbaikan import (
    LaporanData,
    TakTercantum,
    TenggatLaporan,
    UsulPerbaikan,
)
from talenta.pegawai.models.pernyataan import PernyataanDisabilitas
from talenta.pegawai.models.riwayat import (
    CatatanPegawai,
    HukumanDisiplin,
    Penghargaan,
    RiwayatJabatan,
    TimKerja,
)
from talenta.pegawai.models.tilikan import Tilikan
from talenta.pegawai.models.tinjauan import ButirTinjauan, KetentuanTinjauan, Tinjauan
from talenta.pegawai.models.unit import AtasanUnit, LeluhurUnit, UnitOrganisasi

__all__ = [
    "AtasanUnit",
    "ButirTinjauan",
    "CatatanPegawai",
    "HukumanDisiplin",
    "Jabatan",
    "KetentuanTinjauan",
    "LaporanData",
    "LeluhurUnit",
    "LingkupPenugasan",
    "Pegawai",
    "Pendidikan",
    "Penghargaan",
    "PernyataanDisabilitas",
    "RiwayatJabatan",
    "TakTercantum",
    "TenggatLaporan",
    "Tilikan",
    "TimKerja",
    "Tinjauan",
    "UnitOrganisasi",
    "UsulPerbaikan",
]
