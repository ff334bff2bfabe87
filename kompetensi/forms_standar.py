"""Forms of the grid of standards: filters, figures row by row, figures for many posts at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms

from kompetensi.kode import KOMPETENSI, TINGKAT
from talenta.pegawai.kode import Jenjang

PILIHAN_TINGKAT = [str(n) for n in TINGKAT]


class SaringStandarForm(forms.Form):
    cari = forms.CharField(label="Cari nama jabatan", required=False, max_length=100)
    jenjang = forms.ChoiceField(
        label="Jenjang", required=False, choices=[("", "Semua jenjang"), *Jenjang.choices]
    )
    rumpun = forms.ChoiceField(label="Rumpun", required=False)

    def __init__(self, *args: Any, rumpun: list[str], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["rumpun"] = forms.ChoiceField(
            label="Rumpun",
            required=False,
            choices=[("", "Semua rumpun"), *((satu, satu) for satu in rumpun)],
        )


class MassalForm(forms.Form):
    """Some of the nine for every post that the filter leaves; blank ones stay as they are."""

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        for kode, nama in KOMPETENSI.items():
            self.fields[kode] = forms.TypedChoiceField(
                label=nama,
                required=False,
                coerce=int,
                empty_value=None,
                choices=[("", "tetap"), *((n, n) for n in TINGKAT)],
            )

    def clean(self) -> dict[str, Any]:
        isi = {k: v for k, v in (super().clean() or {}).items() if v is not None}
        if not isi and not self.errors:
            raise forms.ValidationError("Pilih tingkat sedikitnya satu kompetensi.")
        return isi


class TeknisForm(forms.Form):
    """A technical competency for every post that the filter leaves."""

    kode = forms.ChoiceField(label="Kompetensi teknis")
    tingkat = forms.TypedChoiceField(
        label="Tingkat yang diminta",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "tidak diminta lagi"), *((n, n) for n in TINGKAT)],
    )

    def __init__(self, *args: Any, teknis: list[tuple[str, str]], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["kode"] = forms.ChoiceField(label="Kompetensi teknis", choices=teknis)
        self.order_fields(["kode", "tingkat"])


@dataclass
class BarisKisi:
    """A row of the grid: nine cells with what was typed, or nothing, and what was stored when it
    was opened (`asal`: nine digits, or "")."""

    kunci: str
    nama: str
    keterangan: str
    sel: list[tuple[str, str, str]]
    asal: str = ""
    galat: str = ""


@dataclass
class Kisi:
    """What a grid sent: figures by jenjang and by post, both as they were opened (by the key of the
    row), and rows that are half filled."""

    jenjang: dict[str, dict[str, int] | None] = field(default_factory=dict)
    jabatan: dict[int, dict[str, int] | None] = field(default_factory=dict)
    asal: dict[str, dict[str, int] | None] = field(default_factory=dict)
    galat: dict[str, str] = field(default_factory=dict)


def asal_tulis(isi: Mapping[str, int] | None) -> str:
    """Stored figures of a row as the grid carries them along."""
    return "".join(str(isi[kode]) for kode in KOMPETENSI) if isi else ""


def asal_baca(teks: str) -> dict[str, int] | None:
    """The same, read back; what is no such text is a row without figures."""
    if len(teks) != len(KOMPETENSI) or any(huruf not in PILIHAN_TINGKAT for huruf in teks):
        return None
    return {kode: int(huruf) for kode, huruf in zip(KOMPETENSI, teks, strict=True)}


def kisi_baca(data: Mapping[str, Any], *, jenjang: list[str], jabatan: list[int]) -> Kisi:
    """Cells named `kunci-kompetensi` of the rows that were shown; an empty row has no figures."""
    kisi = Kisi()
    for kunci in [*jenjang, *map(str, jabatan)]:
        mentah = {k: str(data.get(f"{kunci}-{k}", "")).strip() for k in KOMPETENSI}
        if all(f"{kunci}-{k}" not in data for k in KOMPETENSI):
            continue
        if f"{kunci}-asal" in data:
            kisi.asal[kunci] = asal_baca(str(data.get(f"{kunci}-asal", "")))
        terisi = {k: v for k, v in mentah.items() if v}
        isi: dict[str, int] | None = None
        if any(v not in PILIHAN_TINGKAT for v in terisi.values()):
            kisi.galat[kunci] = "Tingkat adalah 1 sampai 5."
        elif terisi and len(terisi) < len(KOMPETENSI):
            kisi.galat[kunci] = "Isi kesembilan tingkat, atau kosongkan semuanya."
        elif terisi:
            isi = {k: int(v) for k, v in terisi.items()}
        if kunci in kisi.galat:
            continue
        if kunci in jenjang:
            kisi.jenjang[kunci] = isi
        else:
            kisi.jabatan[int(kunci)] = isi
    return kisi
