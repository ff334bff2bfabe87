"""What somebody proves beside the password: an authenticator app, a passkey, a recovery code."""

from typing import Any, ClassVar

from django.db import models

from talenta.akun.models.pengguna import Pengguna


class FaktorQuerySet(models.QuerySet["Faktor"]):
    def terlihat_oleh(self, pengguna: Any) -> "FaktorQuerySet":
        """One's own factors; nobody sees those of others."""
        return self.filter(pengguna_id=pengguna.pk) if pengguna.pk else self.none()


class Faktor(models.Model):
    """A second factor of one account.

    TOTP (RFC 6238): `rahasia` is the base32 secret, encrypted; `hitungan` the last time step used,
    which no later sign-in may use again. KUNCI (WebAuthn): `kredensial` is the credential's id,
    `rahasia` its attested data (public, encrypted all the same), `hitungan` the sign counter.
    """

    RLS = "bebas"
    HAK_WEB = HAK_DIRI = "SELECT, INSERT, UPDATE (nama, hitungan, dipakai_pada), DELETE"

    class Jenis(models.TextChoices):
        TOTP = "TOTP", "Aplikasi autentikator"
        KUNCI = "KUNCI", "Kunci sandi (passkey)"

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="faktor")
    jenis = models.CharField(max_length=5, choices=Jenis)
    nama = models.CharField(max_length=60)
    rahasia = models.BinaryField()
    kredensial = models.BinaryField(null=True)
    hitungan = models.BigIntegerField(default=0)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dipakai_pada = models.DateTimeField(null=True)

    objects: ClassVar = FaktorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna"], condition=models.Q(jenis="TOTP"), name="faktor_satu_totp"
            ),
            models.UniqueConstraint(fields=["kredensial"], name="faktor_kredensial_sekali"),
            models.CheckConstraint(
                condition=models.Q(jenis="TOTP", kredensial__isnull=True)
                | models.Q(jenis="KUNCI", kredensial__isnull=False),
                name="faktor_menurut_jenis",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nama}"

    @property
    def sebutan(self) -> str:
        """A name for the factor within one page."""
        return f"faktor-{self.pk}"


class KodePemulihan(models.Model):
    """One of ten codes that stand in once for a lost device; only a keyed hash is stored."""

    RLS = "bebas"
    HAK_WEB = HAK_DIRI = "SELECT, INSERT, UPDATE (dipakai_pada), DELETE"

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="pemulihan")
    sidik = models.CharField(max_length=64)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dipakai_pada = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"kode pemulihan {self.pengguna_id}"


class AturUlangFaktor(models.Model):
    """That an admin took all factors off an account, and why: its owner is told at sign-in."""

    RLS = "bebas"
    HAK_WEB = "SELECT, INSERT"

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="+")
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    alasan = models.TextField()
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(oleh=models.F("pengguna")),
                name="atur_ulang_bukan_untuk_diri_sendiri",
            )
        ]

    def __str__(self) -> str:
        return f"atur ulang {self.pengguna_id}"
