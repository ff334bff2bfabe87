"""The engine's vocabulary: code lists in the order of their stored small integers.

A column of `masukan.Masukan` holds the position of a word in these tuples. The order is part of the
frozen format, so a new word goes to the end. Words are upper case as in the databases; the labels
are what a person reads. Source: import.md section 2, scoring.md sections 2 and 3.
"""

from types import MappingProxyType
from typing import Final

PREDIKAT: Final = MappingProxyType(
    {
        "SANGAT_KURANG": "Sangat Kurang",
        "KURANG": "Kurang",
        "BUTUH_PERBAIKAN": "Butuh Perbaikan",
        "BAIK": "Baik",
        "SANGAT_BAIK": "Sangat Baik",
    }
)
PENGHARGAAN: Final = MappingProxyType(
    {
        "INTERNAL": "internal",
        "LINTAS_INSTANSI": "lintas instansi",
        "NASIONAL": "nasional",
        "INTERNASIONAL": "internasional",
    }
)
PERAN: Final = MappingProxyType({"ANGGOTA": "anggota", "KETUA": "ketua"})
LINGKUP: Final = MappingProxyType({"INTERNAL": "internal", "LINTAS_INSTANSI": "lintas instansi"})
TIM_KERJA: Final = MappingProxyType(
    {
        f"{peran}+{lingkup}": f"{label_peran} tim {label_lingkup}"
        for peran, label_peran in PERAN.items()
        for lingkup, label_lingkup in LINGKUP.items()
    }
)
JENIS_PENUGASAN: Final = MappingProxyType({"DEFINITIF": "definitif", "PLT": "Plt.", "PLH": "Plh."})
PENUGASAN: Final = MappingProxyType(
    {
        f"{jenis}+{banding}": f"{label_jenis} jabatan {label_banding}"
        for jenis, label_jenis in (("PLT", "Plt."), ("PLH", "Plh."))
        for banding, label_banding in (
            ("LEBIH_RENDAH", "yang lebih rendah"),
            ("SETINGKAT", "setingkat"),
            ("LEBIH_TINGGI", "yang lebih tinggi"),
        )
    }
)
HUKUMAN: Final = MappingProxyType({"RINGAN": "ringan", "SEDANG": "sedang", "BERAT": "berat"})
DISIPLIN: Final = MappingProxyType({**HUKUMAN, "MENJALANI": "sedang dijalani"})
KERAGAMAN: Final = MappingProxyType(
    {
        "SATU_UNIT": "satu unit kerja",
        "LINTAS_UNIT": "lebih dari satu unit kerja dalam satu OPD",
        "LINTAS_OPD": "lebih dari satu OPD",
    }
)
BIDANG_ILMU: Final = MappingProxyType({"TIDAK_SESUAI": "tidak sesuai", "SESUAI": "sesuai"})
PENDIDIKAN: Final = MappingProxyType(
    {
        "05": "SD",
        "10": "SLTP",
        "12": "SLTP Kejuruan",
        "15": "SLTA",
        "17": "SLTA Kejuruan",
        "18": "SLTA Keguruan",
        "20": "D-I",
        "25": "D-II",
        "30": "D-III/Sarjana Muda",
        "35": "D-IV",
        "40": "S-1/Sarjana",
        "42": "Profesi",
        "45": "S-2",
        "47": "Spesialis",
        "49": "Subspesialis",
        "50": "S-3/Doktor",
    }
)
JENJANG: Final = MappingProxyType(
    {
        "JPT_UTAMA": "JPT Utama",
        "JPT_MADYA": "JPT Madya",
        "JPT_PRATAMA": "JPT Pratama",
        "ADMINISTRATOR": "Administrator",
        "PENGAWAS": "Pengawas",
        "PELAKSANA": "Pelaksana",
        "AHLI_UTAMA": "Ahli Utama",
        "AHLI_MADYA": "Ahli Madya",
        "AHLI_MUDA": "Ahli Muda",
        "AHLI_PERTAMA": "Ahli Pertama",
        "PENYELIA": "Penyelia",
        "MAHIR": "Mahir",
        "TERAMPIL": "Terampil",
        "PEMULA": "Pemula",
    }
)
KEDUDUKAN_HUKUM: Final = MappingProxyType(
    {
        "01": "Aktif",
        "02": "CLTN",
        "03": "Tugas Belajar",
        "04": "Pemberhentian Sementara",
        "05": "Penerima Uang Tunggu",
        "06": "Prajurit Wajib",
        "07": "Pejabat Negara",
        "08": "Kepala Desa",
        "09": "Proses Banding BAPEK",
        "11": "Pegawai Titipan",
        "12": "Pengungsi",
        "13": "Perpanjangan CLTN",
        "14": "Dinyatakan Hilang",
        "15": "Kena Hukuman Disiplin",
        "16": "Pemindahan dalam rangka Penurunan Jabatan",
        "20": "Masa Persiapan Pensiun",
        "66": "Diberhentikan",
        "67": "Punah",
        "69": "Tidak Memenuhi Syarat Pengadaan",
        "70": "Pembatalan NIP",
        "71": "PPPK Aktif",
        "72": "PPPK (72)",
        "73": "PPPK (73)",
        "77": "Pemberhentian tanpa Hak Pensiun",
        "88": "Pemberhentian dengan Hak Pensiun",
        "98": "Mencapai Batas Usia Pensiun",
        "99": "Pensiun",
        "101": "PPPK Paruh Waktu Aktif",
        "901": "Pindah Instansi",
        "902": "Meninggal Dunia",
    }
)
KOMPETENSI: Final = (
    "Integritas",
    "Kerja sama",
    "Komunikasi",
    "Orientasi pada hasil",
    "Pelayanan publik",
    "Pengembangan diri dan orang lain",
    "Mengelola perubahan",
    "Pengambilan keputusan",
    "Perekat bangsa",
)
POTENSI: Final = (
    "Kemampuan intelektual",
    "Kemampuan interpersonal",
    "Kesadaran diri",
    "Berpikir kritis dan strategis",
    "Menyelesaikan permasalahan",
    "Kecerdasan emosional",
    "Belajar cepat dan mengembangkan diri",
    "Motivasi dan komitmen",
)
DIGITAL: Final = (
    "Informasi dan data",
    "Komunikasi dan kolaborasi",
    "Konten digital",
    "Keamanan",
    "Pemecahan masalah",
)
# Where combined digital levels come from, by bit.
SUMBER_DIGITAL: Final = ("tes di portal", "asesmen", "validasi atasan", "sertifikat")

