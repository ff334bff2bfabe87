"""Forms of sign-in, activation and password."""

import re
from typing import Any

from django import forms

from talenta.akun.models import Pengguna
from talenta.akun.services.kode import rapikan

_PANJANG_SANDI = 200


class NipField(forms.CharField):
    """A NIP as people type it: spaces, dots and dashes are dropped, 18 digits remain. Text."""

    def __init__(
        self,
        *,
        label: str = "NIP",
        autocomplete: str = "username",
        salah: str = "NIP terdiri atas 18 angka.",
        **lain: Any,
    ) -> None:
        super().__init__(
            label=label,
            max_length=40,
            widget=forms.TextInput(
                attrs={"inputmode": "numeric", "autocomplete": autocomplete, "spellcheck": "false"}
            ),
            error_messages={"required": "Isi NIP Anda."},
            **lain,
        )
        self.salah = salah

    def to_python(self, value: Any) -> str:
        return re.sub(r"[\s.\-]", "", super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not re.fullmatch(r"[0-9]{18}", value):
            raise forms.ValidationError(self.salah)


def _sandi(label: str, autocomplete: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=_PANJANG_SANDI,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": f"Isi {label[0].lower()}{label[1:]}."},
    )


_TANPA_NIP = "Tidak punya NIP? Isi nomor masuk 18 angka pada lembar kode Anda."


class MasukForm(forms.Form):
    username = NipField(help_text=_TANPA_NIP)
    password = _sandi("Kata sandi", "current-password")


class SandiBaruForm(forms.Form):
    """A new password typed twice; `pengguna` is whom it must not resemble."""

    sandi_baru = _sandi("Kata sandi baru", "new-password")
    sandi_ulang = _sandi("Kata sandi baru sekali lagi", "new-password")

    def clean_sandi_ulang(self) -> str:
        ulang: str = self.cleaned_data["sandi_ulang"]
        if self.cleaned_data.get("sandi_baru") not in (None, ulang):
            raise forms.ValidationError("Kedua kata sandi baru belum sama.")
        return ulang


class AktivasiForm(SandiBaruForm):
    username = NipField(help_text=_TANPA_NIP)
    kode = forms.CharField(
        label="Kode aktivasi",
        max_length=40,
        help_text="12 huruf dan angka dari lembar yang Anda terima; tanda hubung boleh diabaikan.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
        error_messages={"required": "Isi kode aktivasi Anda."},
    )

    field_order = ("username", "kode", "sandi_baru", "sandi_ulang")

    def clean_kode(self) -> str:
        return rapikan(self.cleaned_data["kode"])


class GantiSandiForm(SandiBaruForm):
    sandi_lama = _sandi("Kata sandi sekarang", "current-password")

    field_order = ("sandi_lama", "sandi_baru", "sandi_ulang")


def _kode(label: str, bantuan: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=40,
        help_text=bantuan,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": f"Isi {label[0].lower()}{label[1:]}."},
    )


class KodeForm(forms.Form):
    """A code of the app or a recovery code; of the latter alone without an app."""

    kode = _kode(
        "Kode",
        "Enam angka yang sedang tampil di aplikasi autentikator Anda. Tidak memegang perangkatnya? "
        "Isi salah satu kode pemulihan Anda.",
    )

    def __init__(self, *args: Any, beraplikasi: bool = True, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if not beraplikasi:
            isian = self.fields["kode"]
            isian.label = "Kode pemulihan"
            isian.help_text = "Tidak memegang perangkatnya? Isi salah satu kode pemulihan Anda."


class KunciForm(forms.Form):
    """What a passkey answered, as the script fills it in."""

    tanggapan = forms.CharField(max_length=16_000, widget=forms.HiddenInput)


class NamaForm(forms.Form):
    nama = forms.CharField(
        label="Nama kunci sandi",
        max_length=60,
        help_text="Supaya Anda mengenalinya nanti, misalnya Laptop kantor.",
    )


class KunciBaruForm(NamaForm, KunciForm):
    """A passkey that the browser has just made."""


class KodeBaruForm(forms.Form):
    """The first code of an app that has just read the picture."""

    kode = _kode("Kode enam angka", "Kode yang sekarang tampil di aplikasi untuk Talenta.")


class SandiForm(forms.Form):
    sandi = _sandi("Kata sandi", "current-password")


class SaringAkunForm(forms.Form):
    """Filters of the list of accounts, as they stand in the URL."""

    cari = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)
    peran = forms.ChoiceField(label="Peran", required=False)
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua"), *Pengguna.Keadaan.choices],
    )
    catatan = forms.ChoiceField(
        label="Data pegawai",
        required=False,
        choices=[("", "Dengan atau tanpa"), ("ada", "Punya data"), ("tanpa", "Tanpa data")],
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        from talenta.akun.izin import Peran  # noqa: PLC0415

        super().__init__(*args, **lain)
        bidang = self.fields["peran"]
        assert isinstance(bidang, forms.ChoiceField)  # noqa: S101
        bidang.choices = [("", "Semua peran"), *Peran.choices]
