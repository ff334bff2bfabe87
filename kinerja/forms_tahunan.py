"""Forms of the yearly appraisal and of a unit's achievement."""

from collections.abc import Mapping
from typing import Any

from django import forms

from kinerja.kode import Capaian, Ekspektasi
from kinerja.label import label_lengkap, pendekkan
from kinerja.selectors.tahunan import Usulan
from kinerja.services.tahunan import IsiBagian, IsiTahunan

_PILIH = [("", "Belum dinilai"), *Ekspektasi.choices]


def _alasan(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Pegawai membacanya bersama ratingnya.",
        error_messages={"required": "Tulis alasannya."},
    )


class TahunanForm(forms.Form):
    """Ratings of the year with their reasons; of each post where there were several. Only a draft
    (`draf`) may lack them."""

    rating_hasil = forms.ChoiceField(
        label="Rating hasil kerja",
        choices=Ekspektasi.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih ratingnya."},
    )
    alasan_hasil = _alasan("Alasan rating hasil kerja")
    rating_perilaku = forms.ChoiceField(
        label="Rating perilaku kerja",
        choices=Ekspektasi.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih ratingnya."},
    )
    alasan_perilaku = _alasan("Alasan rating perilaku kerja")
    rekomendasi = forms.CharField(
        label="Rekomendasi",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya pengembangan kompetensi atau bimbingan kinerja.",
    )

    def __init__(self, *args: Any, usulan: Usulan, draf: bool = False, **lain: Any) -> None:
        super().__init__(*args, **lain)
        for nama in ("rating_hasil", "rating_perilaku", "alasan_hasil", "alasan_perilaku"):
            self.fields[nama].required = not draf
        self.usulan = usulan
        self.berbagian = len(usulan.bagian) > 1
        if usulan.hasil_tetap:
            self.fields["rating_hasil"].widget.choices = [
                satu for satu in Ekspektasi.choices if satu[0] == usulan.hasil_tetap
            ]
            self.fields["rating_hasil"].help_text = "Mengikuti capaian unit yang dipimpin."
        for satu in usulan.bagian if self.berbagian else []:
            awal = f"bagian-{satu.skp_id}"
            for nama, judul, nilai in (
                ("hasil", "Rating hasil kerja", satu.rating_hasil),
                ("perilaku", "Rating perilaku kerja", satu.rating_perilaku),
            ):
                self.fields[f"{awal}-{nama}"] = pendekkan(
                    forms.ChoiceField(choices=_PILIH, required=False), judul, satu.jabatan
                )
                self.initial.setdefault(f"{awal}-{nama}", nilai)
            self.fields[f"{awal}-catatan"] = pendekkan(
                forms.CharField(required=False, max_length=2000), "Catatan", satu.jabatan
            )

    def rinci(self) -> list[tuple[Any, Any, Any, Any]]:
        """Each post with its three fields; none where one post was held all year."""
        if not self.berbagian:
            return []
        return [
            (
                satu,
                self[f"bagian-{satu.skp_id}-hasil"],
                self[f"bagian-{satu.skp_id}-perilaku"],
                self[f"bagian-{satu.skp_id}-catatan"],
            )
            for satu in self.usulan.bagian
        ]

    def isi(self) -> IsiTahunan:
        bersih = self.cleaned_data
        bagian = {}
        for satu in self.usulan.bagian if self.berbagian else []:
            awal = f"bagian-{satu.skp_id}"
            hasil = satu.rating_hasil if satu.capaian else bersih[f"{awal}-hasil"]
            bagian[satu.skp_id] = IsiBagian(
                hasil, bersih[f"{awal}-perilaku"], bersih[f"{awal}-catatan"].strip()
            )
        return IsiTahunan(
            rating_hasil=bersih["rating_hasil"],
            rating_perilaku=bersih["rating_perilaku"],
            alasan_hasil=bersih["alasan_hasil"].strip(),
            alasan_perilaku=bersih["alasan_perilaku"].strip(),
            rekomendasi=bersih["rekomendasi"].strip(),
            bagian=bagian,
        )

    def kata(self, nilai: Mapping[str, Any]) -> dict[str, str]:
        """Values by the labels of their fields, ratings in words."""
        hasil = {}
        for nama, bidang in self.fields.items():
            isi = str(nilai.get(nama, "") or "")
            hasil[label_lengkap(bidang)] = dict(_PILIH).get(isi, isi) if isi else ""
        return hasil


class CapaianForm(forms.Form):
    capaian = forms.ChoiceField(
        label="Capaian kinerja unit", choices=[("", "Pilih capaiannya"), *Capaian.choices]
    )
    dasar = forms.CharField(
        label="Dasar",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Penetapan pimpinan setingkat di atasnya, misalnya nomor dan tanggalnya.",
        error_messages={"required": "Sebutkan dasarnya."},
    )
