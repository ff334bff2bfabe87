from karir.models.arsip import ArsipProses
from karir.models.aturan import (
    AturanBerlaku,
    AturanTalenta,
    LangkahAturan,
    PengaruhAturan,
)
from karir.models.hasil import HasilPeringkat
from karir.models.integritas import IntegritasProses
from karir.models.jadwal import JadwalPeringkat, PelaksanaanJadwal
from karir.models.kolam import AnggotaKolam, VersiKolam
from karir.models.olahan import BahanAndai, RentangPeringkat
from karir.models.penayangan import PenayanganHasil
from karir.models.proses import MasukanBeku, ProsesPeringkat
from karir.models.sanggah import KetentuanSanggah, Sanggahan
from karir.models.sertifikat import PohonProses, RahasiaProses, RekapProses, SertifikatProses
from karir.models.tinjauan import PindahKotak, TinjauanTalenta
from karir.pengisian.models import (
    BekuLowongan,
    CalonLowongan,
    IkatanPegawai,
    KelayakanPegawai,
    KetentuanPengisian,
    KursiKomite,
    LangkahLowongan,
    Lowongan,
    MasaLarangan,
    PantauPenempatan,
    PemeriksaanBerjalan,
    Penempatan,
    PenilaianLowongan,
    PutusanLowongan,
    SuaraKomite,
    SuratKeputusan,
    VerifikasiCalon,
)
from karir.simata.models import AcuanSimata, BarisSimata, TemuanSimata

__all__ = [
    "AcuanSimata",
    "AnggotaKolam",
    "ArsipProses",
    "AturanBerlaku",
    "AturanTalenta",
    "BahanAndai",
    "BarisSimata",
    "BekuLowongan",
    "CalonLowongan",
    "HasilPeringkat",
    "IkatanPegawai",
    "IntegritasProses",
    "JadwalPeringkat",
    "KelayakanPegawai",
    "KetentuanPengisian",
    "KetentuanSanggah",
    "KursiKomite",
    "LangkahAturan",
    "LangkahLowongan",
    "Lowongan",
    "MasaLarangan",
    "MasukanBeku",
    "PantauPenempatan",
    "PelaksanaanJadwal",
    "PemeriksaanBerjalan",
    "PenayanganHasil",
    "Penempatan",
    "PengaruhAturan",
    "PenilaianLowongan",
    "PindahKotak",
    "PohonProses",
    "ProsesPeringkat",
    "PutusanLowongan",
    "RahasiaProses",
    "RekapProses",
    "RentangPeringkat",
    "Sanggahan",
    "SertifikatProses",
    "SuaraKomite",
    "SuratKeputusan",
    "TemuanSimata",
    "TinjauanTalenta",
    "VerifikasiCalon",
    "VersiKolam",
]
