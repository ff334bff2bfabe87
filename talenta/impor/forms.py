"""Forms of the import pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from talenta.impor.daftar import semua
from talenta.impor.models import Impor, Temuan
from talenta.impor.temuan import KATALOG


def _jenis(kosong: str) -> list[tuple[str, str]]:
    return [("", kosong), *((jenis.kode, jenis.judul) for jenis in semua())]


class UnggahForm(forms.Form):
    """A file, and its kind unless the header shall tell."""

    jenis = forms.ChoiceField(
        label="Jenis berkas",
        required=False,
        choices=lambda: _jenis("Kenali dari kepala kolom"),
    )
    berkas = forms.FileField(
        label="Berkas",
        error_messages={
            "required": "Pilih berkasnya lebih dahulu.",
            "empty": "Berkas ini kosong. Pilih berkas yang berisi data.",
        },
    )

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > settings.TALENTA_BATAS_UNGGAH:
            batas = filesizeformat(settings.TALENTA_BATAS_UNGGAH)
            raise forms.ValidationError(f"Berkas lebih besar dari batas {batas}.")
        return berkas


class JenisForm(forms.Form):
    """Another kind for a file that was taken for the wrong one."""

    jenis = forms.ChoiceField(label="Jenis berkas", choices=lambda: _jenis("Pilih jenis")[1:])


class LembarForm(forms.Form):
    """Another sheet of a workbook than the one that was read."""

    lembar = forms.ChoiceField(label="Lembar yang dibaca")

    def __init__(self, *args: Any, impor: Impor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kolom: Any = self.fields["lembar"]
        kolom.choices = [
            (satu["nama"], satu["nama"] + (" (tersembunyi)" if satu["tersembunyi"] else ""))
            for satu in impor.pengenalan.get("lembar_ada", [])
        ]


class SaringImporForm(forms.Form):
    cari = forms.CharField(label="Cari nama berkas", required=False, max_length=100)
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=lambda: _jenis("Semua jenis"))
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=[("", "Semua keadaan"), *Impor.Status.choices]
    )


class SaringTemuanForm(forms.Form):
    cari = forms.CharField(label="Cari baris, kolom, atau nilai", required=False, max_length=100)
    tingkat = forms.ChoiceField(
        label="Tingkat", required=False, choices=[("", "Semua tingkat"), *Temuan.Tingkat.choices]
    )
    kode = forms.ChoiceField(
        label="Temuan",
        required=False,
        choices=[
            ("", "Semua temuan"),
            *sorted(((k.kode, k.judul) for k in KATALOG.values()), key=lambda satu: satu[1]),
        ],
    )
