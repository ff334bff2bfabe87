"""What the query planner knows of a table."""

from django.db import connection


def statistik_segarkan(*, tabel: str) -> None:
    """Let the planner know a table again after a bulk write.

    Call it after the commit: inside a transaction it would hold a lock that others' refreshing
    waits for. Autovacuum comes a minute later, and whoever computes a ranking before that gets
    plans made for empty tables. Where the login may not, PostgreSQL warns and goes on.
    """
    with connection.cursor() as kursor:
        kursor.execute(f"ANALYZE {connection.ops.quote_name(tabel)}")
