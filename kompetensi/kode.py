"""Names of competencies, potential aspects and digital areas, in the order of their columns."""

from django.db import models

# PermenPANRB 38/2017: eight managerial and one socio-cultural.
KOMPETENSI: dict[str, str] = {
    "integritas": "Integritas",
    "kerjasama": "Kerja sama",
    "komunikasi": "Komunikasi",
    "orientasi_pada_hasil": "Orientasi pada hasil",
    "pelayanan_publik": "Pelayanan publik",
    "pengembangan_diri_dan_orang_lain": "Pengembangan diri dan orang lain",
    "mengelola_perubahan": "Mengelola perubahan",
    "pengambilan_keputusan": "Pengambilan keputusan",
    "perekat_bangsa": "Perekat bangsa",
}

# PermenPANRB 20/2025 article 17.
ASPEK_POTENSI: dict[str, str] = {
    "intelektual": "Kemampuan intelektual",
    "interpersonal": "Kemampuan interpersonal",
    "kesadaran_diri": "Kesadaran diri",
    "berpikir_kritis_dan_strategis": "Berpikir kritis dan strategis",
    "menyelesaikan_permasalahan": "Menyelesaikan permasalahan",
    "kecerdasan_emosional": "Kecerdasan emosional",
    "belajar_cepat_dan_mengembangkan_diri": "Belajar cepat dan mengembangkan diri",
    "motivasi_dan_komitmen": "Motivasi dan komitmen",
}

AREA_DIGITAL: dict[str, str] = {
    "informasi_dan_data": "Informasi dan data",
    "komunikasi_dan_kolaborasi": "Komunikasi dan kolaborasi",
    "konten_digital": "Konten digital",
    "keamanan": "Keamanan",
    "pemecahan_masalah": "Pemecahan masalah",
}


class SumberDigital(models.TextChoices):
    MANDIRI = "MANDIRI", "Penilaian mandiri"
    ATASAN = "ATASAN", "Penilaian atasan"
    ASESMEN = "ASESMEN", "Asesmen"
    SERTIFIKAT = "SERTIFIKAT", "Sertifikat"


# The level every competency is usually asked for, by jenjang: PermenPANRB 38/2017 in practice for
# the managerial jenjang and JF keahlian; for JF keterampilan as the shipped rule sets have it.
# A post's own standard (StandarJabatan) goes before it.
TINGKAT_LAZIM: dict[str, int] = {
    "JPT_UTAMA": 5,
    "JPT_MADYA": 5,
    "JPT_PRATAMA": 4,
    "ADMINISTRATOR": 3,
    "PENGAWAS": 2,
    "PELAKSANA": 1,
    "AHLI_UTAMA": 5,
    "AHLI_MADYA": 4,
    "AHLI_MUDA": 3,
    "AHLI_PERTAMA": 2,
    "PENYELIA": 3,
    "MAHIR": 2,
    "TERAMPIL": 1,
    "PEMULA": 1,
}
