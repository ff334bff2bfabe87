"""Background work of the appraisal year; each makes one call."""

from typing import Any
from zoneinfo import ZoneInfo

from celery import shared_task
from django.utils import timezone

from kinerja.models import TahunKinerja
from kinerja.services.jadwal import penilai_jadwalkan
from kinerja.services.keberatan_tutup import penilaian_finalkan
from kinerja.services.pengingat import ingatkan_semua
from kinerja.services.turunan import JENIS_TURUNKAN, penilai_turunkan
from kinerja.services.umpan_tutup import umpan_tutup_semua
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.pekerjaan import Jalannya, pelaksana


@shared_task
def jadwalkan_penilai(**_: Any) -> int:
    """Once an hour: queue what the night asks for."""
    return penilai_jadwalkan()


@pelaksana(JENIS_TURUNKAN)
def turunkan(kerja: Jalannya) -> dict[str, Any]:
    """Appraisers and plans of one agency's year."""
    tahun = TahunKinerja.objects.select_related("instansi").get(pk=kerja.parameter["tahun_id"])
    hari = timezone.localdate(timezone=ZoneInfo(tahun.instansi.zona))
    return {"tahun_id": tahun.pk, **penilai_turunkan(tahun=tahun, hari=hari, lapor=kerja.lapor)}


@shared_task
def tutup_umpan(**_: Any) -> int:
    """Every five minutes: let out the answers of periods that are over, and destroy their keys."""
    return umpan_tutup_semua()


@shared_task
def finalkan_penilaian(**_: Any) -> int:
    """Once an hour: close appraisals to which nobody objected in time."""
    return penilaian_finalkan()


@shared_task
def ingatkan_kinerja(**_: Any) -> int:
    """Once an hour: tell those who hold up a step whose deadline is near."""
    return ingatkan_semua(kini=waktu_kini())
