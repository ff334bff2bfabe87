"""The advice of a team's leader."""

from django import forms

from kinerja.kode import Ekspektasi

_RATING = [("", "Tanpa saran"), *Ekspektasi.choices]


class MasukanForm(forms.Form):
    catatan = forms.CharField(
        label="Masukan Anda",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Hasil dan perilaku yang Anda lihat dalam tim. Anggota dan penilainya membacanya "
        "dengan nama Anda.",
        error_messages={"required": "Tulis masukannya."},
    )
    rating_hasil = forms.ChoiceField(
        label="Saran rating hasil kerja", required=False, choices=_RATING
    )
    rating_perilaku = forms.ChoiceField(
        label="Saran rating perilaku kerja", required=False, choices=_RATING
    )
