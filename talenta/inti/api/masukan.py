"""Forms of the pages as the API's input: the same fields, and the same rules decide.

The serializer says the shape and is in the schema; what a form refuses after that is said in the
form's own words.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from rest_framework import serializers

from talenta.inti.api.masalah import Masalah, galat

TERBESAR = 10**18 - 1


class TeksField(serializers.CharField):
    """Text that says something: at least one character that is no space, no null character."""

    def to_internal_value(self, data: Any) -> str:
        # REST framework would write a number as text; the schema says that it is none.
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class KataField(TeksField):
    """Text that may say nothing; no null character."""

    def __init__(self, **lain: Any) -> None:
        super().__init__(**{"allow_blank": True, **lain})


class KodeField(serializers.ChoiceField):
    """One of some codes."""


class NomorField(serializers.IntegerField):
    """The number of a row."""

    def __init__(self, **lain: Any) -> None:
        super().__init__(min_value=1, max_value=TERBESAR, **lain)


class BerkasField(serializers.FileField):
    """A file within multipart/form-data; what is in it, and whether anything, the form judges."""

    def __init__(self, **lain: Any) -> None:
        super().__init__(allow_empty_file=True, **lain)


def _pilihan(bidang: forms.ChoiceField) -> list[Any]:
    hasil: list[Any] = []
    semua: Any = bidang.choices
    for nilai, kata in semua:
        if isinstance(kata, list | tuple):
            hasil += list(kata)
        elif nilai not in ("", None):
            hasil.append((nilai, kata))
    return hasil


def _khusus(bidang: Any, umum: dict[str, Any]) -> serializers.Field[Any, Any, Any, Any]:
    match bidang:
        case forms.ModelChoiceField():
            return NomorField(**umum)
        case forms.ChoiceField() if pilihan := _pilihan(bidang):
            return KodeField(choices=pilihan, allow_blank=not bidang.required, **umum)
        case forms.BooleanField() | forms.NullBooleanField():
            return serializers.BooleanField(**{**umum, "required": False, "default": False})
        case forms.IntegerField():
            batas: Any = {"min_value": bidang.min_value, "max_value": bidang.max_value}
            return serializers.IntegerField(**batas, **umum)
        case forms.DateField():
            return serializers.DateField(allow_null=not bidang.required, **umum)
        case forms.FileField():
            return BerkasField(**umum)
    panjang = getattr(bidang, "max_length", None)
    kelas = TeksField if bidang.required else KataField
    return kelas(max_length=panjang, allow_blank=not bidang.required, **umum)


def dari_form(
    form: type[forms.BaseForm], nama: str, /, *, tanpa: tuple[str, ...] = (), **ganti: Any
) -> type[serializers.Serializer[Any]]:
    """A serializer class called `nama` of a form's fields; `ganti` replaces or adds some."""
    isi: dict[str, Any] = {}
    dasar: Mapping[str, forms.Field] = form.base_fields  # type: ignore[attr-defined]
    for kunci, bidang in dasar.items():
        if kunci not in tanpa and kunci not in ganti:
            kata = ". ".join(str(s).rstrip(".") for s in (bidang.label, bidang.help_text) if s)
            isi[kunci] = _khusus(bidang, {"required": bidang.required, "help_text": kata})
    return type(nama, (serializers.Serializer,), isi | ganti)


def kueri(nama: str, /, **isi: Any) -> type[serializers.Serializer[Any]]:
    """A serializer class for a query of these fields."""
    return type(nama, (serializers.Serializer,), isi)


def _kursor() -> dict[str, Any]:
    return {
        "sesudah": KataField(
            required=False, max_length=600, help_text="Kursor: halaman sesudahnya."
        ),
        "sebelum": KataField(
            required=False, max_length=600, help_text="Kursor: halaman sebelumnya."
        ),
    }


def kueri_halaman(nama: str, form: Any = None, /, **isi: Any) -> Any:
    """The query of a list: a form's filters, further fields, and where the page begins."""
    if form is None:
        return kueri(nama, **isi, **_kursor())
    return dari_form(form, nama, **isi, **_kursor())


def teks_cari() -> KataField:
    """The search of a list of people."""
    return KataField(
        required=False, max_length=100, help_text="Awal NIP, atau kata-kata dari nama."
    )


def nomor(bantuan: str, *, wajib: bool = False) -> NomorField:
    """The number of something."""
    return NomorField(required=wajib, help_text=bantuan)


def alasan(*, wajib: bool = True, panjang: int = 1000) -> TeksField:
    """Why; it stands in the audit."""
    return TeksField(
        required=wajib, max_length=panjang, help_text="Alasan; tersimpan dalam jejak audit."
    )


def sah(form: forms.BaseForm, tempat: str = "isi") -> dict[str, Any]:
    """What a bound form holds; refuses with the form's own words."""
    if form.is_valid():
        return form.cleaned_data
    daftar = []
    for nama, kesalahan in form.errors.items():
        sini = tempat if nama == "__all__" else f"{tempat}/{nama}"
        nilai = form.data.get(nama) if isinstance(form.data, Mapping) else None
        daftar += [galat(sini, str(kata), nilai) for kata in kesalahan]
    raise Masalah("ketentuan", "", daftar)


def saring(form: forms.BaseForm) -> dict[str, Any]:
    """The same for filters in the query."""
    return sah(form, "kueri")


def berkas_form(**berkas: Any) -> MultiValueDict[str, UploadedFile]:
    """Files as a form takes them; those that are None were not sent."""
    return MultiValueDict({nama: [satu] for nama, satu in berkas.items() if satu is not None})


def data_form(isi: Mapping[str, Any]) -> dict[str, Any]:
    """Checked values as a form takes them: nothing for what was left out."""
    return {nama: "" if nilai is None else nilai for nama, nilai in isi.items()}
