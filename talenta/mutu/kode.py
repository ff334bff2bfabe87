"""Fixed words of data quality: the four dimensions, and who is measured."""

from django.db import models

from talenta.pegawai.kode import KedudukanHukum as K


class Dimensi(models.TextChoices):
    KELENGKAPAN = "KELENGKAPAN", "Kelengkapan"
    VALIDITAS = "VALIDITAS", "Validitas"
    KETEPATAN_WAKTU = "KETEPATAN_WAKTU", "Ketepatan waktu"
    KONSISTENSI = "KONSISTENSI", "Konsistensi"


ARTI_DIMENSI: dict[str, str] = {
    Dimensi.KELENGKAPAN: "Apakah yang diperlukan sudah tercatat?",
    Dimensi.VALIDITAS: "Apakah yang tercatat mungkin benar?",
    Dimensi.KETEPATAN_WAKTU: "Apakah yang tercatat masih berlaku hari ini?",
    Dimensi.KONSISTENSI: "Apakah catatan yang satu cocok dengan yang lain?",
}

# Appraisal and assessment are asked of those whom the shipped rule sets map (`dipetakan`).
DINILAI = (K.AKTIF, K.TUGAS_BELAJAR, K.HUKUMAN_DISIPLIN, K.PPPK_AKTIF)
PPPK = (K.PPPK_AKTIF, K.PPPK_72, K.PPPK_73, K.PPPK_PARUH_WAKTU)


def sql_daftar(kode: tuple[str, ...]) -> str:
    """Codes of a fixed list as an SQL list."""
    return "(" + ", ".join(f"'{satu!s}'" for satu in kode) + ")"
