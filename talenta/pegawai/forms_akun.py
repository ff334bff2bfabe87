"""Forms about the accounts of people: giving a role, ending it, issuing codes."""

from typing import Any

from django import forms
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.pegawai.models import UnitOrganisasi

_TANGGAL = {"type": "date"}


class UnitField(forms.ModelChoiceField):
    """Units of the agency as an indented tree."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{'— ' * (obj.kedalaman or 0)}{obj.nama}"


class DenganUnitForm(forms.Form):
    """A form that offers the units which `oleh` may see."""

    def __init__(self, *args: Any, oleh: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        bidang: Any = self.fields["unit"]
        bidang.queryset = UnitOrganisasi.objects.terlihat_oleh(oleh).order_by("lft", "id")


class BeriPeranForm(DenganUnitForm):
    peran = forms.ChoiceField(
        label="Peran",
        choices=[("", "Pilih peran"), *(p for p in Peran.choices if p[0] != Peran.ASN)],
        error_messages={"required": "Pilih peran yang diberikan."},
    )
    unit = UnitField(
        label="Unit",
        queryset=UnitOrganisasi.objects.none(),
        required=False,
        empty_label="Seluruh instansi",
        help_text="Wajib untuk Pengelola OPD dan Atasan; mencakup semua unit di bawahnya.",
    )
    mulai = forms.DateField(
        label="Mulai berlaku",
        initial=timezone.localdate,
        widget=forms.DateInput(attrs=_TANGGAL, format="%Y-%m-%d"),
        error_messages={"required": "Isi tanggal mulai."},
    )
    sampai = forms.DateField(
        label="Berakhir sebelum tanggal",
        required=False,
        widget=forms.DateInput(attrs=_TANGGAL, format="%Y-%m-%d"),
        help_text="Kosongkan bila belum ada batasnya.",
    )


class AlasanForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasannya; alasan tersimpan dalam jejak audit."},
    )


class KodeUnitForm(DenganUnitForm):
    unit = UnitField(
        label="Unit",
        queryset=UnitOrganisasi.objects.none(),
        empty_label="Pilih unit",
        help_text="Mencakup pegawai pada unit itu dan semua unit di bawahnya.",
        error_messages={"required": "Pilih unit yang pegawainya akan menerima kode."},
    )
