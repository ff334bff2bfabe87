from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def _terapkan_rls(*, using: str, plan: Sequence[tuple[Any, bool]] = (), **_: Any) -> None:
    from talenta.akun import lingkup_tambah, rls  # noqa: PLC0415 (needs the loaded models)
    from talenta.inti import acuan, hari, riwayat  # noqa: PLC0415

    acuan.terapkan(using=using)
    riwayat.rencana_himpunan(using=using)
    lingkup_tambah.terapkan(using=using)
    rls.terapkan(using=using, mundur=any(balik for _, balik in plan))
    hari.hari_setempat(using=using)


class AkunConfig(AppConfig):
    name = "talenta.akun"
    label = "akun"
    verbose_name = "Akun dan lingkup"

    def ready(self) -> None:
        post_migrate.connect(_terapkan_rls, sender=self, dispatch_uid="akun.rls")
