"""Tokens of the API: what a program may do in the name of an account, under one of its roles."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from talenta.akun.models.pengguna import Pengguna
from talenta.akun.models.peran import PenugasanPeran


class TokenQuerySet(models.QuerySet["TokenAkses"]):
    def terlihat_oleh(self, pengguna: Any) -> "TokenQuerySet":
        """One's own tokens; nobody sees those of others."""
        return self.filter(pengguna_id=pengguna.pk) if pengguna.pk else self.none()

    def hidup(self) -> "TokenQuerySet":
        """Tokens that open something now, if their account and role still stand."""
        return self.filter(dicabut_pada__isnull=True, kedaluwarsa_pada__gt=timezone.now())


class TokenAkses(models.Model):
    """One token: only its SHA-256 is stored, which of 256 random bits tells nothing.

    `penugasan` is the role it acts under; none is the account as plain ASN. `berfaktor` says that
    a second factor was given in the session that made it. `cakupan` lists areas as
    "hasil:baca" (talenta.inti.api.operasi).
    """

    RLS = "bebas"
    HAK_WEB = HAK_DIRI = "SELECT, INSERT, UPDATE (terakhir_pada, alamat_terakhir, dicabut_pada)"

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="token")
    penugasan = models.ForeignKey(
        PenugasanPeran, on_delete=models.CASCADE, null=True, related_name="+"
    )
    nama = models.CharField(max_length=60)
    sidik = models.CharField(max_length=64, unique=True)
    awalan = models.CharField(max_length=12)
    cakupan = ArrayField(models.CharField(max_length=30))
    berfaktor = models.BooleanField()
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    kedaluwarsa_pada = models.DateTimeField()
    terakhir_pada = models.DateTimeField(null=True)
    alamat_terakhir = models.GenericIPAddressField(null=True)
    dicabut_pada = models.DateTimeField(null=True)

    objects: ClassVar = TokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kedaluwarsa_pada__gt=models.F("dibuat_pada")),
                name="token_berbatas_waktu",
            ),
            models.CheckConstraint(condition=~models.Q(cakupan=[]), name="token_bercakupan"),
        ]

    def __str__(self) -> str:
        return f"token {self.nama}"

    @property
    def keadaan(self) -> str:
        """Whether it can be used, in words."""
        if self.dicabut_pada is not None:
            return "Dicabut"
        return "Berlaku" if self.kedaluwarsa_pada > timezone.now() else "Kedaluwarsa"

    @property
    def hidup(self) -> bool:
        """Whether it can still be withdrawn."""
        return self.keadaan == "Berlaku"

    @property
    def sebutan(self) -> str:
        """A name for the token within one page."""
        return f"token-{self.pk}"
