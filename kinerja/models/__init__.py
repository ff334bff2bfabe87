from kinerja.models.keberatan import Keberatan, KeteranganKeberatan, PergantianPemutus
from kinerja.models.masukan import MasukanKetua
from kinerja.models.pengingat import Pengingat, PengingatOtomatis
from kinerja.models.penugasan import PenugasanPenilai
from kinerja.models.predikat import PredikatBerlaku, PredikatTahunan
from kinerja.models.skp import DialogSkp, EkspektasiPerilaku, IndikatorRhk, Rhk, Skp
from kinerja.models.tahun import (
    TERBUKA,
    Keadaan,
    KetentuanKinerja,
    PembukaanKembali,
    PeriodeTinjauan,
    TahunKinerja,
)
from kinerja.models.tahunan import BagianTahunan, CapaianUnit, PenilaianTahunan
from kinerja.models.tinjauan import (
    BuktiRealisasi,
    PerilakuTinjauan,
    RealisasiRhk,
    TinjauanPeriodik,
)
from kinerja.models.umpan import (
    KunciUmpan,
    PermintaanUmpan,
    TandaUmpan,
    UmpanNama,
    UmpanTerbit,
    UmpanTertutup,
)
from kinerja.models.umpan_balik import UmpanBalik

__all__ = [
    "TERBUKA",
    "BagianTahunan",
    "BuktiRealisasi",
    "CapaianUnit",
    "DialogSkp",
    "EkspektasiPerilaku",
    "IndikatorRhk",
    "Keadaan",
    "Keberatan",
    "KetentuanKinerja",
    "KeteranganKeberatan",
    "KunciUmpan",
    "MasukanKetua",
    "PembukaanKembali",
    "Pengingat",
    "PengingatOtomatis",
    "PenilaianTahunan",
    "PenugasanPenilai",
    "PergantianPemutus",
    "PerilakuTinjauan",
    "PeriodeTinjauan",
    "PermintaanUmpan",
    "PredikatBerlaku",
    "PredikatTahunan",
    "RealisasiRhk",
    "Rhk",
    "Skp",
    "TahunKinerja",
    "TandaUmpan",
    "TinjauanPeriodik",
    "UmpanBalik",
    "UmpanNama",
    "UmpanTerbit",
    "UmpanTertutup",
]
