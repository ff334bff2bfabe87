"""Background entry points of the kernel; each makes one call."""

from typing import Any

from celery import shared_task

from talenta.inti.services import audit, pekerjaan


@shared_task
def jalankan_pekerjaan(*, pekerjaan_id: int, **_: Any) -> None:
    """Run one job row."""
    pekerjaan.jalankan(pekerjaan_id=pekerjaan_id)


@shared_task
def sapu_pekerjaan(**_: Any) -> None:
    """Queue again what nobody works on."""
    pekerjaan.sapu()


@shared_task
def segel_audit(**_: Any) -> None:
    """Seal what was added to the audit."""
    audit.segel()
