"""Words of the appraisal year (PermenPANRB 6/2022, PP 30/2019)."""

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


class Capaian(models.TextChoices):
    """Achievement of a unit, set by the leader one level above (SE MenPANRB 3/2023)."""

    ISTIMEWA = "ISTIMEWA", "Istimewa"
    BAIK = "BAIK", "Baik"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "Butuh Perbaikan"
    KURANG = "KURANG", "Kurang"
    SANGAT_KURANG = "SANGAT_KURANG", "Sangat Kurang"


class Periodik(models.TextChoices):
    BULANAN = "BULANAN", "Bulanan"
    TRIWULANAN = "TRIWULANAN", "Triwulanan"


class Perilaku(models.TextChoices):
    """Core values BerAKHLAK."""

    PELAYANAN = "PELAYANAN", "Berorientasi Pelayanan"
    AKUNTABEL = "AKUNTABEL", "Akuntabel"
    KOMPETEN = "KOMPETEN", "Kompeten"
    HARMONIS = "HARMONIS", "Harmonis"
    LOYAL = "LOYAL", "Loyal"
    ADAPTIF = "ADAPTIF", "Adaptif"
    KOLABORATIF = "KOLABORATIF", "Kolaboratif"


class Aspek(models.TextChoices):
    KUANTITAS = "KUANTITAS", "Kuantitas"
    KUALITAS = "KUALITAS", "Kualitas"
    WAKTU = "WAKTU", "Waktu"
    BIAYA = "BIAYA", "Biaya"


class DasarPenilai(models.TextChoices):
    """Why somebody appraises. A leader of a team gives input and appraises nobody."""

    STRUKTUR = "STRUKTUR", "Struktur organisasi"
    KOREKSI = "KOREKSI", "Ditetapkan BKD"
    PLT = "PLT", "Pelaksana tugas (Plt.)"
    PLH = "PLH", "Pelaksana harian (Plh.)"
    DELEGASI = "DELEGASI", "Pendelegasian wewenang"
    KETUA_TIM = "KETUA_TIM", "Ketua tim (memberi masukan)"


# What a person set; it stands before what the structure says.
DASAR_KHUSUS = (
    DasarPenilai.KOREKSI,
    DasarPenilai.PLT,
    DasarPenilai.PLH,
    DasarPenilai.DELEGASI,
)


class HubunganUmpan(models.TextChoices):
    """What the author of feedback is to the person."""

    ATASAN = "ATASAN", "Pejabat penilai"
    KETUA_TIM = "KETUA_TIM", "Ketua tim"
    BAWAHAN = "BAWAHAN", "Yang dinilainya"
    REKAN = "REKAN", "Rekan seunit"
    LAYANAN = "LAYANAN", "Rekan atau unit yang dilayani"


# Leaders answer for what they say.
SELALU_BERNAMA = (HubunganUmpan.ATASAN, HubunganUmpan.KETUA_TIM)
