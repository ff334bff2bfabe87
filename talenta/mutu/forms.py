"""Forms of data quality: filters of the lists, an exception, a figure."""

from typing import Any

from django import forms
from django.utils import timezone

from talenta.inti.tanggal import TanggalField
from talenta.mutu.daftar import semua
from talenta.mutu.jenis import Ketentuan
from talenta.pegawai.models import UnitOrganisasi

_JARAK = "\u00a0\u00a0\u00a0"
_TANGGAL = {"type": "date"}


class SaringTemuanForm(forms.Form):
    """Filters of the people who fail a check; `unit` are the units to choose from."""

    cari = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)

    def __init__(self, *args: Any, unit: list[UnitOrganisasi], **lain: Any) -> None:
        super().__init__(*args, **lain)
        dasar = unit[0].kedalaman or 0 if unit else 0
        self.fields["unit"] = forms.TypedChoiceField(
            label="Unit organisasi",
            required=False,
            coerce=int,
            empty_value=None,
            choices=[
                ("", "Semua unit"),
                *((u.pk, f"{_JARAK * ((u.kedalaman or 0) - dasar)}{u.nama}") for u in unit),
            ],
        )


class SaringPengecualianForm(forms.Form):
    cari = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)
    kode = forms.ChoiceField(label="Pemeriksaan", required=False)
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[
            ("", "Semua"),
            ("berlaku", "Berlaku"),
            ("berakhir", "Masanya habis"),
            ("dicabut", "Dicabut"),
        ],
    )

    def __init__(self, *args: Any, oleh: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        pilihan = [
            (satu.kode, satu.judul) for satu in semua() if not satu.izin or oleh.boleh(satu.izin)
        ]
        self.fields["kode"] = forms.ChoiceField(
            label="Pemeriksaan", required=False, choices=[("", "Semua pemeriksaan"), *pilihan]
        )
        self.order_fields(["cari", "kode", "keadaan"])


class PengecualianForm(forms.Form):
    alasan = forms.CharField(
        label="Mengapa temuan ini benar adanya",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Sebutkan buktinya, misalnya nomor dan tanggal surat. Dibaca oleh auditor.",
        error_messages={"required": "Tulis alasannya."},
    )
    sampai = TanggalField(
        label="Berlaku sampai",
        required=False,
        widget=forms.DateInput(attrs=_TANGGAL, format="%Y-%m-%d"),
        help_text="Kosongkan bila berlaku seterusnya. Sesudah tanggal itu temuannya muncul lagi.",
    )

    def clean_sampai(self) -> Any:
        sampai = self.cleaned_data["sampai"]
        if sampai is not None and sampai < timezone.localdate():
            raise forms.ValidationError("Tanggal akhir tidak boleh sebelum hari ini.")
        return sampai


class KetentuanForm(forms.Form):
    """A figure from a day on; its range is that of the shipped one."""

    sumber = forms.CharField(
        label="Sumber",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Peraturan, keputusan kepala BKD, atau alasannya. Ditampilkan kepada semua yang "
        "membaca indeks.",
        error_messages={"required": "Sebutkan sumbernya."},
    )

    def __init__(self, *args: Any, bawaan: Ketentuan, **lain: Any) -> None:
        super().__init__(*args, **lain)
        rentang = f"{bawaan.terendah} sampai {bawaan.tertinggi} {bawaan.satuan}"
        self.fields["nilai"] = forms.IntegerField(
            label=f"{bawaan.judul} ({bawaan.satuan})",
            min_value=bawaan.terendah,
            max_value=bawaan.tertinggi,
            help_text=f"Bilangan bulat, {rentang}.",
            error_messages={
                "required": "Isi angkanya.",
                "invalid": "Isi bilangan bulat.",
                "min_value": f"Isi {rentang}.",
                "max_value": f"Isi {rentang}.",
            },
        )
        self.fields["mulai"] = TanggalField(
            label="Berlaku mulai",
            widget=forms.DateInput(attrs=_TANGGAL, format="%Y-%m-%d"),
            help_text="Hari ini atau sesudahnya. Pengukuran yang sudah ada tidak berubah.",
            error_messages={"required": "Isi tanggal mulainya."},
        )
        self.order_fields(["nilai", "mulai", "sumber"])

    def clean_mulai(self) -> Any:
        if self.cleaned_data["mulai"] < timezone.localdate():
            raise forms.ValidationError("Ketentuan berlaku mulai hari ini atau sesudahnya.")
        return self.cleaned_data["mulai"]
