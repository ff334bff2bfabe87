"""Forms of a review: what the person achieved, evidence, and the appraiser's ratings."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from kinerja.kode import Ekspektasi, Perilaku
from kinerja.label import label_lengkap, pendekkan
from kinerja.selectors.tinjauan import BarisPerilakuNilai, BarisRhk
from kinerja.services.tinjauan import IsiNilai, IsiRating
from talenta.inti.bukti import BuktiField

_BELUM = [("", "Belum dinilai"), *Ekspektasi.choices]


def _teks(baris: int = 2) -> forms.CharField:
    return forms.CharField(
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": baris}),
    )


class RealisasiForm(forms.Form):
    """A text for each result, named by the result's key."""

    def __init__(self, *args: Any, baris: Iterable[BarisRhk], **lain: Any) -> None:
        super().__init__(*args, **lain)
        for satu in baris:
            self.fields[f"realisasi-{satu.rhk.pk}"] = pendekkan(
                _teks(baris=3), "Realisasi", satu.rhk.uraian
            )
            if satu.realisasi is not None:
                self.initial.setdefault(f"realisasi-{satu.rhk.pk}", satu.realisasi.realisasi)

    def isi(self) -> dict[int, str]:
        return {int(k.removeprefix("realisasi-")): v for k, v in self.cleaned_data.items()}


class BuktiForm(forms.Form):
    """A file or a link, one of them."""

    keterangan = forms.CharField(label="Nama bukti", max_length=200)
    berkas = BuktiField(label="Berkas", required=False)
    tautan = forms.URLField(
        label="Atau tautan",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="Dimulai dengan https://",
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        tautan = isi.get("tautan") or ""
        if not self.errors and bool(isi.get("berkas")) == bool(tautan):
            self.add_error("berkas", "Lampirkan berkas, atau isi tautan, salah satu.")
        if tautan and not tautan.startswith(("https://", "http://")):
            self.add_error("tautan", "Tautan dimulai dengan https://")
        return isi


class NilaiForm(forms.Form):
    """The appraiser's ratings: the two that count first, then each result and behaviour. Only a
    draft (`draf`) may lack them."""

    rating_hasil = forms.ChoiceField(
        label="Rating hasil kerja",
        choices=Ekspektasi.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih ratingnya untuk menyelesaikan tinjauan."},
    )
    rating_perilaku = forms.ChoiceField(
        label="Rating perilaku kerja",
        choices=Ekspektasi.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih ratingnya untuk menyelesaikan tinjauan."},
    )
    catatan = forms.CharField(
        label="Catatan untuk pegawai",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        rhk: list[BarisRhk],
        perilaku: list[BarisPerilakuNilai],
        draf: bool = False,
        **lain: Any,
    ) -> None:
        super().__init__(*args, **lain)
        for nama in ("rating_hasil", "rating_perilaku"):
            self.fields[nama].required = not draf
        self.baris_rhk, self.baris_perilaku = rhk, perilaku
        for baris in rhk:
            nomor, ada = baris.rhk.pk, baris.realisasi
            self._pasang(
                f"rhk-{nomor}",
                baris.rhk.uraian,
                ada.rating if ada else "",
                ada.umpan_balik if ada else "",
            )
        for satu in perilaku:
            kode = satu.perilaku.kode
            self._pasang(f"perilaku-{kode}", satu.perilaku.judul, satu.rating, satu.umpan_balik)

    def _pasang(self, nama: str, judul: str, rating: str, umpan_balik: str) -> None:
        self.fields[f"{nama}-rating"] = pendekkan(
            forms.ChoiceField(choices=_BELUM, required=False), "Rating", judul
        )
        self.fields[f"{nama}-umpan"] = pendekkan(_teks(), "Umpan balik", judul)
        self.initial.setdefault(f"{nama}-rating", rating)
        self.initial.setdefault(f"{nama}-umpan", umpan_balik)

    def rinci_rhk(self) -> list[tuple[BarisRhk, Any, Any]]:
        return [
            (s, self[f"rhk-{s.rhk.pk}-rating"], self[f"rhk-{s.rhk.pk}-umpan"])
            for s in self.baris_rhk
        ]

    def rinci_perilaku(self) -> list[tuple[BarisPerilakuNilai, Any, Any]]:
        return [
            (
                s,
                self[f"perilaku-{s.perilaku.kode}-rating"],
                self[f"perilaku-{s.perilaku.kode}-umpan"],
            )
            for s in self.baris_perilaku
        ]

    def isi(self) -> IsiNilai:
        bersih = self.cleaned_data

        def satu(nama: str) -> IsiRating:
            return IsiRating(bersih[f"{nama}-rating"], bersih[f"{nama}-umpan"].strip())

        return IsiNilai(
            rating_hasil=bersih["rating_hasil"],
            rating_perilaku=bersih["rating_perilaku"],
            catatan=bersih["catatan"],
            rhk={s.rhk.pk: satu(f"rhk-{s.rhk.pk}") for s in self.baris_rhk},
            perilaku={kode: satu(f"perilaku-{kode}") for kode in Perilaku.values},
        )

    def kata(self, nilai: Mapping[str, Any]) -> dict[str, str]:
        """Values by the labels of their fields, ratings in words."""
        hasil = {}
        for nama, bidang in self.fields.items():
            isi = str(nilai.get(nama, "") or "")
            hasil[label_lengkap(bidang)] = dict(_BELUM).get(isi, isi) if isi else ""
        return hasil
