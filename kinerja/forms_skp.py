"""Forms of a plan: one result a form, in the shape of the plan; the seven expectations; remarks."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from kinerja.kode import Aspek, Perilaku
from kinerja.models import Rhk, Skp
from kinerja.selectors.skp import RhkPimpinan
from kinerja.services.skp import INDIKATOR_SEASPEK, IsiIndikator, IsiRhk

_PANJANG = 2000
_BESAR = 9_223_372_036_854_775_807


def _teks(label: str, *, baris: int = 2, wajib: bool = False, **lain: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=wajib,
        max_length=_PANJANG,
        widget=forms.Textarea(attrs={"rows": baris}),
        **lain,
    )


def nama_indikator(aspek: str, n: int) -> str:
    """How the fields of the n-th indicator of an aspect begin."""
    return aspek if n == 1 else f"{aspek}_{n}"


class RhkForm(forms.Form):
    """One result. A quantitative plan measures it by aspect, a qualitative one in one text."""

    id = forms.IntegerField(required=False, min_value=1, max_value=_BESAR, widget=forms.HiddenInput)
    uraian = _teks(
        "Rencana hasil kerja",
        baris=3,
        wajib=True,
        error_messages={"required": "Tulis hasil kerja yang diharapkan."},
    )
    penugasan = forms.ChoiceField(
        label="Jenis", choices=Rhk.Penugasan.choices, initial=Rhk.Penugasan.UTAMA
    )

    def __init__(
        self, *args: Any, bentuk: str, pimpinan: Iterable[RhkPimpinan], **lain: Any
    ) -> None:
        super().__init__(*args, **lain)
        self.bentuk = bentuk
        self.pasangan: list[tuple[str, str]] = []
        pilihan = [(satu.id, satu.uraian) for satu in pimpinan]
        self.fields["rhk_atasan"] = forms.TypedChoiceField(
            label="Mendukung hasil kerja pimpinan",
            required=False,
            coerce=int,
            empty_value=None,
            choices=[("", "Tidak langsung mendukung"), *pilihan],
        )
        if bentuk == Skp.Bentuk.KUALITATIF:
            self.fields["ukuran"] = _teks("Ukuran keberhasilan dan ekspektasi", baris=3)
            return
        for kode, label in Aspek.choices:
            for n in range(1, self._banyak(kode) + 1):
                self._pasang(kode, label, n)

    def _banyak(self, aspek: str) -> int:
        """How many indicators of an aspect there is room for: those kept and one more."""
        nama = [f"{nama_indikator(aspek, n)}_indikator" for n in range(1, INDIKATOR_SEASPEK + 1)]
        if self.is_bound:
            return max(
                (n for n, s in enumerate(nama, 1) if self.add_prefix(s) in self.data), default=1
            )
        terisi = sum(1 for satu in nama if self.initial.get(satu))
        return min(terisi + 1, INDIKATOR_SEASPEK)

    def _pasang(self, aspek: str, label: str, n: int) -> None:
        nama, ke = nama_indikator(aspek, n), f" {n}" if n > 1 else ""
        self.fields[f"{nama}_indikator"] = forms.CharField(
            label=f"{label}: indikator{ke}", required=False, max_length=_PANJANG
        )
        self.fields[f"{nama}_target"] = forms.CharField(
            label=f"{label}: target{ke}", required=False, max_length=300
        )
        self.pasangan.append((aspek, nama))

    @property
    def berpasang(self) -> list[tuple[Any, Any]]:
        """Indicator and target by aspect."""
        return [(self[f"{nama}_indikator"], self[f"{nama}_target"]) for _, nama in self.pasangan]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        for _, nama in self.pasangan:
            if isi.get(f"{nama}_target") and not isi.get(f"{nama}_indikator"):
                self.add_error(f"{nama}_indikator", "Tulis apa yang diukur.")
        return isi

    def isi_rhk(self) -> IsiRhk:
        """What was typed, as the service takes it."""
        bersih = self.cleaned_data
        if self.bentuk == Skp.Bentuk.KUALITATIF:
            teks = bersih["ukuran"].strip()
            indikator = [IsiIndikator(teks, "")] if teks else []
        else:
            indikator = [
                IsiIndikator(bersih[f"{nama}_indikator"], bersih[f"{nama}_target"], aspek)
                for aspek, nama in self.pasangan
                if bersih[f"{nama}_indikator"]
            ]
        return IsiRhk(
            uraian=bersih["uraian"],
            penugasan=bersih["penugasan"],
            rhk_atasan=bersih["rhk_atasan"],
            indikator=indikator,
            id=bersih["id"],
        )


class _Susunan(BaseFormSet):
    def isi(self) -> list[IsiRhk]:
        """Results typed and not struck out, in order."""
        return (
            [
                satu.isi_rhk()
                for satu in self.forms
                if satu.has_changed() and not satu.cleaned_data.get("DELETE")
            ]
            if self.is_valid()
            else []
        )


def awal_rhk(rhk: Iterable[Rhk], bentuk: str) -> list[dict[str, Any]]:
    """What is kept of a plan, as the forms show it."""
    hasil = []
    for satu in rhk:
        isi: dict[str, Any] = {
            "id": satu.pk,
            "uraian": satu.uraian,
            "penugasan": satu.penugasan,
            "rhk_atasan": satu.rhk_atasan_id,
        }
        indikator = list(satu.indikator.all())
        if bentuk == Skp.Bentuk.KUALITATIF:
            isi["ukuran"] = "\n".join(
                f"{s.indikator}: {s.target}" if s.target else s.indikator for s in indikator
            )
        else:
            # Of a plan that was in words before, those without an aspect follow the others.
            ke = Counter[str]()
            for s in sorted(indikator, key=lambda s: not s.aspek):
                aspek = s.aspek or Aspek.KUALITAS.value
                ke[aspek] += 1
                nama = nama_indikator(aspek, ke[aspek])
                isi[f"{nama}_indikator"], isi[f"{nama}_target"] = s.indikator, s.target
        hasil.append(isi)
    return hasil


def susunan_rhk(
    *,
    data: Any,
    bentuk: str,
    pimpinan: Iterable[RhkPimpinan],
    awal: list[dict[str, Any]],
) -> Any:
    """The forms of a plan: one for each result and an empty one."""
    kelas = formset_factory(
        RhkForm, formset=_Susunan, extra=1, can_delete=True, max_num=30,
        absolute_max=60,
    )  # fmt: skip
    return kelas(
        data,
        prefix="rhk",
        initial=awal,
        form_kwargs={"bentuk": bentuk, "pimpinan": list(pimpinan)},
    )


class EkspektasiForm(forms.Form):
    """What the leader expects of each behaviour."""

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        for kode, label in Perilaku.choices:
            self.fields[kode] = _teks(f"Ekspektasi: {label}")


class VersiForm(forms.Form):
    """The version a page was opened with."""

    versi = forms.IntegerField(min_value=0, max_value=2_147_483_646, widget=forms.HiddenInput)


class SaringTimForm(forms.Form):
    cari = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)
    keadaan = forms.ChoiceField(
        label="Yang",
        required=False,
        choices=[
            ("", "Semua orang"),
            ("skp", "SKP menunggu saya"),
            ("realisasi", "Realisasi menunggu saya"),
            ("belum-dinilai", "Belum dinilai periode ini"),
            ("belum-skp", "SKP belum disepakati"),
        ],
    )
    periode = forms.TypedChoiceField(
        label="Periode", required=False, coerce=int, empty_value=None, choices=[]
    )

    def __init__(self, *args: Any, periode: Iterable[Any], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.semua_periode: list[Any] = list(periode)
        self.fields["periode"].choices = [  # type: ignore[attr-defined]
            ("", "Periode sekarang"),
            *((satu.pk, satu.nama) for satu in self.semua_periode),
        ]
