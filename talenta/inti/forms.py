"""Filters of the lists of jobs and of audited acts, as they stand in the URL."""

from typing import Any

from django import forms

from talenta.inti import kamus
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import SegelTerbit
from talenta.inti.tanggal import TanggalField


def _urut(kata: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(kata.items(), key=lambda satu: satu[1])


class SaringPekerjaanForm(forms.Form):
    status = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua keadaan"), *Pekerjaan.Status.choices],
    )
    jenis = forms.ChoiceField(label="Jenis", required=False)
    sejak = TanggalField(
        label="Diminta sejak",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        judul = {kode: jenis.judul for kode, jenis in kamus.JENIS.items()}
        self.fields["jenis"] = forms.ChoiceField(
            label="Jenis", required=False, choices=[("", "Semua jenis"), *_urut(judul)]
        )


class CariSegelForm(forms.Form):
    """A seal that was written down: its hash, or the whole text of its file."""

    sidik = forms.CharField(
        label="Sidik, atau isi berkas segel",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        error_messages={"required": "Isi sidik segel yang Anda catat."},
    )

    def clean_sidik(self) -> SegelTerbit:
        try:
            return SegelTerbit.baca(self.cleaned_data["sidik"])
        except ValueError:
            raise forms.ValidationError(
                "Ini bukan sidik segel (64 angka dan huruf a–f) dan bukan isi berkas segel."
            ) from None


class SaringAuditForm(forms.Form):
    cari = forms.CharField(label="Cari pelaku atau objek", required=False, max_length=100)
    tindakan = forms.ChoiceField(label="Tindakan", required=False)
    objek = forms.ChoiceField(label="Objek", required=False)
    objek_id = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    dari = TanggalField(
        label="Dari tanggal",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    sampai = TanggalField(
        label="Sampai tanggal",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["tindakan"] = forms.ChoiceField(
            label="Tindakan",
            required=False,
            choices=[("", "Semua tindakan"), *_urut(kamus.TINDAKAN)],
        )
        self.fields["objek"] = forms.ChoiceField(
            label="Objek", required=False, choices=[("", "Semua objek"), *_urut(kamus.OBJEK)]
        )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        dari, sampai = isi.get("dari"), isi.get("sampai")
        if dari and sampai and sampai < dari:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal.")
        return isi
