"""Housekeeping of sign-in traces, sessions and messages; the mail."""

from celery import shared_task
from django.utils import timezone

from talenta.akun.penjaga import jejak_hapus
from talenta.akun.services.kabar import kabar_hapus_lama
from talenta.akun.services.kalender import libur_muat
from talenta.akun.services.surat_kirim import surat_kirim
from talenta.inti.api.sekali import jawaban_lama_hapus


@shared_task
def hapus_jejak_masuk() -> int:
    """Once a day: drop traces of sign-ins older than ninety days, and ended sessions, and answers
    that the API keeps for requests sent again."""
    return jejak_hapus() + jawaban_lama_hapus()


@shared_task
def kirim_surat() -> int:
    """Every ten seconds: send the mail that is due."""
    return surat_kirim()


@shared_task
def hapus_kabar_lama() -> int:
    """Once a day: drop messages and mail rows past their time."""
    return kabar_hapus_lama()


@shared_task
def lengkapi_kalender() -> int:
    """Once a day: the nation's closed days of the years to come, from the library."""
    return libur_muat(hari=timezone.localdate())
