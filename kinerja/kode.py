"""Rating words of PermenPANRB 6/2022."""

from django.db import models


class Ekspektasi(models.TextChoices):
    DI_ATAS = "DI_ATAS", "Di Atas Ekspektasi"
    SESUAI = "SESUAI", "Sesuai Ekspektasi"
    DI_BAWAH = "DI_BAWAH", "Di Bawah Ekspektasi"


class Predikat(models.TextChoices):
    SANGAT_BAIK = "SANGAT_BAIK", "Sangat Baik"
    BAIK = "BAIK", "Baik"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "Butuh Perbaikan"
    KURANG = "KURANG", "Kurang"
    SANGAT_KURANG = "SANGAT_KURANG", "Sangat Kurang"
