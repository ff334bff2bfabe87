"""The form that makes a token."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings

from talenta.akun.lingkup import Lingkup
from talenta.inti.api.operasi import AREA, BACA, TULIS

SEBAGAI_DIRI = "diri"
_KATA = {BACA: "membaca", TULIS: "membaca dan mengubah"}
# An area in which nothing is read is given or not.
_PILIHAN = {"kode": {TULIS: "boleh"}}
_PERINGATAN = {
    "nik": "Mengunduh seluruh data sendiri memuat NIK, jadi memerlukan ini juga.",
    "kode": "Hati-hati: siapa pun yang memegang token ini dapat membuat akun baru dan kode yang "
    "membuka akun orang lain, lalu masuk sebagai mereka. Pilih hanya bila programnya tidak dapat "
    "bekerja tanpa itu, dan beri masa berlaku yang pendek.",
}
_LAMA = (7, 30, 90, 180, 365)


def _hari() -> list[tuple[int, str]]:
    batas = settings.TALENTA_TOKEN_HARI
    return [(hari, f"{hari} hari") for hari in sorted({*_LAMA, batas}) if hari <= batas]


def peran_pilihan(tersedia: Iterable[Lingkup]) -> list[tuple[str, str]]:
    """The roles a token may act under, and oneself."""
    peran = [
        (str(satu.penugasan_id), " · ".join(s for s in (satu.judul_peran, satu.unit_nama) if s))
        for satu in tersedia
        if satu.penugasan_id is not None
    ]
    return [*peran, (SEBAGAI_DIRI, "Pegawai ASN, hanya data saya sendiri")]


class TokenForm(forms.Form):
    """Name, role, what it may, how long. Who may change may read, too."""

    nama = forms.CharField(
        label="Nama token",
        max_length=60,
        help_text="Program yang akan memakainya, misalnya SIMPEG kabupaten.",
        error_messages={"required": "Beri nama, agar kelak Anda tahu siapa yang memakainya."},
    )
    peran = forms.ChoiceField(
        label="Bertindak sebagai",
        help_text="Token melihat dan berbuat paling banyak sejauh peran ini, selama peran itu "
        "masih Anda pegang.",
    )
    hari = forms.TypedChoiceField(
        label="Masa berlaku",
        coerce=int,
        choices=_hari,
        error_messages={"required": "Pilih masa berlakunya."},
    )

    def __init__(self, *args: Any, tersedia: Iterable[Lingkup], **lain: Any) -> None:
        super().__init__(*args, **lain)
        peran: Any = self.fields["peran"]
        peran.choices = peran_pilihan(tersedia)
        for area, judul in AREA.items():
            self.fields[f"area-{area}"] = forms.ChoiceField(
                label=judul,
                required=False,
                choices=[("", "tidak boleh"), *_PILIHAN.get(area, _KATA).items()],
                help_text=_PERINGATAN.get(area, ""),
            )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if not self.cakupan:
            self.add_error(None, "Beri token ini sedikitnya satu bidang yang boleh dibaca.")
        return isi

    @property
    def cakupan(self) -> list[str]:
        """Scopes as chosen."""
        hasil = []
        for area in AREA:
            boleh = self.cleaned_data.get(f"area-{area}")
            hasil += [f"{area}:{satu}" for satu in (BACA, TULIS) if boleh in (satu, TULIS)]
        return hasil

    @property
    def penugasan_id(self) -> int | None:
        """The assignment of the role chosen; None for oneself."""
        peran = self.cleaned_data["peran"]
        return None if peran == SEBAGAI_DIRI else int(peran)
