"""The shipped rule sets, as JSON and as checked objects."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

from karir.mesin.aturan import Aturan, muat

KEPKA = "KEPKA-BKN-411-2025"
PREDIKAT_JPM = "PREDIKAT-JPM"
CONTOH_DIGITAL = "CONTOH-DIGITAL"
FOLDER = Path(__file__).parents[2] / "karir" / "aturan"


@cache
def _teks(kode: str) -> str:
    return (FOLDER / f"{kode}.json").read_text(encoding="utf-8")


def isi(kode: str) -> dict[str, Any]:
    """A fresh copy of a shipped rule set as JSON, free to be broken."""
    return copy.deepcopy(json.loads(_teks(kode)))


@cache
def aturan(kode: str) -> Aturan:
    """A shipped rule set, checked."""
    return muat(isi(kode))
