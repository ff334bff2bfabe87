"""Names of competencies, potential aspects and digital areas, in the order of their columns."""

from django.db import models

from kompetensi.bawaan import baca

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


# The level every competency is usually asked for, by jenjang, as shipped (data/standar.json). An
# agency's own standard (VersiStandar) goes before it.
TINGKAT_LAZIM: dict[str, int] = baca("standar")["jenjang"]


class JenisKompetensi(models.TextChoices):
    MANAJERIAL = "MANAJERIAL", "Manajerial"
    SOSIAL_KULTURAL = "SOSIAL_KULTURAL", "Sosial kultural"
    TEKNIS = "TEKNIS", "Teknis"


SOSIAL_KULTURAL = frozenset({"perekat_bangsa"})
TINGKAT = (1, 2, 3, 4, 5)
TERTINGGI = TINGKAT[-1]
NAMA_TINGKAT: dict[int, str] = {
    1: "Paham",
    2: "Dasar",
    3: "Menengah",
    4: "Mumpuni",
    5: "Ahli",
}
