"""Forms of messages: filters of the list, and how one wants to be told."""

from typing import Any

from django import forms

from talenta.akun.models import SetelanKabar
from talenta.akun.selectors_kabar import cara_kabar
from talenta.akun.services.surat import alamat_polos
from talenta.inti.kamus import KABAR

JAM = [(str(jam), f"{jam:02d}.00") for jam in range(24)]


class SaringKabarForm(forms.Form):
    """Filters of the list, as they stand in the URL."""

    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua"), ("baru", "Belum dibaca"), ("dibaca", "Sudah dibaca")],
    )
    jenis = forms.ChoiceField(label="Tentang", required=False)

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        _pilihan(self.fields["jenis"], [("", "Semua"), *((k, v.judul) for k, v in KABAR.items())])


class SetelanKabarForm(forms.Form):
    """A choice for each kind that can be chosen, and the quiet hours."""

    tenang_mulai = forms.ChoiceField(
        label="Jam tenang mulai",
        choices=JAM,
        help_text="Menurut waktu instansi Anda. Selama jam tenang hanya pos-el tentang keamanan "
        "akun yang dikirim; yang lain menunggu sampai jam tenang selesai.",
    )
    tenang_sampai = forms.ChoiceField(
        label="Jam tenang selesai", choices=JAM, help_text="Samakan keduanya bila tidak perlu."
    )

    def __init__(self, *args: Any, setelan: SetelanKabar, **lain: Any) -> None:
        awal = {"tenang_mulai": setelan.tenang_mulai, "tenang_sampai": setelan.tenang_sampai}
        super().__init__(*args, **lain)
        self.initial = awal
        for kode, jenis in KABAR.items():
            if not jenis.wajib:
                self.fields[kode] = forms.ChoiceField(
                    label=jenis.judul,
                    help_text=jenis.keterangan,
                    choices=SetelanKabar.Cara.choices,
                    initial=cara_kabar(setelan=setelan, jenis=kode),
                )
        self.order_fields([kode for kode in self.fields if kode in KABAR])

    @property
    def pilihan(self) -> dict[str, str]:
        """Kind -> Cara, once the form is valid."""
        return {kode: isi for kode, isi in self.cleaned_data.items() if kode in KABAR}


def _pilihan(bidang: forms.Field, pilihan: list[tuple[str, str]]) -> None:
    assert isinstance(bidang, forms.ChoiceField)  # noqa: S101 (narrows the type)
    bidang.choices = pilihan


class SurelForm(forms.Form):
    alamat = forms.EmailField(
        label="Alamat pos-el",
        max_length=254,
        validators=[alamat_polos],
        help_text="Portal mengirim surat konfirmasi ke alamat ini; sesudah dikonfirmasi barulah ia "
        "dipakai. Gunakan alamat yang hanya Anda sendiri yang membacanya.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Isi alamat pos-el Anda.",
            "invalid": "Alamat ini belum lengkap, misalnya nama@contoh.go.id.",
        },
    )
