"""The form of one section: controls made of its fields, and a changed copy of the rule set."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django import forms

from karir.mesin import kosakata
from karir.mesin.tulis import angka
from karir.susunan.galat import GalatKata, galat_aturan
from karir.susunan.isian import Isian, Jenis, Kelompok, ambil, pasang
from karir.susunan.ubah import buka, tutup
from talenta.inti.tanggal import TanggalField

_DUA_ANGKA: Final = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?")
NOMOR_KOTAK: Final = (
    "Isi nomor 1 sampai 9, masing-masing sekali: kelompok urutan dan KRS mengikuti nomornya."
)
_CARA: Final = "cara"
_SKOR: Final = "skor"


class RatusanField(forms.CharField):
    """A figure with at most two decimals, kept as a whole number of hundredths."""

    def __init__(self, *, tertinggi: int, **lain: Any) -> None:
        self.tertinggi = tertinggi
        lain.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "class": "pendek"})
        )
        super().__init__(**lain)

    def prepare_value(self, value: Any) -> Any:
        return angka(value) if isinstance(value, int) and not isinstance(value, bool) else value

    def clean(self, value: Any) -> int | None:
        teks = (super().clean(value) or "").strip()
        if not teks:
            return None
        if not _DUA_ANGKA.fullmatch(teks):
            raise forms.ValidationError(
                "Tulis angka dengan paling banyak dua angka di belakang koma, misalnya 62,50."
            )
        ratusan = int(Decimal(teks.replace(",", ".")) * 100)
        if ratusan > self.tertinggi:
            raise forms.ValidationError(f"Paling tinggi {angka(self.tertinggi)}.")
        return ratusan


class BilanganField(forms.CharField):
    """Whole numbers separated by commas: one, a list, or one or nine levels."""

    def __init__(self, *, isian: Isian, **lain: Any) -> None:
        self.isian = isian
        lain.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "numeric", "class": "pendek"})
        )
        super().__init__(**lain)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return ", ".join(map(str, value))
        return "" if value is None else value

    def clean(self, value: Any) -> Any:
        teks = (super().clean(value) or "").strip()
        bagian = [satu.strip() for satu in re.split(r"[,;\s]+", teks) if satu.strip()]
        bilangan = []
        for satu in bagian:
            if not re.fullmatch(r"[0-9]{1,7}", satu):
                raise forms.ValidationError("Tulis bilangan bulat, tanpa koma dan tanpa huruf.")
            bilangan.append(int(satu))
        jenis, terendah, tertinggi = self.isian.jenis, self.isian.terendah, self.isian.tertinggi
        for satu_bilangan in bilangan:
            if not terendah <= satu_bilangan <= tertinggi:
                raise forms.ValidationError(f"Harus dari {terendah} sampai {tertinggi}.")
        if jenis == Jenis.TAHUN:
            return bilangan
        banyak = len(kosakata.KOMPETENSI)
        if jenis == Jenis.TINGKAT and len(bilangan) == banyak:
            return bilangan
        if len(bilangan) > 1:
            raise forms.ValidationError(
                f"Tulis satu angka, atau {banyak} angka dipisah koma."
                if jenis == Jenis.TINGKAT
                else "Tulis satu angka saja."
            )
        return bilangan[0] if bilangan else None


class BarisField(forms.CharField):
    """Lines of text, one value each."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        return [satu.strip() for satu in super().clean(value).splitlines() if satu.strip()]


def _teks(isian: Isian, **lain: Any) -> forms.Field:
    return forms.CharField(max_length=isian.panjang, **lain)


def _panjang(isian: Isian, **lain: Any) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(max_length=isian.panjang, widget=widget, **lain)


def _baris(isian: Isian, **lain: Any) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 4})
    return BarisField(max_length=isian.panjang, widget=widget, **lain)


def _tanggal(isian: Isian, **lain: Any) -> forms.Field:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return TanggalField(widget=widget, **lain)


def _pilihan(isian: Isian, **lain: Any) -> forms.Field:
    return forms.ChoiceField(choices=[("", "Pilih…"), *isian.pilihan], **lain)


def _banyak(isian: Isian, **lain: Any) -> forms.Field:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=isian.pilihan, widget=widget, **lain)


def _centang(isian: Isian, **lain: Any) -> forms.Field:
    return forms.BooleanField(**lain)


def _ratusan(isian: Isian, **lain: Any) -> forms.Field:
    return RatusanField(tertinggi=isian.tertinggi, **lain)


def _bilangan(isian: Isian, **lain: Any) -> forms.Field:
    return BilanganField(isian=isian, **lain)


