"""What Prometheus reads: the requests of all web processes, and the state of the portal.

Requests are counted by each process in files of the folder that gunicorn makes (deploy/gunicorn.py)
and added up when asked; where that folder is missing (one process, tests) the process counts for
itself. The state of jobs, audit and backups is asked of the database at that moment, so it is the
same whichever process answers. Labels are view names, methods, statuses and kinds: never a path.
"""

import json
import os
import shutil
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import connection
from prometheus_client import REGISTRY as SENDIRI
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from redis.exceptions import RedisError

from talenta.inti.broker import broker_sebentar

METODE = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
KUNCI_DENYUT = "talenta:denyut:worker"
# A sign of life is kept this long: whoever has been silent longer is not known at all.
DENYUT_BERTAHAN = 24 * 3600
_JEDA_DENYUT = 10.0
_denyut_terakhir = 0.0
_BATAS_DETIK = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

_JUMLAH = Counter("talenta_permintaan", "Requests answered", ["tampilan", "metode", "status"])
_LAMA = Histogram(
    "talenta_permintaan_detik", "Seconds until a request was answered", ["tampilan"],
    buckets=_BATAS_DETIK,
)  # fmt: skip


def permintaan(*, tampilan: str, metode: str | None, status: int, detik: float) -> None:
    """Count one answered request."""
    _JUMLAH.labels(tampilan, metode if metode in METODE else "LAIN", str(status)).inc()
    _LAMA.labels(tampilan).observe(detik)


def keadaan() -> dict[str, Any]:
    """Jobs, seals and backups in numbers, over all agencies; no row of anybody.

    {"pekerjaan": [[jenis, status, n], ...], "antre_detik", "belum_disegel", "segel_detik",
    "cadangan_detik"}; seconds since, None where there is nothing to count from.
    """
    with connection.cursor() as kursor:
        kursor.execute("SELECT keadaan_portal()::text")
        hasil: dict[str, Any] = json.loads(kursor.fetchone()[0])
    return hasil


def denyut() -> float | None:
    """Seconds since any worker gave a sign of life, None where none is known."""
    try:
        with broker_sebentar() as redis:
            sisa = redis.pttl(KUNCI_DENYUT)
    except RedisError:
        return None
    return None if sisa < 0 else max(0.0, DENYUT_BERTAHAN - sisa / 1000)


def denyut_catat(sekarang: float) -> None:
    """Note that a worker lives, at most every ten seconds by the steady clock `sekarang`."""
    global _denyut_terakhir  # noqa: PLW0603 (one worker process, one heart)
    if sekarang - _denyut_terakhir < _JEDA_DENYUT:
        return
    _denyut_terakhir = sekarang
    try:
        with broker_sebentar() as redis:
            redis.set(KUNCI_DENYUT, "1", ex=DENYUT_BERTAHAN)
    except RedisError:
        return


def ruang_cakram() -> tuple[int, int]:
    """Free and total bytes where files are kept."""
    cakram = shutil.disk_usage(settings.TALENTA_DATA)
    return cakram.free, cakram.total


class Keadaan(Collector):
    """The state of the portal, asked anew each time."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        kini = keadaan()
        kerja = GaugeMetricFamily(
            "talenta_pekerjaan", "Jobs by kind and status", labels=["jenis", "status"]
        )
        for jenis, status, jumlah in kini["pekerjaan"]:
            kerja.add_metric([jenis, status], jumlah)
        yield kerja
        bebas, semua = ruang_cakram()
        for nama, kata, nilai in (
            ("antre_detik", "Seconds the oldest waiting job waits", kini["antre_detik"] or 0),
            ("audit_belum_disegel", "Audit rows without a seal", kini["belum_disegel"]),
            ("segel_tertunda_detik", "Seconds the oldest waits for it", kini["segel_detik"] or 0),
            ("cadangan_detik", "Seconds since the last backup", kini["cadangan_detik"]),
            ("worker_denyut_detik", "Seconds since a worker's last sign of life", denyut()),
            ("cakram_bebas_byte", "Free bytes where files are kept", bebas),
            ("cakram_byte", "Bytes there altogether", semua),
        ):
            # What has never happened has no age.
            if nilai is not None:
                yield GaugeMetricFamily(f"talenta_{nama}", kata, value=nilai)


def tulis() -> bytes:
    """Everything in Prometheus' text form."""
    daftar = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(daftar)
    else:
        daftar.register(_Proses())
    daftar.register(Keadaan())
    return generate_latest(daftar)


class _Proses(Collector):
    """What this process alone has counted."""

    def collect(self) -> Iterator[Any]:
        for satu in SENDIRI.collect():
            if satu.name.startswith("talenta_"):
                yield satu
