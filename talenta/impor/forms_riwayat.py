"""Filters of the history of imports and of what stands in the way of an undoing."""

from typing import Any

from django import forms

from talenta.impor.daftar import semua
from talenta.impor.models import Halangan, Impor
from talenta.impor.selectors_riwayat import SEMUA_DITOLAK
from talenta.inti.tanggal import TanggalField


def _tanggal(label: str) -> forms.DateField:
    return TanggalField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class SaringImporForm(forms.Form):
    """`pengunggah` are the people to choose from, (number, name)."""

    cari = forms.CharField(label="Cari nama berkas, nomor, atau alasan", required=False)
    jenis = forms.ChoiceField(
        label="Jenis",
        required=False,
        choices=lambda: [("", "Semua jenis"), *((j.kode, j.judul) for j in semua())],
    )
    status = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[
            ("", "Semua keadaan"),
            *Impor.Status.choices,
            (SEMUA_DITOLAK, "Semua ditolak atau tanpa baris"),
        ],
    )
    ditolak = forms.ChoiceField(
        label="Baris yang ditolak",
        required=False,
        choices=[("", "Ada atau tidak"), ("ada", "Ada"), ("tidak", "Tidak ada")],
    )
    pengunggah = forms.TypedChoiceField(
        label="Diunggah oleh", required=False, coerce=int, empty_value=None
    )
    dari = _tanggal("Diunggah dari")
    sampai = _tanggal("Sampai")

    def __init__(self, *args: Any, pengunggah: list[tuple[int, str]], **lain: Any) -> None:
        super().__init__(*args, **lain)
        bidang: Any = self.fields["pengunggah"]
        bidang.choices = [("", "Siapa saja"), *pengunggah]

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        dari, sampai = isi.get("dari"), isi.get("sampai")
        if dari and sampai and sampai < dari:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal.")
        return isi


class SaringHalanganForm(forms.Form):
    cari = forms.CharField(label="Cari NIP, kode, atau kunci lain", required=False, max_length=100)
    sebab = forms.ChoiceField(
        label="Sebab", required=False, choices=[("", "Semua sebab"), *Halangan.Sebab.choices]
    )
    lain = forms.IntegerField(required=False, widget=forms.HiddenInput)
