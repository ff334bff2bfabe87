"""Forms of the dictionary and of standards: an entry, a file, putting a version in force."""

from typing import Any

from django import forms
from django.utils import timezone

from kompetensi.kode import KOMPETENSI, JenisKompetensi
from kompetensi.models import ButirKamus
from kompetensi.selectors.kamus import KOLOM_BUTIR, butir_isi, butir_tanda
from talenta.inti.tanggal import TanggalField


class SaringKamusForm(forms.Form):
    cari = forms.CharField(label="Cari kompetensi atau kata dalam uraiannya", required=False,
                           max_length=100)  # fmt: skip
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisKompetensi.choices]
    )


def asal_tulis(butir: ButirKamus) -> str:
    """Marks of an entry's columns as a form carries them along."""
    return " ".join(f"{k}={v}" for k, v in butir_tanda(butir_isi(butir)).items())


def asal_baca(teks: str) -> dict[str, str]:
    """The same, read back; what is no such text marks nothing."""
    return dict(satu.split("=", 1) for satu in teks.split()[:50] if "=" in satu)


class ButirForm(forms.ModelForm):
    """An entry: name and field of a technical one may change, the nine keep theirs. `asal` carries
    the marks of its columns as they were opened."""

    asal = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = ButirKamus
        fields = tuple(KOLOM_BUTIR)
        labels = KOLOM_BUTIR
        widgets = {
            nama: forms.Textarea(attrs={"rows": 3})
            for nama in KOLOM_BUTIR
            if nama not in ("nama", "bidang")
        }

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if self.instance.pk:
            self.initial["asal"] = asal_tulis(self.instance)
        if self.instance.kode in KOMPETENSI:
            del self.fields["bidang"]
            del self.fields["nama"]
        else:
            self.fields["bidang"].required = True
            self.fields["bidang"].help_text = "Urusan atau kelompok jabatan, misalnya Kepegawaian."
        for nama, bidang in self.fields.items():
            if nama.startswith("indikator"):
                bidang.help_text = "Satu perilaku pada setiap baris."

    def clean(self) -> dict[str, Any]:
        """Lines end as they do in files; of indicators empty ones are dropped."""
        isi = super().clean() or {}
        for nama, nilai in isi.items():
            baris = [satu.strip() for satu in nilai.splitlines()]
            isi[nama] = "\n".join(s for s in baris if s or not nama.startswith("indikator"))
        return isi

    @property
    def isi(self) -> dict[str, str]:
        """What was typed, by column."""
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "asal"}

    def ditimpa(self, kini: ButirKamus, diubah: set[str]) -> "ButirForm":
        """The same form over the entry as somebody else left it: the columns changed here as typed,
        the others as stored, so that saving again overwrites knowingly."""
        data = {n: self.cleaned_data[n] if n in diubah else getattr(kini, n) for n in self.isi}
        return ButirForm({**data, "asal": asal_tulis(kini)}, instance=kini)

    def _post_clean(self) -> None:
        """The service judges the whole; here only what was typed."""


class MuatKamusForm(forms.Form):
    berkas = forms.FileField(
        label="Berkas kamus", error_messages={"required": "Pilih berkasnya.",
                                              "empty": "Berkas ini kosong."}
    )  # fmt: skip


class TetapkanForm(forms.Form):
    """A version comes into force: what it is called, on what legal basis, from which day on."""

    judul = forms.CharField(
        label="Nama versi", max_length=200, error_messages={"required": "Beri nama versi ini."}
    )
    dasar = forms.CharField(
        label="Dasar hukum",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Peraturan atau keputusan yang menetapkannya, dengan nomor dan tanggal.",
        error_messages={"required": "Sebutkan dasar hukumnya."},
    )
    berlaku_mulai = TanggalField(
        label="Berlaku mulai",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Hari ini atau sesudahnya.",
        error_messages={"required": "Isi tanggal mulainya."},
    )

    def clean_berlaku_mulai(self) -> Any:
        if self.cleaned_data["berlaku_mulai"] < timezone.localdate():
            raise forms.ValidationError("Versi berlaku mulai hari ini atau sesudahnya.")
        return self.cleaned_data["berlaku_mulai"]
