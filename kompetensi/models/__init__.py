from kompetensi.models.penilaian import KeterampilanDigital, PenilaianKompetensi, PenilaianPotensi
from kompetensi.models.standar import StandarJabatan
from kompetensi.pengembangan.models import JamPembelajaran

__all__ = [
    "JamPembelajaran",
    "KeterampilanDigital",
    "PenilaianKompetensi",
    "PenilaianPotensi",
    "StandarJabatan",
]
