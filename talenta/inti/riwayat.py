"""Change history by statement-level triggers, so bulk COPY and set-based SQL are recorded too."""

from collections.abc import Callable
from typing import Any

import pghistory
import pgtrigger
from django.db import connections, models
from pghistory.models import Event


class Peristiwa(Event):
    """Base of every history table; its key outlives 2^31 rows."""

    pgh_id = models.BigAutoField(primary_key=True)

    class Meta:
        abstract = True


def lacak(*, kecuali: tuple[str, ...] = ()) -> Callable[[type[models.Model]], type[models.Model]]:
    """Track inserts, updates and deletes of a model, leaving out derived columns.

    Columns left out (interval of the unit tree, row hashes) are derived from others; a change
    of theirs alone is no event.
    """
    pelacak = pghistory.track(
        pghistory.InsertEvent("tambah", level=pgtrigger.Statement),
        pghistory.UpdateEvent("ubah", level=pgtrigger.Statement),
        pghistory.DeleteEvent("hapus", level=pgtrigger.Statement),
        exclude=list(kecuali),
        base_model=Peristiwa,
        obj_field=pghistory.ObjForeignKey(related_name="peristiwa", db_index=True),
        context_field=pghistory.ContextForeignKey(db_index=False),
    )
    return pelacak


def rencana_himpunan(using: str = "default", **_: Any) -> None:
    """Let the history of an update join its old and new rows by hash or sort, never row by row.

    A session keeps the plan a trigger made for its first update. One of a few rows compares each
    old row with each new one, which is right for them and takes minutes for a later one of
    20,000 (400,000,000 pairs). Idempotent; needs the owner login.
    """
    with connections[using].cursor() as kursor:
        kursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE proname LIKE 'pgtrigger\\_ubah\\_%' "
            "AND NOT coalesce('enable_nestloop=off' = ANY(proconfig), false)"
        )
        for (fungsi,) in kursor.fetchall():
            kursor.execute(f"ALTER FUNCTION {fungsi} SET enable_nestloop = off")
