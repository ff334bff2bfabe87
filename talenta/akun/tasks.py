"""Housekeeping of sign-in traces and sessions."""

from celery import shared_task

from talenta.akun.penjaga import jejak_hapus


@shared_task
def hapus_jejak_masuk() -> int:
    """Once a day: drop traces of sign-ins older than ninety days, and ended sessions."""
    return jejak_hapus()
