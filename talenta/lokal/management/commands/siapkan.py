"""`manage.py siapkan`: tables and shipped data up to date, by the owner, in one go."""

import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import OperationalError, connection
from psycopg2.errors import LockNotAvailable

# While a migration waits for a table, everybody who reads it waits behind the migration.
TUNGGU_KUNCI = "3s"
JEDA = 5.0
SABAR = 15 * 60.0


class Command(BaseCommand):
    help = "Applies migrations and loads the shipped data; harmless when repeated."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, verbosity: int, **options: object) -> None:
        self._migrasi(verbosity)
        call_command("muat_bawaan", verbosity=verbosity)
        # A new release may clean cells otherwise; what is staged would be read as of old.
        call_command("sapu_tampungan", semua=True, verbosity=verbosity)

    def _migrasi(self, verbosity: int) -> None:
        """Migrate between the jobs that run: give way to a long one, come back, hold nobody up."""
        batas = time.monotonic() + SABAR
        while True:
            try:
                _batas_kunci(TUNGGU_KUNCI)
                call_command("migrate", interactive=False, verbosity=verbosity)
                return _batas_kunci("0")
            except OperationalError as galat:
                kunci = isinstance(galat.__cause__, LockNotAvailable)
                if not kunci or time.monotonic() > batas:
                    raise
                self.stdout.write("Sebuah tabel sedang dipakai pekerjaan lain; dicoba lagi.")
                time.sleep(JEDA)


def _batas_kunci(lama: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute("SELECT set_config('lock_timeout', %s, false)", [lama])
