"""Change history by statement-level triggers, so bulk COPY and set-based SQL are recorded too."""

from collections.abc import Callable

import pghistory
import pgtrigger
from django.db import models
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
