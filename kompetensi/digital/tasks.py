"""Background work of digital skill."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from kompetensi.digital.services.uji import uji_nilai_semua


@shared_task
def nilai_uji(**_: Any) -> int:
    """Grade the tests that were handed in or whose time is over."""
    return uji_nilai_semua(saat=timezone.now())
