"""The form of the own declaration about disability."""

from typing import Any

from django import forms

from talenta.pegawai.models import PernyataanDisabilitas
from talenta.pegawai.models.pernyataan import PERSETUJUAN, PERSETUJUAN_KINI, RAGAM


class PernyataanForm(forms.Form):
    """What is declared, and the consent without which nothing is kept."""

    isi = forms.ChoiceField(
        label="Pernyataan saya",
        choices=PernyataanDisabilitas.Isi.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih salah satu. Tidak ingin menyatakan apa pun? Tinggalkan halaman ini."
        },
    )
    ragam = forms.MultipleChoiceField(
        label="Ragam disabilitas",
        required=False,
        choices=list(RAGAM.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="Hanya bila Anda penyandang disabilitas, dan hanya bila Anda mau. Boleh lebih "
        "dari satu (disabilitas ganda atau multi).",
    )
    setuju = forms.BooleanField(
        label="Saya setuju",
        help_text=PERSETUJUAN[PERSETUJUAN_KINI],
        error_messages={"required": "Tanpa persetujuan Anda, pernyataan ini tidak disimpan."},
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("ragam") and isi.get("isi") == PernyataanDisabilitas.Isi.BUKAN:
            self.add_error(
                "ragam",
                "Anda memilih bukan penyandang disabilitas; kosongkan ragamnya, atau ubah "
                "pilihan di atas.",
            )
        return isi
