"""Background work of data quality; each makes one call."""

from datetime import date
from typing import Any

from celery import shared_task

from talenta.inti.services.pekerjaan import Jalannya, pelaksana
from talenta.mutu.services.jadwal import JENIS_PEKERJAAN, ukur_jadwalkan
from talenta.mutu.services.ukur import mutu_ukur


@shared_task
def jadwalkan_ukur(**_: Any) -> None:
    """Queue the measurements that are due."""
    ukur_jadwalkan()


@pelaksana(JENIS_PEKERJAAN)
def ukur(kerja: Jalannya) -> dict[str, Any]:
    """Measure one agency."""
    ukuran = mutu_ukur(
        instansi_id=kerja.parameter["instansi_id"],
        hari=date.fromisoformat(kerja.parameter["tanggal"]),
        pekerjaan=kerja.pekerjaan,
        lapor=kerja.lapor,
    )
    return {"jumlah": ukuran.jumlah}
