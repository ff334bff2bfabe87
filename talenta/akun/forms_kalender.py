"""Forms of the calendar of working days."""

from datetime import date

from django import forms
from django.utils import timezone

from talenta.akun.models import HariLibur
from talenta.inti.tanggal import TanggalField

TAHUN = {"min_value": 2000, "max_value": 2100}


def _tanggal() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SaringKalenderForm(forms.Form):
    """Which year is shown; in the URL."""

    tahun = forms.IntegerField(label="Tahun", required=False, **TAHUN)  # type: ignore[arg-type]


class HitungForm(forms.Form):
    """A time limit to be counted, of fourteen days from today if nothing is said; in the URL."""

    LAMA = 14

    mulai = TanggalField(
        label="Sesudah tanggal", required=False, initial=timezone.localdate, widget=_tanggal()
    )
    jumlah = forms.IntegerField(
        label="Hari kerja", required=False, min_value=1, max_value=260, initial=LAMA
    )

    def clean_mulai(self) -> date:
        return self.cleaned_data["mulai"] or timezone.localdate()

    def clean_jumlah(self) -> int:
        return self.cleaned_data["jumlah"] or self.LAMA


class HariLiburForm(forms.Form):
    tanggal = TanggalField(label="Tanggal", widget=_tanggal())
    jenis = forms.ChoiceField(
        label="Hari itu",
        choices=[c for c in HariLibur.Jenis.choices if c[0] != HariLibur.Jenis.NASIONAL]
        + [(HariLibur.Jenis.NASIONAL.value, "Libur nasional (belum ada pada daftar awal)")],
        help_text="“Hari kerja” membatalkan libur pada daftar awal, misalnya karena digeser.",
    )
    nama = forms.CharField(label="Nama atau keterangan", max_length=200)
    dasar = forms.CharField(
        label="Dasar",
        max_length=300,
        help_text="Nomor keputusan bersama, keputusan kepala daerah, atau surat edaran.",
    )
