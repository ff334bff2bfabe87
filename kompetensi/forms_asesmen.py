"""Forms of assessment events, their results, objections, and the queue."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from kompetensi.kode import ASPEK_POTENSI, KOMPETENSI
from kompetensi.models import Asesmen, PesertaAsesmen
from kompetensi.selectors.antrean import ALASAN, JENIS
from kompetensi.services.asesmen import DINILAI
from talenta.akun.models import Pengguna
from talenta.inti.tanggal import TanggalField

_TANGGAL = {"type": "date"}
AWALAN_TEKNIS = "teknis-"


class SaringAsesmenForm(forms.Form):
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=[("", "Semua"), *Asesmen.Status.choices]
    )
    metode = forms.ChoiceField(
        label="Cara", required=False, choices=[("", "Semua"), *Asesmen.Metode.choices]
    )


class AsesmenForm(forms.ModelForm):
    """An event; `teknis` are the technical competencies of the dictionary, code and name."""

    teknis = forms.MultipleChoiceField(
        label="Kompetensi teknis yang dinilai",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Dari kamus yang berlaku. Tiap peserta dapat dinilai sebagian saja.",
    )

    class Meta:
        model = Asesmen
        fields = (
            "judul", "metode", "kompetensi", "potensi", "teknis", "penyelenggara",
            "terakreditasi", "tempat", "mulai", "selesai", "catatan",
        )  # fmt: skip
        labels = {
            "judul": "Nama asesmen",
            "metode": "Cara menilai",
            "kompetensi": "Menilai sembilan kompetensi",
            "potensi": "Menilai delapan aspek potensi",
            "terakreditasi": "Penyelenggara terakreditasi",
            "mulai": "Mulai",
            "selesai": "Selesai",
            "catatan": "Catatan untuk peserta",
        }
        help_texts = {
            "terakreditasi": "Hasil untuk seleksi harus dari unit penilaian yang terakreditasi.",
        }
        field_classes: ClassVar = {"mulai": TanggalField, "selesai": TanggalField}
        widgets = {
            "mulai": forms.DateInput(attrs=_TANGGAL, format="%Y-%m-%d"),
            "selesai": forms.DateInput(attrs=_TANGGAL, format="%Y-%m-%d"),
            "catatan": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, teknis: Mapping[str, str], **lain: Any) -> None:
        super().__init__(*args, **lain)
        # One that has left the dictionary since stays as it was chosen.
        ada = dict.fromkeys(self.instance.teknis) if self.instance.pk else {}
        pilihan = [(kode, teknis.get(kode, kode)) for kode in {**teknis, **ada}]
        bidang: Any = self.fields["teknis"]
        bidang.choices = pilihan

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        mulai, selesai = isi.get("mulai"), isi.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", "Hari selesai mendahului hari mulai.")
        if not any(isi.get(nama) for nama in DINILAI) and "teknis" not in self.errors:
            self.add_error("kompetensi", "Pilih sedikitnya satu yang dinilai.")
        return isi

    def _post_clean(self) -> None:
        """The service writes; here only what was typed is judged."""


def _tingkat(nama: str, bawah: int, *, wajib: bool) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=nama,
        required=wajib,
        coerce=int,
        empty_value=None,
        choices=[("", "–"), *((n, n) for n in range(bawah, 6))],
        error_messages={"required": "Pilih tingkatnya."},
    )


class HasilForm(forms.Form):
    """What came out for one person: present or not, levels, and where they may be changed the
    assessor and the narrative."""

    template_name = "kompetensi/_bagian/isian_hasil.html"

    hadir = forms.TypedChoiceField(
        label="Kehadiran",
        coerce=lambda nilai: nilai == "1",
        choices=[("1", "Hadir dan dinilai"), ("0", "Tidak hadir")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu."},
    )
    tanggal = TanggalField(
        label="Tanggal hasil",
        error_messages={"required": "Isi tanggal hasilnya."},
        widget=forms.DateInput(attrs=_TANGGAL, format="%Y-%m-%d"),
        help_text="Masa berlakunya dihitung dari tanggal ini.",
    )
    asesor = forms.ModelChoiceField(
        label="Asesor di portal",
        required=False,
        queryset=Pengguna.objects.none(),
        help_text="Hanya ia, orangnya sendiri, dan yang berhak yang dapat membuka uraiannya.",
    )
    narasi = forms.CharField(
        label="Uraian",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Tersandi, dan setiap pembukaannya tercatat. Kosongkan bila tidak berubah.",
    )

    def __init__(
        self,
        *args: Any,
        peserta: PesertaAsesmen,
        asesor: Any,
        nama_teknis: Mapping[str, str],
        ganti_asesor: bool = True,
        ganti_narasi: bool = True,
        **lain: Any,
    ) -> None:
        super().__init__(*args, **lain)
        self.peserta, asesmen = peserta, peserta.asesmen
        self.kompetensi = list(KOMPETENSI) if asesmen.kompetensi else []
        self.aspek = list(ASPEK_POTENSI) if asesmen.potensi else []
        self.teknis = {f"{AWALAN_TEKNIS}{kode}": kode for kode in asesmen.teknis}
        # Of somebody who did not come nothing else is asked.
        wajib = self.data.get("hadir") != "0"
        self.fields["tanggal"].required = wajib
        for kode in self.kompetensi:
            self.fields[kode] = _tingkat(KOMPETENSI[kode], 0, wajib=wajib)
        for kode in self.aspek:
            self.fields[kode] = _tingkat(ASPEK_POTENSI[kode], 1, wajib=wajib)
        for nama, kode in self.teknis.items():
            self.fields[nama] = _tingkat(nama_teknis.get(kode, kode), 0, wajib=False)
        self.fields["asesor"].queryset = asesor  # type: ignore[attr-defined]
        if not ganti_asesor:
            del self.fields["asesor"]
        if not ganti_narasi:
            del self.fields["narasi"]
        self.order_fields(
            ["hadir", "tanggal", *self.kompetensi, *self.aspek, *self.teknis, "asesor", "narasi"]
        )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        tanggal = isi.get("tanggal")
        if tanggal and tanggal > timezone.localdate():
            self.add_error("tanggal", "Tanggal hasil tidak boleh sesudah hari ini.")
        return isi

    @property
    def kelompok(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """The levels by category: heading, what is asked, fields."""
        semua = (
            ("Kompetensi", "Tingkat yang dicapai, 0 sampai 5.", self.kompetensi),
            ("Potensi", "Tingkat setiap aspek, 1 sampai 5.", self.aspek),
            (
                "Kompetensi teknis",
                "Tingkat 0 sampai 5; kosongkan yang tidak dinilai.",
                list(self.teknis),
            ),
        )
        return [(judul, kata, [self[k] for k in kode]) for judul, kata, kode in semua if kode]

    @property
    def hasil(self) -> dict[str, Any]:
        """What the service wants."""
        isi = self.cleaned_data
        return {
            "hadir": isi["hadir"],
            "tanggal": isi["tanggal"],
            "tingkat": [isi[kode] for kode in self.kompetensi if isi["hadir"]],
            "aspek": [isi[kode] for kode in self.aspek if isi["hadir"]],
            "teknis": {
                kode: isi[nama]
                for nama, kode in self.teknis.items()
                if isi["hadir"] and isi[nama] is not None
            },
            "asesor": isi["asesor"] if "asesor" in self.fields else self.peserta.asesor,
            "narasi": isi.get("narasi", ""),
        }


class TambahPesertaForm(forms.Form):
    nip = forms.CharField(
        label="NIP peserta",
        max_length=12_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Satu NIP pada setiap baris, atau pilih dari Antrean asesmen.",
        error_messages={"required": "Isi sedikitnya satu NIP."},
    )

    def clean_nip(self) -> list[str]:
        return list(dict.fromkeys(self.cleaned_data["nip"].replace(",", " ").split()))


class SaringAntreanForm(forms.Form):
    jenis = forms.ChoiceField(
        label="Yang dinilai", required=False, choices=[(k, v[0]) for k, v in JENIS.items()]
    )
    alasan = forms.ChoiceField(
        label="Alasan",
        required=False,
        choices=[("", "Semua alasan"), *((k, v.capitalize()) for k, v in ALASAN.items())],
    )
    unit = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class KeberatanForm(forms.Form):
    alasan = forms.CharField(
        label="Mengapa Anda keberatan",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Sebutkan yang menurut Anda keliru. Dibaca oleh yang menjawab dan auditor.",
        error_messages={"required": "Tulis alasannya."},
    )


class JawabKeberatanForm(forms.Form):
    terima = forms.TypedChoiceField(
        label="Putusan",
        coerce=lambda nilai: nilai == "1",
        choices=[("1", "Diterima: orangnya dinilai ulang"), ("0", "Ditolak")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu."},
    )
    jawaban = forms.CharField(
        label="Jawaban untuk orangnya",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Tulis jawabannya."},
    )
