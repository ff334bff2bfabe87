"""When what recurs is sent: Celery's own schedule, made to live through a clock that is moved.

Celery remembers the wall-clock time of the last sending and waits for the next. Put back by a day,
it would send nothing for a day, and nobody would sweep, seal or rank meanwhile. It also lets a
message lapse at a wall-clock time, which a worker with another clock reads as long gone.
"""

import logging
import time
from typing import Any

from celery.beat import PersistentScheduler, ScheduleEntry
from celery.schedules import schedule
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

# Seconds by which the wall clock may part from the steady one between two looks.
LONCAT = 5.0
# What comes again within the hour is not sent while so many messages wait: it would only stand
# behind itself, and behind long jobs.
SERING = 3600
PENUH = 50


class Penjadwal(PersistentScheduler):
    """Sends what is due by the wall clock, whatever that clock was before."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._selisih: float | None = None
        super().__init__(*args, **kwargs)

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Send one entry that is due; return the seconds until the next one may be."""
        selisih = time.time() - time.monotonic()
        if self._selisih is None or abs(selisih - self._selisih) > LONCAT:
            self._luruskan()
        self._selisih = selisih
        return float(super().tick(*args, **kwargs))

    def apply_entry(self, entry: ScheduleEntry, producer: Any = None) -> None:
        """Send an entry, or leave it out this time while the queue is full."""
        sering = isinstance(entry.schedule, schedule) and entry.schedule.seconds <= SERING
        if sering and self._antrean() >= PENUH:
            log.info("antrean penuh, %s dilewati sekali", entry.name)
            return
        super().apply_entry(entry, producer=producer)

    def _luruskan(self) -> None:
        """Take no entry for sent in times to come, and look at all of them anew."""
        for entri in self.schedule.values():
            kini = entri.default_now()
            if entri.last_run_at is not None and entri.last_run_at > kini:
                log.warning("jam mundur: %s dihitung dari sekarang", entri.name)
                entri.last_run_at = kini
        self._heap = None

    def _antrean(self) -> int:
        """How many messages wait; 0 while the broker is away, whose absence Celery outwaits."""
        try:
            kanal: Any = self.connection.default_channel
            return int(kanal.client.llen(self.app.conf.task_default_queue))
        except (OperationalError, RedisError, OSError):
            return 0