_PEMBUAT: Final[Mapping[Jenis, Callable[..., forms.Field]]] = {
    Jenis.TEKS: _teks,
    Jenis.PANJANG: _panjang,
    Jenis.BARIS: _baris,
    Jenis.TANGGAL: _tanggal,
    Jenis.PILIHAN: _pilihan,
    Jenis.BANYAK: _banyak,
    Jenis.CENTANG: _centang,
    Jenis.PERSEN: _ratusan,
    Jenis.SKOR: _ratusan,
    Jenis.KOSONG: _ratusan,
    Jenis.BULAT: _bilangan,
    Jenis.TAHUN: _bilangan,
    Jenis.TINGKAT: _bilangan,
}


@dataclass(frozen=True)
class Tampilan:
    """A field as the page draws it: its control, the choice before it if any, its faults."""

    bidang: Any
    cara: Any
    galat: list[str]
    lebar: bool
    gugus: bool
    tempat_galat: str


class SusunForm(forms.Form):
    """Fields of a section over a rule set's JSON. Everything may stay empty: a draft may wait."""

    def __init__(self, data: Any = None, *, isi: dict[str, Any], kelompok: list[Kelompok]) -> None:
        super().__init__(data, label_suffix="")
        self.terbuka = buka(isi)
        self.kelompok = kelompok
        self.galat: list[GalatKata] = []
        self._tempat_galat: dict[str, str] = {}
        for nomor, isian in enumerate(self.isian):
            self._tambah(isian, f"galat-{nomor}")

    @property
    def isian(self) -> list[Isian]:
        """All fields of the section."""
        return [isian for kelompok in self.kelompok for isian in kelompok.isian]

    def _tambah(self, isian: Isian, tempat_galat: str) -> None:
        nilai = ambil(self.terbuka, isian.jalur)
        lain = {"label": isian.label, "help_text": isian.bantuan, "required": False}
        if isian.jenis == Jenis.KOSONG:
            [(kata, judul)] = isian.pilihan
            self.fields[f"{isian.nama}.{_CARA}"] = forms.ChoiceField(
                label=isian.label,
                choices=[(kata, judul), (_SKOR, "Diberi skor")],
                initial=kata if nilai == kata else _SKOR,
            )
            lain |= {"label": "Skornya", "initial": None if nilai == kata else nilai}
        else:
            lain["initial"] = nilai
        bidang = _PEMBUAT[isian.jenis](isian, **lain)
        bantuan = f"id_{isian.nama}_helptext " if isian.bantuan else ""
        bidang.widget.attrs["aria-describedby"] = f"{bantuan}{tempat_galat}"
        self.fields[isian.nama] = bidang
        self._tempat_galat[isian.nama] = tempat_galat

    def clean(self) -> dict[str, Any]:
        """Numbers of boxes name their group of ranking and the pool: with one missing or given
        twice it would be lost which box was in which."""
        bersih: dict[str, Any] = super().clean() or {}
        nomor = [
            isian.nama
            for isian in self.isian
            if (isian.jalur[0], isian.jalur[-1]) == ("kotak", "nomor") and isian.nama in bersih
        ]
        nilai = [bersih[nama] for nama in nomor]
        for nama, satu in zip(nomor, nilai, strict=True):
            if satu is None or nilai.count(satu) > 1:
                self.add_error(nama, NOMOR_KOTAK)
        return bersih

    def _nilai(self, isian: Isian) -> Any:
        nilai = self.cleaned_data[isian.nama]
        if isian.jenis == Jenis.KOSONG:
            cara = self.cleaned_data[f"{isian.nama}.{_CARA}"]
            return cara if cara != _SKOR else nilai
        if isian.jenis == Jenis.TANGGAL:
            return nilai.isoformat() if nilai else ""
        return nilai

    def isi_baru(self) -> dict[str, Any]:
        """The rule set with what was typed; a field that cannot be read keeps what it was."""
        terbaca = [isian for isian in self.isian if isian.nama in self.cleaned_data]
        for isian in terbaca:
            pasang(self.terbuka, isian.jalur, self._nilai(isian))
        return tutup(self.terbuka)

    def periksa(self, isi: dict[str, Any]) -> list[GalatKata]:
        """Keep the faults of a rule set, to be shown beside the fields they are about."""
        self.galat = galat_aturan(isi)
        return self.galat

    @property
    def tersusun(self) -> list[tuple[Kelompok, list[Tampilan]]]:
        """Groups with the fields as the page draws them."""
        return [(k, [self._tampilan(isian) for isian in k.isian]) for k in self.kelompok]

    def _tampilan(self, isian: Isian) -> Tampilan:
        bidang = self[isian.nama]
        cara = self[f"{isian.nama}.{_CARA}"] if isian.jenis == Jenis.KOSONG else None
        galat = [str(satu) for satu in bidang.errors]
        if not galat:
            galat = [g.kalimat for g in self.galat if isian.memuat(g.tempat)]
        return Tampilan(
            bidang=bidang,
            cara=cara,
            galat=galat,
            lebar=isian.lebar or isian.jenis in (Jenis.PANJANG, Jenis.BARIS, Jenis.BANYAK),
            gugus=isian.jenis == Jenis.BANYAK,
            tempat_galat=self._tempat_galat[isian.nama],
        )
