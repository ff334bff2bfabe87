"""Forms of objections."""

from django import forms

from karir.models import Sanggahan
from talenta.inti.bukti import BuktiField


class AjukanForm(forms.Form):
    """What is wrong in one line, and what shows it."""

    alasan = forms.CharField(
        label="Apa yang menurut Anda keliru",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Sebut nilai yang benar dan dari mana, misalnya nomor dan tanggal SK.",
        error_messages={"required": "Tulis apa yang menurut Anda keliru."},
    )
    bukti = BuktiField(label="Bukti", required=False)


class TelaahForm(forms.Form):
    """What the officer proposes to decide."""

    usulan = forms.ChoiceField(
        choices=Sanggahan.Usulan.choices,
        label="Usul putusan",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih mengabulkan atau menolak."},
    )
    alasan = forms.CharField(
        label="Hasil telaah",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bukti yang diperiksa dan kesimpulannya; dibaca petugas kedua dan penyanggah.",
        error_messages={"required": "Tulis hasil telaahnya."},
    )


class SaringSanggahForm(forms.Form):
    """Narrows the list of objections."""

    keadaan = forms.ChoiceField(
        choices=[
            ("", "Semua keadaan"),
            ("terbuka", "Menunggu putusan"),
            ("lewat", "Lewat tenggat"),
            *Sanggahan.Status.choices,
        ],
        required=False,
        label="Keadaan",
    )
    cari = forms.CharField(required=False, max_length=100, label="Cari nama atau NIP")


class KetentuanSanggahForm(forms.Form):
    """Working days."""

    hari_ajukan = forms.IntegerField(min_value=1, max_value=90, label="Hari kerja untuk mengajukan")
    hari_jawab = forms.IntegerField(min_value=1, max_value=90, label="Hari kerja untuk menjawab")
