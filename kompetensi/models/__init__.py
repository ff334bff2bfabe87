from kompetensi.digital.models import (
    BuktiDigital,
    JawabanUji,
    KerangkaDigital,
    KetentuanDigital,
    KunciSoal,
    NilaiDigital,
    NilaiMandiri,
    PensiunSoal,
    SoalDigital,
    StandarDigital,
    UjiDigital,
)
from kompetensi.models.asesmen import (
    Asesmen,
    KeberatanAsesmen,
    NarasiAsesmen,
    PengingatAsesmen,
    PesertaAsesmen,
)
from kompetensi.models.kamus import ButirKamus, VersiKamus
from kompetensi.models.ketentuan import KetentuanKompetensi
from kompetensi.models.pengamatan import KebutuhanDicatat, PengamatanKompetensi
from kompetensi.models.penilaian import (
    KeterampilanDigital,
    PenilaianKompetensi,
    PenilaianPotensi,
    PenilaianTeknis,
)
from kompetensi.models.standar import (
    BarisStandar,
    StandarJabatan,
    StandarTeknis,
    VersiStandar,
)
from kompetensi.pengembangan.models import JamPembelajaran

__all__ = [
    "Asesmen",
    "BarisStandar",
    "BuktiDigital",
    "ButirKamus",
    "JamPembelajaran",
    "JawabanUji",
    "KeberatanAsesmen",
    "KebutuhanDicatat",
    "KerangkaDigital",
    "KetentuanDigital",
    "KetentuanKompetensi",
    "KeterampilanDigital",
    "KunciSoal",
    "NarasiAsesmen",
    "NilaiDigital",
    "NilaiMandiri",
    "PengamatanKompetensi",
    "PengingatAsesmen",
    "PenilaianKompetensi",
    "PenilaianPotensi",
    "PenilaianTeknis",
    "PensiunSoal",
    "PesertaAsesmen",
    "SoalDigital",
    "StandarDigital",
    "StandarJabatan",
    "StandarTeknis",
    "UjiDigital",
    "VersiKamus",
    "VersiStandar",
]
