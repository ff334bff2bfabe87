"""Forms of gaps: filters, a target post, a dated figure."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from kompetensi.kode import KOMPETENSI
from kompetensi.selectors.gap_orang import KEADAAN
from kompetensi.selectors.ketentuan import Bawaan
from talenta.inti.tanggal import TanggalField


class CariJabatanForm(forms.Form):
    cari = forms.CharField(label="Cari nama jabatan", required=False, max_length=100)


class SaringOrangForm(forms.Form):
    cari = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=list(KEADAAN.items()))
    kode = forms.ChoiceField(label="Kompetensi", required=False)
    unit = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    jabatan = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, teknis: Mapping[str, str], **lain: Any) -> None:
        super().__init__(*args, **lain)
        bidang: Any = self.fields["kode"]
        bidang.choices = [
            ("", "Sembilan kompetensi"),
            *KOMPETENSI.items(),
            *((kode, f"Teknis: {nama}") for kode, nama in teknis.items()),
        ]

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        return isi | {"keadaan": isi.get("keadaan") or "kurang"}


class KetentuanForm(forms.Form):
    """A figure from a day on; its range is that of the shipped one."""

    sumber = forms.CharField(
        label="Sumber",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Peraturan, keputusan kepala BKD, atau alasannya. Tampil bersama angkanya.",
        error_messages={"required": "Sebutkan sumbernya."},
    )

    def __init__(self, *args: Any, bawaan: Bawaan, **lain: Any) -> None:
        super().__init__(*args, **lain)
        rentang = f"{bawaan.terendah} sampai {bawaan.tertinggi} {bawaan.satuan}"
        self.fields["nilai"] = forms.IntegerField(
            label=f"{bawaan.judul} ({bawaan.satuan})",
            min_value=bawaan.terendah,
            max_value=bawaan.tertinggi,
            help_text=f"Bilangan bulat, {rentang}.",
            error_messages={
                "required": "Isi angkanya.",
                "invalid": "Isi bilangan bulat.",
                "min_value": f"Isi {rentang}.",
                "max_value": f"Isi {rentang}.",
            },
        )
        self.fields["mulai"] = TanggalField(
            label="Berlaku mulai",
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            help_text="Hari ini atau sesudahnya.",
            error_messages={"required": "Isi tanggal mulainya."},
        )
        self.order_fields(["nilai", "mulai", "sumber"])

    def clean_mulai(self) -> Any:
        if self.cleaned_data["mulai"] < timezone.localdate():
            raise forms.ValidationError("Ketentuan berlaku mulai hari ini atau sesudahnya.")
        return self.cleaned_data["mulai"]
