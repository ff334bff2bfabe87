from karir.pengisian.models.calon import (
    CalonLowongan,
    KursiKomite,
    PutusanLowongan,
    SuaraKomite,
    VerifikasiCalon,
)
from karir.pengisian.models.ketentuan import (
    IkatanPegawai,
    KetentuanPengisian,
    MasaLarangan,
    PemeriksaanBerjalan,
)
from karir.pengisian.models.lowongan import (
    BekuLowongan,
    KelayakanPegawai,
    LangkahLowongan,
    Lowongan,
    PenilaianLowongan,
)
from karir.pengisian.models.penempatan import PantauPenempatan, Penempatan, SuratKeputusan

__all__ = [
    "BekuLowongan",
    "CalonLowongan",
    "IkatanPegawai",
    "KelayakanPegawai",
    "KetentuanPengisian",
    "KursiKomite",
    "LangkahLowongan",
    "Lowongan",
    "MasaLarangan",
    "PantauPenempatan",
    "PemeriksaanBerjalan",
    "Penempatan",
    "PenilaianLowongan",
    "PutusanLowongan",
    "SuaraKomite",
    "SuratKeputusan",
    "VerifikasiCalon",
]
