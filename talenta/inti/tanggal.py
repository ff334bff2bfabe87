"""Which days a person may type anywhere: one span, one sentence."""

from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

AWAL: Final = date(1900, 1, 1)
AKHIR: Final = date(2100, 12, 31)


def tanggal_wajar(nilai: date) -> None:
    """Refuse a year that can only be a slip of the hand, such as 0001 or 20260."""
    if not AWAL <= nilai <= AKHIR:
        raise ValidationError(
            f"Tahun {nilai.year:04} tidak masuk akal. Isi tanggal dari tahun {AWAL.year} sampai "
            f"{AKHIR.year}.",
            code="rentang",
        )


class TanggalField(forms.DateField):
    """A day within the span."""

    default_validators: list[Any] = [tanggal_wajar]

    def __init__(self, **lain: Any) -> None:
        lain.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**lain)
