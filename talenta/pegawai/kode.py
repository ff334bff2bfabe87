"""Fixed code lists of the HR contracts, with their labels (SIASN; UU 20/2023)."""

from django.db import models


class Jenjang(models.TextChoices):
    JPT_UTAMA = "JPT_UTAMA", "JPT Utama"
    JPT_MADYA = "JPT_MADYA", "JPT Madya"
    JPT_PRATAMA = "JPT_PRATAMA", "JPT Pratama"
    ADMINISTRATOR = "ADMINISTRATOR", "Administrator"
    PENGAWAS = "PENGAWAS", "Pengawas"
    PELAKSANA = "PELAKSANA", "Pelaksana"
    AHLI_UTAMA = "AHLI_UTAMA", "Ahli Utama"
    AHLI_MADYA = "AHLI_MADYA", "Ahli Madya"
    AHLI_MUDA = "AHLI_MUDA", "Ahli Muda"
    AHLI_PERTAMA = "AHLI_PERTAMA", "Ahli Pertama"
    PENYELIA = "PENYELIA", "Penyelia"
    MAHIR = "MAHIR", "Mahir"
    TERAMPIL = "TERAMPIL", "Terampil"
    PEMULA = "PEMULA", "Pemula"


class JenisKelamin(models.TextChoices):
    LAKI_LAKI = "M", "Laki-laki"
    PEREMPUAN = "F", "Perempuan"


class TingkatPendidikan(models.TextChoices):
    SD = "05", "SD"
    SLTP = "10", "SLTP"
    SLTP_KEJURUAN = "12", "SLTP Kejuruan"
    SLTA = "15", "SLTA"
    SLTA_KEJURUAN = "17", "SLTA Kejuruan"
    SLTA_KEGURUAN = "18", "SLTA Keguruan"
    D1 = "20", "D-I"
    D2 = "25", "D-II"
    D3 = "30", "D-III/Sarjana Muda"
    D4 = "35", "D-IV"
    S1 = "40", "S-1/Sarjana"
    PROFESI = "42", "Profesi"
    S2 = "45", "S-2"
    SPESIALIS = "47", "Spesialis"
    SUBSPESIALIS = "49", "Subspesialis"
    S3 = "50", "S-3/Doktor"


class KedudukanHukum(models.TextChoices):
    AKTIF = "01", "Aktif"
    CLTN = "02", "Cuti di luar tanggungan negara"
    TUGAS_BELAJAR = "03", "Tugas belajar"
    BERHENTI_SEMENTARA = "04", "Pemberhentian sementara"
    UANG_TUNGGU = "05", "Penerima uang tunggu"
    PRAJURIT_WAJIB = "06", "Prajurit wajib"
    PEJABAT_NEGARA = "07", "Pejabat negara"
    KEPALA_DESA = "08", "Kepala desa"
    BANDING = "09", "Proses banding"
    TITIPAN = "11", "Pegawai titipan"
    PENGUNGSI = "12", "Pengungsi"
    PERPANJANGAN_CLTN = "13", "Perpanjangan CLTN"
    HILANG = "14", "Dinyatakan hilang"
    HUKUMAN_DISIPLIN = "15", "Kena hukuman disiplin"
    PENURUNAN_JABATAN = "16", "Pemindahan dalam rangka penurunan jabatan"
    MPP = "20", "Masa persiapan pensiun"
    DIBERHENTIKAN = "66", "Diberhentikan"
    PUNAH = "67", "Punah"
    TMS = "69", "Tidak memenuhi syarat pengadaan"
    BATAL_NIP = "70", "Pembatalan NIP"
    PPPK_AKTIF = "71", "PPPK aktif"
    PPPK_72 = "72", "PPPK (keadaan lain 72)"
    PPPK_73 = "73", "PPPK (keadaan lain 73)"
    TANPA_PENSIUN = "77", "Pemberhentian tanpa hak pensiun"
    DENGAN_PENSIUN = "88", "Pemberhentian dengan hak pensiun"
    BUP = "98", "Mencapai batas usia pensiun"
    PENSIUN = "99", "Pensiun"
    PPPK_PARUH_WAKTU = "101", "PPPK paruh waktu aktif"
    # The portal's own: SIASN has no code for them, since such people leave its export.
    PINDAH = "901", "Pindah instansi"
    MENINGGAL = "902", "Meninggal dunia"


# What a file or a correction may say; the portal's own codes come from decisions alone.
KEDUDUKAN_SIASN = tuple(
    kode
    for kode in KedudukanHukum.values
    if kode not in (KedudukanHukum.PINDAH, KedudukanHukum.MENINGGAL)
)
# No longer a servant of the agency.
BERHENTI = frozenset(
    {
        KedudukanHukum.DIBERHENTIKAN,
        KedudukanHukum.PUNAH,
        KedudukanHukum.TMS,
        KedudukanHukum.BATAL_NIP,
        KedudukanHukum.TANPA_PENSIUN,
        KedudukanHukum.DENGAN_PENSIUN,
        KedudukanHukum.BUP,
        KedudukanHukum.PENSIUN,
        KedudukanHukum.PINDAH,
        KedudukanHukum.MENINGGAL,
    }
)


class JenisPenugasan(models.TextChoices):
    DEFINITIF = "DEFINITIF", "Definitif"
    PLT = "PLT", "Pelaksana tugas (Plt.)"
    PLH = "PLH", "Pelaksana harian (Plh.)"


class TingkatPenghargaan(models.TextChoices):
    INTERNASIONAL = "INTERNASIONAL", "Internasional"
    NASIONAL = "NASIONAL", "Nasional"
    LINTAS_INSTANSI = "LINTAS_INSTANSI", "Lintas instansi"
    INTERNAL = "INTERNAL", "Internal"


class PeranTim(models.TextChoices):
    KETUA = "KETUA", "Ketua"
    ANGGOTA = "ANGGOTA", "Anggota"


class LingkupTim(models.TextChoices):
    LINTAS_INSTANSI = "LINTAS_INSTANSI", "Lintas instansi"
    INTERNAL = "INTERNAL", "Internal"


class TingkatHukuman(models.TextChoices):
    RINGAN = "RINGAN", "Ringan"
    SEDANG = "SEDANG", "Sedang"
    BERAT = "BERAT", "Berat"


# Parts of a person's page that can be reported as wrong.
BAGIAN_DATA = (
    ("identitas", "Identitas, pangkat, dan pendidikan"),
    ("jabatan", "Jabatan dan unit sekarang"),
    ("riwayat", "Riwayat jabatan"),
    ("kinerja", "Kinerja dan umpan balik"),
    ("kompetensi", "Kompetensi, potensi, dan pengembangan"),
    ("penghargaan", "Penghargaan dan tim kerja"),
    ("disiplin", "Hukuman disiplin"),
    ("lain", "Bagian lain"),
)

PANGKAT: dict[str, str] = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
GOLONGAN_PPPK = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
    "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip
