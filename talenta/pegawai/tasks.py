"""Handlers of the jobs of this wing; each makes one call."""

from datetime import date
from typing import Any

from celery import shared_task
from django.utils import timezone

from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import GalatPekerjaan, Jalannya, pelaksana
from talenta.pegawai.models import UsulPerbaikan
from talenta.pegawai.services.kabar import kabar_sebar
from talenta.pegawai.services.perbaikan_putus import JENIS_TERAP
from talenta.pegawai.services.perbaikan_terap import usul_terapkan
from talenta.pegawai.services.pernyataan import pernyataan_rapikan
from talenta.pegawai.services.tak_tercantum import JENIS_PUTUS, tak_tercantum_putuskan
from talenta.pegawai.services.tilikan import tilikan_hapus
from talenta.pegawai.services.tinjauan import tinjauan_jalankan


@shared_task
def hapus_tilikan(**_: Any) -> int:
    """Once a day: let go looks that were kept for their time."""
    return tilikan_hapus(hari=timezone.localdate())


@shared_task
def hapus_pernyataan(**_: Any) -> int:
    """Once a day: let go declarations that were kept for their time."""
    return pernyataan_rapikan(kini=timezone.now())


@shared_task
def jalankan_tinjauan(**_: Any) -> None:
    """Once an hour: reviews of roles that are due, overdue or done."""
    tinjauan_jalankan()


def _pelaku(kerja: Jalannya) -> Pelaku:
    pekerjaan = kerja.pekerjaan
    return Pelaku(id=pekerjaan.pelaku_id, nama=pekerjaan.pelaku, instansi_id=pekerjaan.instansi_id)


@pelaksana(JENIS_TERAP)
def perbaikan(kerja: Jalannya) -> dict[str, Any]:
    """Apply an approved correction; one that has lapsed ends the job with the reason."""
    usul = usul_terapkan(usul_id=kerja.parameter["usul_id"], pelaku=_pelaku(kerja))
    if usul.status == UsulPerbaikan.Status.USANG:
        raise GalatPekerjaan(usul.alasan_putusan)
    return {"usul_id": usul.pk}


@pelaksana(JENIS_PUTUS)
def tak_tercantum(kerja: Jalannya) -> dict[str, Any]:
    """Write one decision on those who were not in a complete file."""
    parameter = kerja.parameter
    jumlah = tak_tercantum_putuskan(
        nomor=parameter["nomor"],
        keputusan=parameter["keputusan"],
        tanggal=date.fromisoformat(parameter["tanggal"]),
        alasan=parameter["alasan"],
        pelaku=_pelaku(kerja),
    )
    return {"jumlah": jumlah, "pesan": f"{jumlah} pegawai diputuskan."}


@shared_task
def sebar_kabar(**_: Any) -> int:
    """Every ten seconds: queue mail for what people are told."""
    return kabar_sebar()
