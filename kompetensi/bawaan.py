"""What the portal ships about competency: an editable default, read from the files beside it."""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("data")


@lru_cache(maxsize=8)
def baca(nama: str) -> dict[str, Any]:
    """The shipped file `nama`.json; `berlaku_mulai`, where it has one, as a date."""
    isi: dict[str, Any] = json.loads((FOLDER / f"{nama}.json").read_text(encoding="utf-8"))
    if "berlaku_mulai" in isi:
        isi["berlaku_mulai"] = date.fromisoformat(isi["berlaku_mulai"])
    return isi
