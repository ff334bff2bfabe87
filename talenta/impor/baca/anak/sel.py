"""Cells as text."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from .tolak import TERLALU_PANJANG, Tolak

SEL_TERPANJANG = 32_767
# From here on a double no longer holds what Excel shows: its last digits are already lost.
DIGIT_HILANG = 1e15


def teks(sel: object) -> str:
    """A cell as text. Numbers that have lost digits are written in scientific notation."""
    if isinstance(sel, str):
        return sel
    if isinstance(sel, bool):
        return "TRUE" if sel else "FALSE"
    if isinstance(sel, (int, float)):
        return _angka(float(sel))
    if isinstance(sel, datetime):
        return sel.isoformat(" ", "seconds") if sel.time() != time() else sel.date().isoformat()
    if isinstance(sel, (date, time)):
        return sel.isoformat()
    if isinstance(sel, timedelta):
        return str(sel)
    return ""


def _angka(nilai: float) -> str:
    if abs(nilai) >= DIGIT_HILANG:
        return f"{nilai:.14E}"
    return str(int(nilai)) if nilai.is_integer() else f"{nilai:.15g}"


def baris_teks(lembar: Any) -> Iterator[list[str]]:
    """Rows from the sheet's first row and column on, blank ones included."""
    awal = lembar.start
    if awal is None:
        return
    depan = [""] * awal[1]
    for nomor, baris in enumerate(lembar.iter_rows(), start=1):
        isi = [satu if type(satu) is str else teks(satu) for satu in baris]
        if max(map(len, isi)) > SEL_TERPANJANG:
            raise Tolak(f"Baris {nomor}: " + TERLALU_PANJANG[0].lower() + TERLALU_PANJANG[1:])
        yield depan + isi if depan else isi
