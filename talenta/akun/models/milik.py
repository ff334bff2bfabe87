"""Rows that are one account's alone."""

from typing import Any, Self

from django.db import models


class MilikQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, pengguna: Any) -> Self:
        """One's own rows; nobody sees those of others."""
        return self.filter(pengguna_id=pengguna.pk) if pengguna.pk else self.none()
