"""Forms about SIMATA snapshots: bringing one in, withdrawing it, narrowing a comparison."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat

from karir.filters import pilihan_opd
from karir.simata.baris import Saringan
from karir.simata.cocok import Cocok
from talenta.inti.tanggal import TanggalField
from talenta.pegawai.models import UnitOrganisasi

_KOTAK = [("", "Semua kotak"), *((str(n), f"Kotak {n}") for n in range(9, 0, -1))]


class UnggahSimataForm(forms.Form):
    """An export and the day on which SIMATA made it."""

    tanggal = TanggalField(
        label="Tanggal ekspor",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Hari berkas ini diambil dari SIMATA.",
        error_messages={"required": "Isi tanggal ekspornya.", "invalid": "Tanggal tidak terbaca."},
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


class CabutSimataForm(forms.Form):
    """Why a snapshot is withdrawn."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tersimpan dalam jejak audit. Acuan tetap dapat dibaca, tetapi tidak "
        "dicocokkan lagi.",
        error_messages={"required": "Tulis alasannya."},
    )


class SaringCocokForm(forms.Form):
    """Which difference, between which boxes, and whose."""

    jenis = forms.ChoiceField(label="Perbedaan", required=False)
    portal = forms.TypedChoiceField(
        choices=_KOTAK, label="Kotak portal", required=False, coerce=int, empty_value=None
    )
    simata = forms.TypedChoiceField(
        choices=_KOTAK, label="Kotak SIMATA", required=False, coerce=int, empty_value=None
    )
    opd = forms.ModelChoiceField(
        queryset=UnitOrganisasi.objects.none(), label="Perangkat daerah", required=False,
        empty_label="Semua perangkat daerah",
    )  # fmt: skip
    cari = forms.CharField(
        label="Cari nama atau NIP",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"placeholder": "Nama atau awal NIP", "type": "search"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, cocok: Cocok, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jenis, opd = self.fields["jenis"], self.fields["opd"]
        assert isinstance(jenis, forms.ChoiceField)  # noqa: S101 (narrows the type)
        assert isinstance(opd, forms.ModelChoiceField)  # noqa: S101 (narrows the type)
        jenis.choices = list(cocok.jenis_sah().items())
        opd.queryset = pilihan_opd(request)

    def saringan(self) -> Saringan:
        """What the address asks for; a value that is no choice narrows nothing."""
        self.is_valid()
        isi = self.cleaned_data
        opd = isi.get("opd")
        return Saringan(
            jenis=isi.get("jenis") or Saringan.jenis,
            portal=isi.get("portal"),
            simata=isi.get("simata"),
            opd_id=opd.pk if opd else None,
            cari=isi.get("cari", ""),
        )
