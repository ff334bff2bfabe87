"""Sessions as rows that name their account, so that people see theirs and end them."""

import uuid
from typing import Any, ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models


class SesiQuerySet(models.QuerySet["Sesi"]):
    def terlihat_oleh(self, pengguna: Any) -> "SesiQuerySet":
        """One's own sessions; nobody sees those of others."""
        return self.filter(pengguna_id=pengguna.pk) if pengguna.pk else self.none()


class SesiManager(BaseSessionManager["Sesi"]):
    def get_queryset(self) -> SesiQuerySet:
        return SesiQuerySet(self.model, using=self._db)

    def terlihat_oleh(self, pengguna: Any) -> SesiQuerySet:
        return self.get_queryset().terlihat_oleh(pengguna)


class Sesi(AbstractBaseSession):
    """One browser's session; `tanda` names it on pages, since its key opens it."""

    RLS = "bebas"
    HAK_WEB = HAK_DIRI = "SELECT, INSERT, UPDATE, DELETE"

    pengguna_id = models.BigIntegerField(null=True, db_index=True)
    tanda = models.UUIDField(default=uuid.uuid4)
    perangkat = models.CharField(max_length=80, blank=True)
    alamat = models.GenericIPAddressField(null=True)
    mulai_pada = models.DateTimeField(null=True)
    terakhir_pada = models.DateTimeField()

    objects: ClassVar[SesiManager] = SesiManager()

    @classmethod
    def get_session_store_class(cls) -> Any:
        from talenta.akun.sesi import SessionStore  # noqa: PLC0415 (which needs this model)

        return SessionStore
