"""Forms of the yearly review of roles."""

from django import forms
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.inti.tanggal import TanggalField
from talenta.pegawai.models import ButirTinjauan, KetentuanTinjauan

KEADAAN = [
    ("", "Semua"),
    ("MENUNGGU", "Belum diputuskan"),
    *ButirTinjauan.Keputusan.choices,
    ("GUGUR", "Berakhir sendiri"),
]


class SaringTinjauanForm(forms.Form):
    """Filters of the list, as they stand in the URL."""

    cari = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)
    peran = forms.ChoiceField(
        label="Peran",
        required=False,
        choices=[("", "Semua peran"), *(p for p in Peran.choices if p[0] != Peran.ASN)],
    )
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)


class KetentuanTinjauanForm(forms.Form):
    lama_hari = forms.IntegerField(
        label="Lama tinjauan (hari)",
        min_value=7,
        max_value=90,
        initial=KetentuanTinjauan.HARI_BAWAAN,
        help_text="Antara 7 dan 90 hari sejak tinjauan dibuka.",
    )
    cabut_otomatis = forms.BooleanField(
        label="Cabut peran yang tidak dipastikan sampai tenggat",
        required=False,
        help_text="Tanpa ini peran itu tetap berlaku dan ditampilkan mencolok. Peran Admin BKD "
        "yang terakhir tidak pernah dicabut otomatis.",
    )
    mulai = TanggalField(
        label="Berlaku mulai",
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Bagi tinjauan yang dibuka sejak tanggal ini.",
    )
    alasan = forms.CharField(
        label="Dasar atau alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
