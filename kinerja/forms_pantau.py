"""Filters of the pages that watch over the year."""

from django import forms

from kinerja.selectors.langkah import Langkah


class SaringPantauForm(forms.Form):
    """Which year, which step, which unit; in the URL."""

    tahun = forms.IntegerField(label="Tahun", required=False, min_value=2000, max_value=2100)
    langkah = forms.CharField(label="Langkah", required=False, max_length=20)
    unit = forms.IntegerField(
        required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput
    )

    def pilihan_langkah(self, semua: list[Langkah]) -> None:
        """Offer the steps of the year that is shown."""
        pilihan = [(satu.kode, satu.judul) for satu in semua]
        self.fields["langkah"].widget = forms.Select(choices=pilihan)
