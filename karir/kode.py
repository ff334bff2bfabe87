"""Words of the map: status of a person in a run, categories of the two axes; names of jobs."""

from typing import Final

from django.db import models

# The job that works a stored run out again.
JENIS_VERIFIKASI: Final = "karir.verifikasi"
# The job that computes what a draft would change.
JENIS_PENGARUH: Final = "karir.pengaruh"


class StatusHasil(models.TextChoices):
    DIPETAKAN = "DIPETAKAN", "Dipetakan"
    BELUM_LENGKAP = "BELUM_LENGKAP", "Belum lengkap"
    TIDAK_DIPETAKAN = "TIDAK_DIPETAKAN", "Tidak dipetakan"


class KategoriKinerja(models.TextChoices):
    DI_ATAS = "DI_ATAS", "Di atas ekspektasi"
    SESUAI = "SESUAI", "Sesuai ekspektasi"
    DI_BAWAH = "DI_BAWAH", "Di bawah ekspektasi"


class KategoriPotensial(models.TextChoices):
    TINGGI = "TINGGI", "Tinggi"
    MENENGAH = "MENENGAH", "Menengah"
    RENDAH = "RENDAH", "Rendah"


ALASAN: dict[str, str] = {
    "JABATAN_KOSONG": "Jabatan belum diketahui",
    "KEDUDUKAN_HUKUM": "Kedudukan hukum di luar pemetaan",
    "KINERJA_KOSONG": "Predikat kinerja dua tahun terakhir belum ada",
    "KOMPETENSI_KOSONG": "Belum pernah dinilai kompetensinya",
    "KOMPETENSI_KEDALUWARSA": "Penilaian kompetensi sudah kedaluwarsa",
    "POTENSI_KOSONG": "Belum pernah dinilai potensinya",
    "POTENSI_KEDALUWARSA": "Penilaian potensi sudah kedaluwarsa",
    "UMPAN_BALIK_KOSONG": "Belum ada umpan balik 360",
    "UMPAN_BALIK_KEDALUWARSA": "Umpan balik 360 sudah kedaluwarsa",
    "PENDIDIKAN_KOSONG": "Tingkat pendidikan belum diketahui",
    "BIDANG_ILMU_KOSONG": "Bidang ilmu belum diketahui",
    "DIGITAL_KOSONG": "Keterampilan digital atau syarat jabatannya belum ada",
    "DIGITAL_KEDALUWARSA": "Penilaian keterampilan digital sudah kedaluwarsa",
    "HUKDIS_BERJALAN": "Sedang menjalani hukuman disiplin sedang atau berat",
}

# What to do about a missing piece of evidence, for the list that is sent out.
SARAN_ALASAN: dict[str, str] = {
    "JABATAN_KOSONG": "Lengkapi jabatannya dengan jabatan yang ada di daftar jabatan.",
    "KEDUDUKAN_HUKUM": "Tidak perlu tindakan bila kedudukan hukumnya benar.",
    "KINERJA_KOSONG": "Impor predikat tahunan dari e-Kinerja.",
    "KOMPETENSI_KOSONG": "Jadwalkan penilaian kompetensi.",
    "KOMPETENSI_KEDALUWARSA": "Jadwalkan penilaian kompetensi ulang.",
    "POTENSI_KOSONG": "Jadwalkan penilaian potensi.",
    "POTENSI_KEDALUWARSA": "Jadwalkan penilaian potensi ulang.",
    "UMPAN_BALIK_KOSONG": "Impor nilai umpan balik 360.",
    "UMPAN_BALIK_KEDALUWARSA": "Lakukan umpan balik 360 lagi, lalu impor nilainya.",
    "PENDIDIKAN_KOSONG": "Lengkapi tingkat pendidikan terakhirnya.",
    "BIDANG_ILMU_KOSONG": "Lengkapi bidang ilmu pendidikannya dan yang diminta jabatannya.",
    "DIGITAL_KOSONG": "Minta pegawai mengikuti tes digital di portal, atau atasannya memvalidasi.",
    "DIGITAL_KEDALUWARSA": "Minta pegawai mengikuti tes digital lagi, atau atasannya memvalidasi.",
    "HUKDIS_BERJALAN": "Tetap dipetakan, tetapi belum dapat masuk kelompok rencana suksesi.",
}
