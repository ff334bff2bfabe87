"""Which account of a sign-on provider is whose here."""

from typing import Any, ClassVar

from django.db import models

from talenta.akun.models.pengguna import Pengguna


class TautanMasukQuerySet(models.QuerySet["TautanMasuk"]):
    def terlihat_oleh(self, pengguna: Any) -> "TautanMasukQuerySet":
        """One's own links, and those of the agency's accounts for who manages them."""
        if not pengguna.pk:
            return self.none()
        milik = models.Q(pengguna_id=pengguna.pk)
        if pengguna.lingkup.boleh("akun.lihat"):
            milik |= models.Q(pengguna__instansi_id=pengguna.lingkup.instansi_id)
        return self.filter(milik)


class TautanMasuk(models.Model):
    """One account here and one at a provider; made at first use, by a verified NIP.

    From then on the NIP opens this account for that subject alone.
    """

    RLS = "bebas"
    HAK_WEB = HAK_DIRI = "SELECT, INSERT, UPDATE (dipakai_pada), DELETE"

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="tautan")
    penerbit = models.CharField(max_length=300)
    subjek = models.CharField(max_length=255)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dipakai_pada = models.DateTimeField()

    objects: ClassVar = TautanMasukQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["penerbit", "subjek"], name="tautan_subjek_sekali"),
            models.UniqueConstraint(fields=["pengguna", "penerbit"], name="tautan_akun_sekali"),
        ]

    def __str__(self) -> str:
        return f"tautan {self.pengguna_id} di {self.penerbit}"

    @property
    def sebutan(self) -> str:
        """A name for the link within one page."""
        return str(self.pk)
