"""Long jobs: a row first, a task after commit, an advisory lock while it runs.

The lock and the progress live on a connection of their own, so the handler's transaction can
stay open for minutes while pages see how far it is, and a worker that dies lets go at once.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pghistory
from django.db import InterfaceError, connection, transaction
from django.db import OperationalError as GalatBasisData
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Exists, F, OuterRef, Q
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from talenta.inti import log as catatan
from talenta.inti.models import Pekerjaan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan_akhir import pekerjaan_akhiri, pekerjaan_tunda

log = logging.getLogger(__name__)

KUNCI = 7_203_002
JEDA_LAPOR = 0.4
PERCOBAAN_TERBANYAK = 3
# A message is taken at once by a worker that is free.
TUNGGU_KIRIM = timedelta(seconds=15)
# Between the row's BERJALAN and the lock of a living worker there is no gap; this only spares the
# queue a second message while Celery itself brings back the one of a dead child.
TUNGGU_LEPAS = timedelta(seconds=5)
# The sweeper is a message of the same queue: when it runs, what was sent before it has been taken.
TUNGGU_KIRIM_ULANG = timedelta(seconds=30)

Fungsi = Callable[["Jalannya"], dict[str, Any]]
_PELAKSANA: dict[str, Fungsi] = {}


class GalatPekerjaan(Exception):
    """A job cannot go on, said in words for the person who started it."""


class PembatalanDitolak(Exception):
    """The job cannot be cancelled (any more); the message is for the person who asked."""


class Dibatalkan(Exception):
    """Somebody asked for the end of the job that runs; whatever it has open rolls back."""


class BelumWaktunya(Exception):
    """A job has to wait for its parts: the row goes back to waiting and no attempt is counted."""


class Jalannya:
    """A running job as its handler sees it."""

    def __init__(self, pekerjaan: Pekerjaan, samping: BaseDatabaseWrapper) -> None:
        self.pekerjaan = pekerjaan
        self.parameter: dict[str, Any] = pekerjaan.parameter
        self._samping = samping
        self._terakhir = 0.0
        self._langkah = ""

    def lapor(self, *, selesai: int = 0, total: int | None = None, langkah: str = "") -> None:
        """Show progress: `selesai` of `total` and the step in words; cheap to call often.

        Raises Dibatalkan when the job shall end.
        """
        sekarang = time.monotonic()
        if langkah == self._langkah and sekarang - self._terakhir < JEDA_LAPOR:
            return
        self._terakhir, self._langkah = sekarang, langkah
        with self._samping.cursor() as kursor:
            kursor.execute(
                "UPDATE inti_pekerjaan SET selesai_n = %s, total_n = %s, langkah = %s "
                "WHERE id = %s RETURNING batal_pada IS NOT NULL",
                [selesai, total, langkah[:120], self.pekerjaan.pk],
            )
            baris = kursor.fetchone()
            if baris and baris[0]:
                raise Dibatalkan


def pelaksana(jenis: str) -> Callable[[Fungsi], Fungsi]:
    """Register the handler of a kind of job (in a wing's tasks.py)."""

    def daftar(fungsi: Fungsi) -> Fungsi:
        _PELAKSANA[jenis] = fungsi
        return fungsi

    return daftar


def kirim(pekerjaan_id: int) -> bool:
    """Hand the job to the queue; False when the broker is away (the sweeper sends it later)."""
    from talenta.inti.tasks import jalankan_pekerjaan  # noqa: PLC0415 (tasks import this module)

    try:
        jalankan_pekerjaan.apply_async(kwargs={"pekerjaan_id": pekerjaan_id})
    except (OperationalError, RedisError, OSError) as galat:
        # Away, or there and refusing to write: its memory or its disk is full.
        log.warning("antrean tidak menerima pekerjaan %s, ia menunggu: %s", pekerjaan_id, galat)
        return False
    return True


def pekerjaan_buat(
    *,
    jenis: str,
    judul: str,
    parameter: dict[str, Any],
    instansi_id: int | None,
    pelaku: Pelaku,
) -> Pekerjaan:
    """Write the job row and queue it once the surrounding transaction has committed."""
    pekerjaan = Pekerjaan.objects.create(
        jenis=jenis,
        judul=judul,
        parameter=parameter,
        instansi_id=instansi_id,
        pelaku_id=pelaku.id,
        pelaku=pelaku.nama,
    )
    transaction.on_commit(lambda: kirim(pekerjaan.pk))
    return pekerjaan


def pekerjaan_batalkan(*, pekerjaan: Pekerjaan, pelaku: Pelaku) -> bool:
    """Cancel a job: one that waits ends at once, one that runs at its next step.

    Returns whether it has ended. A worker that died meanwhile leaves a job that is sent again and
    then ends. Raises PembatalanDitolak for one that is over or already asked to end.
    """
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(
            """
            UPDATE inti_pekerjaan SET batal_pada = clock_timestamp(), batal_oleh = %s,
                selesai_pada = CASE status WHEN 'ANTRE' THEN clock_timestamp() END,
                status = CASE status WHEN 'ANTRE' THEN 'BATAL' ELSE status END
            WHERE id = %s AND status IN ('ANTRE', 'BERJALAN') AND batal_pada IS NULL
            RETURNING status
            """,
            [pelaku.nama[:200], pekerjaan.pk],
        )
        baris = kursor.fetchone()
        if baris is None:
            raise PembatalanDitolak("Pekerjaan ini sudah selesai atau sudah diminta berhenti.")
        catat(
            pelaku=pelaku,
            tindakan="pekerjaan.batalkan",
            objek_jenis="pekerjaan",
            objek_id=pekerjaan.pk,
            objek_nama=pekerjaan.judul,
            instansi_id=pekerjaan.instansi_id,
        )
    return bool(baris[0] == Pekerjaan.Status.BATAL)


@contextmanager
def _koneksi_samping() -> Iterator[BaseDatabaseWrapper]:
    samping = connection.copy()
    try:
        yield samping
    finally:
        samping.close()


def _mulai(samping: BaseDatabaseWrapper, pekerjaan_id: int) -> bool:
    with samping.cursor() as kursor:
        kursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [KUNCI, pekerjaan_id])
        if not kursor.fetchone()[0]:
            return False
        kursor.execute(
            "UPDATE inti_pekerjaan SET status = 'BERJALAN', percobaan = percobaan + 1, "
            "mulai_pada = clock_timestamp(), selesai_n = 0, total_n = NULL, langkah = '' "
            "WHERE id = %s AND status IN ('ANTRE', 'BERJALAN') RETURNING percobaan",
            [pekerjaan_id],
        )
        return kursor.fetchone() is not None


