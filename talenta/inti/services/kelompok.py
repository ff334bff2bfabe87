"""Many jobs at once: a row for the whole and one for each part, sent as one Celery chord.

Each part is a job like any other and ends by itself; the whole is worked on once no part is open.
The chord only says when that is: should its message be lost, the sweeper sends the parts that
wait, and after them the whole.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from celery import chord
from django.db import transaction
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Bagian:
    """One part: the job it will be."""

    jenis: str
    judul: str
    parameter: dict[str, Any]
    instansi_id: int


def kelompok_buat(
    *,
    jenis: str,
    judul: str,
    parameter: dict[str, Any],
    bagian: Sequence[Bagian],
    pelaku: Pelaku,
) -> Pekerjaan:
    """Write the rows of the whole and of its parts, and queue them once the surrounding
    transaction has committed. Raises ValueError without a part."""
    if not bagian:
        raise ValueError("kelompok pekerjaan tanpa bagian")
    siapa = {"pelaku_id": pelaku.id, "pelaku": pelaku.nama}
    with transaction.atomic():
        induk = Pekerjaan.objects.create(
            jenis=jenis, judul=judul, parameter=parameter, total_n=len(bagian), **siapa
        )
        Pekerjaan.objects.bulk_create(
            Pekerjaan(
                induk=induk,
                jenis=satu.jenis,
                judul=satu.judul,
                parameter=satu.parameter,
                instansi_id=satu.instansi_id,
                **siapa,
            )
            for satu in bagian
        )
        transaction.on_commit(lambda: kelompok_kirim(induk.pk))
    return induk


def kelompok_kirim(induk_id: int) -> bool:
    """Hand all parts to the queue; False when the broker is away (the sweeper sends them later)."""
    from talenta.inti.tasks import jalankan_bagian, jalankan_pekerjaan  # noqa: PLC0415 (see kirim)

    nomor = Pekerjaan.objects.filter(induk_id=induk_id).order_by("pk").values_list("pk", flat=True)
    akhir = jalankan_pekerjaan.si(pekerjaan_id=induk_id)
    try:
        chord(jalankan_bagian.si(pekerjaan_id=satu) for satu in nomor)(akhir)
    except (OperationalError, RedisError, OSError) as galat:
        log.warning("antrean tidak menerima kelompok %s, ia menunggu: %s", induk_id, galat)
        return False
    return True