# Categories of the two axes, lowest first; stored as 1, 2, 3 (0 is none).
KATEGORI_KINERJA: Final = ("DI_BAWAH", "SESUAI", "DI_ATAS")
KATEGORI_POTENSIAL: Final = ("RENDAH", "MENENGAH", "TINGGI")

DIPETAKAN: Final = 1
BELUM_LENGKAP: Final = 2
TIDAK_DIPETAKAN: Final = 3
STATUS: Final = MappingProxyType(
    {
        DIPETAKAN: "DIPETAKAN",
        BELUM_LENGKAP: "BELUM_LENGKAP",
        TIDAK_DIPETAKAN: "TIDAK_DIPETAKAN",
    }
)

# Reason codes; a reason is the bit of its position in `Keluaran.alasan`.
ALASAN: Final = (
    "KEDUDUKAN_HUKUM",
    "JABATAN_KOSONG",
    "HUKDIS_BERJALAN",
    "KINERJA_KOSONG",
    "KOMPETENSI_KOSONG",
    "KOMPETENSI_KEDALUWARSA",
    "POTENSI_KOSONG",
    "POTENSI_KEDALUWARSA",
    "UMPAN_BALIK_KOSONG",
    "UMPAN_BALIK_KEDALUWARSA",
    "PENDIDIKAN_KOSONG",
    "BIDANG_ILMU_KOSONG",
    "DIGITAL_KOSONG",
    "DIGITAL_KEDALUWARSA",
)


def urutan(kosakata: "MappingProxyType[str, str]") -> dict[str, int]:
    """Word -> stored small integer of one of the vocabularies above."""
    return {kata: i for i, kata in enumerate(kosakata)}


def bit(alasan: str) -> int:
    """The bit of a reason code in the stored mask."""
    return 1 << ALASAN.index(alasan)


def daftar_alasan(topeng: int) -> list[str]:
    """Reason codes of a stored mask, sorted as the export writes them."""
    return sorted(nama for i, nama in enumerate(ALASAN) if topeng >> i & 1)
