"""Forms of feedback."""

from typing import Any

from django import forms

from kinerja.kode import Ekspektasi, Perilaku
from kinerja.selectors.umpan import Rekan
from kinerja.services.umpan import boleh_anonim

RATING = [("", "Tidak dinilai"), *Ekspektasi.choices]
NAMA, TANPA = "NAMA", "TANPA"


class UmpanForm(forms.Form):
    """Feedback about one colleague. `rekan` are those one may choose, `anonim` the relations that
    may stay without a name."""

    kepada = forms.TypedChoiceField(label="Untuk", coerce=int)
    cara = forms.ChoiceField(
        label="Cara",
        widget=forms.RadioSelect,
        choices=[
            (TANPA, "Tanpa nama: terbit sesudah periode berakhir bila sedikitnya tiga"),
            (NAMA, "Dengan nama saya: terbaca sekarang juga"),
        ],
    )
    isi = forms.CharField(
        label="Umpan balik",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Ceritakan perbuatan dan akibatnya. Tanpa nama berarti juga tanpa rincian yang "
        "hanya Anda yang tahu.",
    )

    def __init__(self, *args: Any, rekan: list[Rekan], anonim: list[str], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.rekan = {satu.id: satu for satu in rekan}
        self.anonim = anonim
        bidang: Any = self.fields["kepada"]
        bidang.choices = [("", "Pilih orangnya"), *_pilihan(rekan)]
        for perilaku in Perilaku:
            self.fields[f"nilai_{perilaku.value}"] = forms.ChoiceField(
                label=str(perilaku.label), required=False, choices=RATING
            )
        self.order_fields(["kepada", "cara", *(f"nilai_{p}" for p in Perilaku.values), "isi"])

    @property
    def nilai(self) -> dict[str, str]:
        """Behaviour -> level, of those that were rated."""
        semua = ((p, self.cleaned_data.get(f"nilai_{p}", "")) for p in Perilaku.values)
        return {perilaku: rating for perilaku, rating in semua if rating}

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        rekan = self.rekan.get(isi.get("kepada", 0))
        if rekan and isi.get("cara") == TANPA and not boleh_anonim(rekan.hubungan, self.anonim):
            self.add_error(
                "cara",
                f"Sebagai {rekan.hubungan_kata.lower()}, Anda memberi umpan balik dengan nama.",
            )
        if isi.get("cara") == NAMA and not isi.get("isi", "").strip():
            self.add_error("isi", "Tulis umpan baliknya.")
        if isi.get("cara") == NAMA and self.nilai:
            self.add_error("cara", "Rating perilaku hanya tanpa nama; tulis saja umpan baliknya.")
        return isi


def _pilihan(rekan: list[Rekan]) -> list[Any]:
    """Groups of the choice: those who asked, then by what one is to them."""
    kelompok: dict[str, list[tuple[int, str]]] = {}
    for satu in rekan:
        judul = "Meminta umpan balik Anda" if satu.diminta else satu.hubungan_kata
        keterangan = satu.jabatan or satu.unit
        kelompok.setdefault(judul, []).append((satu.id, f"{satu.nama} ({keterangan})"))
    return list(kelompok.items())


class MintaUmpanForm(forms.Form):
    nip = forms.RegexField(
        label="NIP yang diminta",
        regex=r"^\s*\d{18}\s*$",
        error_messages={"invalid": "NIP terdiri atas 18 angka."},
        help_text="Rekan kerja, anggota tim, atau unit lain yang Anda layani.",
    )
    pesan = forms.CharField(
        label="Pesan", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_nip(self) -> str:
        return str(self.cleaned_data["nip"]).strip()
