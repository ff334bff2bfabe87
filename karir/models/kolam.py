"""The confirmed talent pool, in versions: who entered, who left, and why."""

from typing import Any, ClassVar

from django.db import models

from karir.models.proses import ProsesPeringkat
from karir.models.tinjauan import TinjauanTalenta
from talenta.akun.models import BerlingkupInstansi, BerlingkupUnit, Pengguna
from talenta.inti.riwayat import lacak
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import Pegawai


class VersiKolamQuerySet(models.QuerySet["VersiKolam"]):
    def terlihat_oleh(self, pengguna: Any) -> "VersiKolamQuerySet":
        """Versions of the agency's pool, for those who take part in reviews or check them."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("tinjauan.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)


class VersiKolam(BerlingkupInstansi):
    """One state of the pool: what a confirmed review, or a newly shown run, made of the one before.

    Rows are only added. `jumlah` are the members after it, `masuk` and `keluar` its changes.
    """

    RLS = "kantor"

    class Sebab(models.TextChoices):
        TINJAUAN = "TINJAUAN", "Tinjauan dikukuhkan"
        PENYESUAIAN = "PENYESUAIAN", "Disesuaikan dengan hasil yang ditampilkan"

    nomor = models.PositiveIntegerField()
    proses = models.ForeignKey(ProsesPeringkat, on_delete=models.PROTECT, related_name="+")
    tinjauan = models.OneToOneField(
        TinjauanTalenta, on_delete=models.PROTECT, null=True, related_name="versi_kolam"
    )
    sebab = models.CharField(max_length=12, choices=Sebab)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="+")
    oleh_nama = models.CharField(max_length=200)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    jumlah = models.PositiveIntegerField(default=0)
    masuk = models.PositiveIntegerField(default=0)
    keluar = models.PositiveIntegerField(default=0)

    objects: ClassVar = VersiKolamQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "nomor"], name="versi_kolam_nomor")
        ]

    def __str__(self) -> str:
        return f"versi {self.nomor}"


class AnggotaKolamQuerySet(models.QuerySet["AnggotaKolam"]):
    def terlihat_oleh(self, pengguna: Any) -> "AnggotaKolamQuerySet":
        """Members for those who take part in reviews or check them, else the own row."""
        lingkup = pengguna.lingkup
        if lingkup.boleh("tinjauan.lihat"):
            return self.filter(instansi_id=lingkup.instansi_id)
        if lingkup.pegawai_id is not None:
            return self.filter(pegawai_id=lingkup.pegawai_id)
        return self.none()

    def pada(self, nomor: int) -> "AnggotaKolamQuerySet":
        """Members of one version."""
        return self.filter(masuk__nomor__lte=nomor).filter(
            models.Q(keluar__isnull=True) | models.Q(keluar__nomor__gt=nomor)
        )


@lacak(kecuali=("unit_lft",))
class AnggotaKolam(BerlingkupUnit):
    """One stay of a person in the pool, from the version `masuk` until before the version `keluar`.

    `kotak` is the confirmed box, the latest one while the stay lasts. Name, post and unit are as
    they stood in the run that brought the person in. Written by workers.
    """

    RLS = "tinjau"
    DIRI_KOLOM = "pegawai_id"
    LINGKUP_DARI = "pegawai_id"

    class Masuk(models.TextChoices):
        HASIL = "HASIL", "Kotak hasil perhitungan"
        PINDAH = "PINDAH", "Dipindahkan oleh komite"

    class Keluar(models.TextChoices):
        HASIL = "HASIL", "Kotaknya tidak lagi termasuk KRS"
        PINDAH = "PINDAH", "Dipindahkan oleh komite"
        HUKDIS = "HUKDIS", "Sedang menjalani hukuman disiplin sedang atau berat"
        BELUM_LENGKAP = "BELUM_LENGKAP", "Tidak lagi dapat dipetakan, buktinya belum lengkap"
        TIDAK_DIPETAKAN = "TIDAK_DIPETAKAN", "Kedudukan hukumnya di luar pemetaan"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    nip = models.CharField(max_length=18)
    nama = models.TextField()
    nama_kunci = models.TextField()
    jabatan_nama = models.TextField(blank=True)
    jenjang = models.CharField(max_length=20, choices=Jenjang, blank=True)
    unit_nama = models.TextField()
    opd_nama = models.TextField()
    kotak = models.SmallIntegerField()
    masuk = models.ForeignKey(VersiKolam, on_delete=models.PROTECT, related_name="yang_masuk")
    masuk_sebab = models.CharField(max_length=16, choices=Masuk)
    keluar = models.ForeignKey(
        VersiKolam, on_delete=models.PROTECT, null=True, related_name="yang_keluar"
    )
    keluar_sebab = models.CharField(max_length=16, choices=Keluar, blank=True)

    objects: ClassVar = AnggotaKolamQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai"],
                condition=models.Q(keluar__isnull=True),
                name="anggota_kolam_sekali",
            ),
            models.CheckConstraint(
                condition=models.Q(keluar__isnull=True, keluar_sebab="")
                | (models.Q(keluar__isnull=False) & ~models.Q(keluar_sebab="")),
                name="anggota_kolam_keluar",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "nama_kunci", "id"], name="anggota_kolam_nama")]

    def __str__(self) -> str:
        return f"{self.nip} kotak {self.kotak}"
