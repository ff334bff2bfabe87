"""Forms of the import pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from talenta.impor.daftar import semua
from talenta.impor.models import BarisImpor, Impor
from talenta.impor.selectors import Kelompok
from talenta.impor.selectors_baris import PERINGATAN, Saringan
from talenta.inti.templatetags.tampilan import angka


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


class SaringBarisForm(forms.Form):
    """Rows of one import; only findings that occur in it are offered."""

    keadaan = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[("", ""), *BarisImpor.Keadaan.choices, (PERINGATAN, "")],
    )
    cari = forms.CharField(label="Cari NIP, nama, atau nomor baris", required=False, max_length=100)
    temuan = forms.ChoiceField(label="Temuan", required=False)

    def __init__(self, *args: Any, kelompok: list[Kelompok], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self._pilihan = {satu.pilihan: (satu.kode.kode, satu.tingkat) for satu in kelompok}
        self.fields["temuan"].choices = [  # type: ignore[attr-defined]
            ("", "Semua temuan"),
            *(
                (satu.pilihan, f"{satu.kode.judul} ({satu.sebutan.lower()}, {angka(satu.banyak)})")
                for satu in kelompok
            ),
        ]

    def saringan(self) -> Saringan:
        """The filter as asked; what cannot be understood leaves nothing out."""
        isi: dict[str, str] = self.cleaned_data if self.is_valid() else {}
        return Saringan(
            keadaan=isi.get("keadaan", ""),
            temuan=self._pilihan.get(isi.get("temuan", "")),
            cari=isi.get("cari", ""),
        )
