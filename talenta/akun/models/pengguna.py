"""Who signs in: one account a NIP, activated by a one-time code."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.db.models.functions import Now

from talenta.akun.lingkup import KOSONG, Lingkup
from talenta.akun.models.instansi import Instansi


class PenggunaQuerySet(models.QuerySet["Pengguna"]):
    def terlihat_oleh(self, pengguna: Any) -> "PenggunaQuerySet":
        """Accounts of the agency for those who manage accounts; default deny."""
        lingkup = pengguna.lingkup
        if not lingkup.boleh("akun.lihat"):
            return self.none()
        return self.filter(instansi_id=lingkup.instansi_id)

    def berkeadaan(self, keadaan: str) -> "PenggunaQuerySet":
        """Accounts in one state (Pengguna.Keadaan)."""
        belum = models.Q(password="") | models.Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        pilihan = {
            "aktif": models.Q(is_active=True) & ~belum,
            "belum": models.Q(is_active=True) & belum,
            "nonaktif": models.Q(is_active=False),
        }
        return self.filter(pilihan[keadaan])

    def cari(self, kata: str) -> "PenggunaQuerySet":
        """Accounts whose NIP starts with, or whose name holds every word of `kata`."""
        hasil = self
        for sepotong in kata.split():
            hasil = hasil.filter(
                models.Q(nip__startswith=sepotong) | models.Q(nama__icontains=sepotong)
            )
        return hasil


class PenggunaManager(BaseUserManager["Pengguna"]):
    def get_queryset(self) -> PenggunaQuerySet:
        return PenggunaQuerySet(self.model, using=self._db)

    def terlihat_oleh(self, pengguna: Any) -> PenggunaQuerySet:
        return self.get_queryset().terlihat_oleh(pengguna)

    def create_user(self, nip: str, password: str | None = None, **lain: Any) -> "Pengguna":
        pengguna = self.model(nip=nip, **lain)
        pengguna.set_password(password)
        pengguna.save(using=self._db)
        return pengguna


class Pengguna(AbstractBaseUser):
    """An account. Being in the people's records makes no account; a code does (KodeAktivasi)."""

    RLS = "bebas"
    HAK_WEB = "SELECT, INSERT, UPDATE"
    HAK_DIRI = "SELECT, UPDATE (password, last_login)"

    class Keadaan(models.TextChoices):
        AKTIF = "aktif", "Aktif"
        BELUM = "belum", "Belum diaktifkan"
        NONAKTIF = "nonaktif", "Dinonaktifkan"

    nip = models.CharField("NIP", max_length=18, unique=True)
    nama = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    instansi = models.ForeignKey(
        Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="pengguna"
    )
    is_active = models.BooleanField(default=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PenggunaManager] = PenggunaManager()

    USERNAME_FIELD = "nip"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama"]

    class Meta:
        indexes = [models.Index(fields=["instansi", "nama", "id"], name="pengguna_nama")]

    def __str__(self) -> str:
        return f"{self.nama} ({self.nip})"

    @property
    def lingkup(self) -> Lingkup:
        """What this person may see now; nothing until a request or test has set it."""
        return getattr(self, "_lingkup", KOSONG)

    @lingkup.setter
    def lingkup(self, nilai: Lingkup) -> None:
        self._lingkup = nilai

    def boleh(self, izin: str) -> bool:
        """Whether the role now taken on allows `izin` (see talenta.akun.izin)."""
        return self.lingkup.boleh(izin)

    def get_short_name(self) -> str:
        return self.nama

    @property
    def keadaan(self) -> "Pengguna.Keadaan":
        """Whether the account can be used, still waits for its code, or was switched off."""
        if not self.is_active:
            return self.Keadaan.NONAKTIF
        return self.Keadaan.AKTIF if self.has_usable_password() else self.Keadaan.BELUM


class KodeAktivasi(models.Model):
    """A one-time code, hashed, valid for fourteen days, that lets its owner set a password.

    `ditarik_pada` is set when a newer code takes its place or the account is switched off.
    """

    RLS = "bebas"
    HAK_WEB = "SELECT, INSERT, UPDATE"
    HAK_DIRI = "SELECT, UPDATE (dipakai_pada, ditarik_pada, percobaan)"
    BATAS_PERCOBAAN = 50

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="kode")
    sidik = models.CharField(max_length=64)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    kedaluwarsa_pada = models.DateTimeField()
    dipakai_pada = models.DateTimeField(null=True)
    ditarik_pada = models.DateTimeField(null=True)
    diterbitkan_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    percobaan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna"],
                condition=models.Q(dipakai_pada__isnull=True, ditarik_pada__isnull=True),
                name="kode_satu_yang_berlaku",
            ),
            models.CheckConstraint(
                condition=models.Q(diterbitkan_oleh__isnull=True)
                | ~models.Q(diterbitkan_oleh=models.F("pengguna")),
                name="kode_bukan_untuk_diri_sendiri",
            ),
        ]

    def __str__(self) -> str:
        return f"kode untuk {self.pengguna_id}"

    @classmethod
    def terbuka(cls) -> models.QuerySet["KodeAktivasi"]:
        """Codes neither used nor withdrawn; they may have expired."""
        return cls.objects.filter(dipakai_pada__isnull=True, ditarik_pada__isnull=True)

    @classmethod
    def berlaku(cls) -> models.QuerySet["KodeAktivasi"]:
        """Codes that can still be used."""
        return cls.terbuka().filter(kedaluwarsa_pada__gt=Now(), percobaan__lt=cls.BATAS_PERCOBAAN)
