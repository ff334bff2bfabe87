"""Background work of this wing; each makes one call."""

from typing import Any

from celery import shared_task
from django.utils import timezone

import kompetensi.digital.tasks  # noqa: F401 (declares its tasks)
from kompetensi.services.keberatan import pengingat_kirim
from kompetensi.services.standar import standar_selaraskan_semua
from kompetensi.services.terbit import JENIS_TERBIT, hasil_terbitkan
from talenta.inti.services.pekerjaan import Jalannya, pelaksana


@shared_task
def selaraskan_standar(**_: Any) -> int:
    """Let versions begin on their day, and give new posts the levels of their jenjang."""
    return standar_selaraskan_semua(hari=timezone.localdate())


@shared_task
def ingatkan_asesmen(**_: Any) -> int:
    """Tell people of results that are about to expire."""
    return pengingat_kirim(hari=timezone.localdate())


@pelaksana(JENIS_TERBIT)
def terbitkan(kerja: Jalannya) -> dict[str, Any]:
    """Publish the results of an event."""
    nomor = kerja.parameter["asesmen_id"]
    orang = hasil_terbitkan(asesmen_id=nomor, pelaku_id=kerja.pekerjaan.pelaku_id)
    return {"asesmen_id": nomor, "orang": orang}
