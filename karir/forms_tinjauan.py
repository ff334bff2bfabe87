"""Forms of the talent review."""

from typing import Any

from django import forms

from karir.filters import pilihan_opd
from karir.mesin.bentuk import Aturan
from talenta.inti.bukti import BuktiField
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import UnitOrganisasi


class BukaTinjauanForm(forms.Form):
    """Whom a review is about."""

    unit = forms.ModelChoiceField(
        queryset=UnitOrganisasi.objects.none(),
        required=False,
        label="Unit",
        empty_label="Semua unit",
        help_text="Termasuk semua unit di bawahnya.",
    )
    jenjang = forms.ChoiceField(
        choices=[("", "Semua jenjang"), *Jenjang.choices], required=False, label="Jenjang"
    )
    catatan = forms.CharField(
        label="Catatan untuk komite",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, request: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)  # noqa: S101 (narrows the type)
        unit.queryset = pilihan_opd(request)

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if not self.errors and not isi.get("unit") and not isi.get("jenjang"):
            raise forms.ValidationError("Pilih unit, jenjang, atau keduanya.")
        return isi


class PindahForm(forms.Form):
    """Where a person is moved, why, and on what evidence."""

    kotak = forms.TypedChoiceField(coerce=int, label="Kotak yang diusulkan")
    alasan = forms.CharField(
        label="Alasan",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dibaca anggota kedua, dan oleh yang bersangkutan sesudah dikukuhkan.",
        error_messages={"required": "Tulis alasannya."},
    )
    bukti = BuktiField(label="Bukti")

    def __init__(self, *args: Any, aturan: Aturan, semula: int, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kotak = self.fields["kotak"]
        assert isinstance(kotak, forms.TypedChoiceField)  # noqa: S101 (narrows the type)
        lain_kotak = [
            (satu.nomor, f"Kotak {satu.nomor}: {satu.label}")
            for satu in sorted(aturan.kotak, key=lambda k: -k.nomor)
            if satu.nomor != semula
        ]
        kotak.choices = [("", "Pilih kotak"), *lain_kotak]
        kotak.error_messages = {"required": "Pilih kotaknya.", "invalid_choice": "Pilih kotaknya."}


class SaringPesertaForm(forms.Form):
    """Narrows the people of a review."""

    cari = forms.CharField(required=False, max_length=100, label="Cari nama atau NIP")
    kotak = forms.ChoiceField(
        choices=[("", "Semua kotak"), *((n, f"Kotak {n}") for n in range(9, 0, -1))],
        required=False,
        label="Kotak hasil",
    )


class SaringKolamForm(forms.Form):
    """Which version of the pool, and which of its people."""

    versi = forms.ChoiceField(required=False, label="Versi")
    bagian = forms.ChoiceField(
        choices=[("", "Semua anggota"), ("masuk", "Yang masuk"), ("keluar", "Yang keluar")],
        required=False,
        label="Bagian",
    )
    cari = forms.CharField(required=False, max_length=100, label="Cari nama atau NIP")

    def __init__(self, *args: Any, versi: list[Any], **lain: Any) -> None:
        super().__init__(*args, **lain)
        pilihan = self.fields["versi"]
        assert isinstance(pilihan, forms.ChoiceField)  # noqa: S101 (narrows the type)
        pilihan.choices = [("", "Terbaru"), *((s.nomor, f"Versi {s.nomor}") for s in versi)]
