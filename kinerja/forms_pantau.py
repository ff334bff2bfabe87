"""Filters of the pages that watch over the year."""

from typing import Any

from django import forms

from kinerja.selectors.langkah import Langkah

_TAHUN = "Isi tahun 2000 sampai 2100; yang tertulis tidak dipakai."


class SaringPantauForm(forms.Form):
    """Which year, which step, which unit; in the URL."""

    tahun = forms.IntegerField(
        label="Tahun",
        required=False,
        min_value=2000,
        max_value=2100,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _TAHUN),
    )
    langkah = forms.CharField(label="Langkah", required=False, max_length=20)
    unit = forms.IntegerField(
        required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput
    )

    def tampilkan(self, semua: list[Langkah], **dipakai: Any) -> None:
        """Offer the steps of the year that is shown, and stand on what is shown (`dipakai`); a year
        that was refused stays as it was typed, beside its error."""
        pilihan = [(satu.kode, satu.judul) for satu in semua]
        self.fields["langkah"].widget = forms.Select(choices=pilihan)
        if "tahun" in self.errors:
            dipakai["tahun"] = self.data.get("tahun")
        self.data = dipakai
