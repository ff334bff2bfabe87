"""The filters of a comparison, kept in the address."""

from typing import Any

from django import forms
from django.http import HttpRequest

from karir.filters import pilihan_opd
from karir.selectors.banding_sql import BERUBAH, KEADAAN, PERUBAHAN, Saringan
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import UnitOrganisasi

_KEADAAN = [("", "Semua"), *KEADAAN.items()]


class SaringBanding(forms.Form):
    """Which change, from where to where, and whose."""

    perubahan = forms.ChoiceField(
        choices=list(PERUBAHAN.items()), label="Perubahan", required=False, initial=BERUBAH
    )
    dari = forms.ChoiceField(choices=_KEADAAN, label="Semula", required=False)
    ke = forms.ChoiceField(choices=_KEADAAN, label="Kini", required=False)
    opd = forms.ModelChoiceField(
        queryset=UnitOrganisasi.objects.none(), label="Perangkat daerah", required=False,
        empty_label="Semua perangkat daerah",
    )  # fmt: skip
    jenjang = forms.ChoiceField(
        choices=[("", "Semua jenjang"), *Jenjang.choices], label="Jenjang", required=False
    )
    cari = forms.CharField(
        label="Cari nama atau NIP",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"placeholder": "Nama atau awal NIP", "type": "search"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        opd = self.fields["opd"]
        assert isinstance(opd, forms.ModelChoiceField)  # noqa: S101 (narrows the type)
        opd.queryset = pilihan_opd(request)

    def saringan(self) -> Saringan:
        """What the address asks for; a value that is no choice narrows nothing."""
        self.is_valid()
        isi = self.cleaned_data
        opd = isi.get("opd")
        return Saringan(
            opd_id=opd.pk if opd else None,
            jenjang=isi.get("jenjang", ""),
            perubahan=isi.get("perubahan") or BERUBAH,
            dari=isi.get("dari", ""),
            ke=isi.get("ke", ""),
            cari=isi.get("cari", ""),
        )
