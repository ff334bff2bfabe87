"""The one clock of the portal. Web, workers and beat may stand on machines whose clocks differ."""

from datetime import datetime

from django.db import connection


def waktu_kini() -> datetime:
    """The present moment by the database's clock, aware; it goes on within a transaction."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT clock_timestamp()")
        saat: datetime = kursor.fetchone()[0]
    return saat