def jalankan(*, pekerjaan_id: int) -> None:
    """Run a job to its end; a second call while it runs, or after it ended, does nothing."""
    tanda = catatan.pekerjaan.set(pekerjaan_id)
    try:
        _jalankan(pekerjaan_id)
    finally:
        catatan.pekerjaan.reset(tanda)


def _jalankan(pekerjaan_id: int) -> None:
    mulai = time.monotonic()
    with _koneksi_samping() as samping:
        if not _mulai(samping, pekerjaan_id):
            return
        pekerjaan = Pekerjaan.objects.get(pk=pekerjaan_id)
        if pekerjaan.percobaan > PERCOBAAN_TERBANYAK:
            pesan = "Pekerjaan terhenti berulang kali. Mulai lagi, atau hubungi pengelola server."
            pekerjaan_akhiri(samping, pekerjaan, status=Pekerjaan.Status.GAGAL, galat=pesan)
            return
        try:
            with pghistory.context(pekerjaan=pekerjaan_id, pelaku=pekerjaan.pelaku):
                hasil = _PELAKSANA[pekerjaan.jenis](Jalannya(pekerjaan, samping))
        except Dibatalkan:
            pekerjaan_akhiri(samping, pekerjaan, status=Pekerjaan.Status.BATAL)
        except BelumWaktunya:
            pekerjaan_tunda(samping, pekerjaan)
        except GalatPekerjaan as galat:
            pekerjaan_akhiri(samping, pekerjaan, status=Pekerjaan.Status.GAGAL, galat=str(galat))
        except (GalatBasisData, InterfaceError):
            # The database went away, or had to give way to another transaction: nothing is wrong
            # with the job. Its lock is let go and the sweeper sends it again.
            log.warning("pekerjaan %s terputus dari basis data", pekerjaan_id, exc_info=True)
        except Exception:
            log.exception("pekerjaan %s gagal", pekerjaan_id)
            pesan = (
                "Terjadi kesalahan di server; tidak ada data yang berubah. "
                f"Sebutkan nomor pekerjaan {pekerjaan_id} kepada pengelola server."
            )
            pekerjaan_akhiri(samping, pekerjaan, status=Pekerjaan.Status.GAGAL, galat=pesan)
            raise
        else:
            pekerjaan_akhiri(samping, pekerjaan, status=Pekerjaan.Status.SELESAI, hasil=hasil)
            lama = round((time.monotonic() - mulai) * 1000, 1)
            log.info("pekerjaan selesai", extra={"jenis": pekerjaan.jenis, "lama_ms": lama})


def _lewat(kolom: str, sekarang: datetime, selama: timedelta) -> Q:
    """Rows whose time in `kolom` is past by `selama`.

    A time to come was written by a clock that has been put right since: it is past as well, or
    the job would wait for that day.
    """
    return Q(**{f"{kolom}__lt": sekarang - selama}) | Q(**{f"{kolom}__gt": sekarang})


def sapu() -> int:
    """Queue again what was never sent, and what a dead worker left; return how many."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid = %s "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [KUNCI],
        )
        dipegang = {baris[0] for baris in kursor.fetchall()}
    sekarang = waktu_kini()
    # While all workers are busy, what was sent a moment ago still stands in the queue.
    kirim_lagi = Q(dikirim_pada__isnull=True)
    kirim_lagi |= _lewat("dikirim_pada", sekarang, TUNGGU_KIRIM_ULANG)
    menunggu = Q(status=Pekerjaan.Status.ANTRE) & _lewat("dibuat_pada", sekarang, TUNGGU_KIRIM)
    menunggu &= kirim_lagi
    tertinggal = Q(status=Pekerjaan.Status.BERJALAN)
    tertinggal &= _lewat("mulai_pada", sekarang, TUNGGU_LEPAS)
    mulai_sesudahnya = Q(dikirim_pada__lt=F("mulai_pada"), mulai_pada__lte=sekarang)
    tertinggal &= kirim_lagi | mulai_sesudahnya
    dikirim = 0
    terbuka = Q(status__in=[Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN])
    berbagian = Exists(Pekerjaan.objects.filter(terbuka, induk=OuterRef("pk")))
    tertunda = Pekerjaan.objects.filter(menunggu | tertinggal).exclude(berbagian)
    for pekerjaan in tertunda.exclude(pk__in=dipegang).order_by("pk"):
        if not kirim(pekerjaan.pk):
            break
        Pekerjaan.objects.filter(pk=pekerjaan.pk).update(dikirim_pada=sekarang)
        dikirim += 1
    return dikirim
