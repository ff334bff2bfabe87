"""Forms by which officers match titles and codes by hand."""

from collections.abc import Iterable
from typing import Any

from django import forms

from talenta.impor.baca.contoh import JudulKolom, KepalaBerkas
from talenta.impor.jenis import Jenis
from talenta.impor.selectors_peta import Calon, KodeAsing

TAK_DIPAKAI = "Tidak dipakai"


class BarisKepalaForm(forms.Form):
    """Which row of the file is its header."""

    baris = forms.TypedChoiceField(label="Baris kepala kolom", coerce=int)

    def __init__(self, *args: Any, kepala: KepalaBerkas, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["baris"].choices = [  # type: ignore[attr-defined]
            (nomor, f"Baris {nomor}: {cuplik}") for nomor, cuplik in kepala.calon
        ]


def kolom_pilihan(jenis: Jenis, resmi: Iterable[str]) -> list[Any]:
    """Columns that a title may stand for, the required first; those that the file names itself
    are taken."""
    terambil = set(resmi)
    wajib = [(nama, f"{nama} (wajib)") for nama in jenis.wajib]
    for satu in jenis.salah_satu:
        sebutan = "pilihan lain" if terambil & set(satu) else "wajib, salah satu"
        wajib += [(nama, f"{nama} ({sebutan})") for nama in satu]
    kelompok = {"Kolom wajib": wajib, "Kolom lain": [(nama, nama) for nama in jenis.pilihan]}
    bebas = {
        judul: [pilihan for pilihan in isi if pilihan[0] not in terambil]
        for judul, isi in kelompok.items()
    }
    return [("", TAK_DIPAKAI), *((judul, isi) for judul, isi in bebas.items() if isi)]


class KolomForm(forms.Form):
    """One choice for each title that is not a column's own name; no column twice, none of the
    required ones missing."""

    def __init__(self, *args: Any, jenis: Jenis, judul: list[JudulKolom], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.jenis = jenis
        self.resmi = [satu.kolom for satu in judul if satu.resmi and satu.kolom]
        self.judul = {f"k{ke}": satu for ke, satu in enumerate(judul) if not satu.resmi}
        pilihan = kolom_pilihan(jenis, self.resmi)
        for nama, satu in self.judul.items():
            self.fields[nama] = forms.ChoiceField(
                label=f"Kolom untuk {satu.tulisan}",
                required=False,
                choices=pilihan,
                initial=satu.kolom,
            )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        dipakai: dict[str, str] = {}
        for nama, kolom in list(isi.items()):
            if kolom in dipakai:
                lain = self.judul[dipakai[kolom]].tulisan
                self.add_error(nama, f"{kolom} sudah dipilih untuk judul {lain}.")
            elif kolom:
                dipakai[kolom] = nama
        ada = {*self.resmi, *dipakai}
        kurang = [nama for nama in self.jenis.wajib if nama not in ada]
        kurang += [" atau ".join(s) for s in self.jenis.salah_satu if not ada & set(s)]
        if kurang:
            self.add_error(None, f"Kolom wajib belum ada: {', '.join(kurang)}.")
        return isi

    def hasil(self) -> dict[str, str]:
        """Title as remembered -> column."""
        return {satu.kepala: self.cleaned_data[nama] for nama, satu in self.judul.items()}


class SaringKodeForm(forms.Form):
    """Which of the unknown codes are shown, as it stands in the address."""

    cari = forms.CharField(
        label="Cari di antara kode pada berkas",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    jenis = forms.ChoiceField(label="Jenis", required=False)

    def __init__(self, *args: Any, rujukan: Iterable[tuple[str, str]], **lain: Any) -> None:
        super().__init__(*args, **lain)
        jenis: Any = self.fields["jenis"]
        jenis.choices = [("", "Semua jenis"), *rujukan]


class KodeForm(forms.Form):
    """What one foreign code stands for: a search, and the rows found (or looking alike)."""

    cari = forms.CharField(label="Cari nama atau kode", required=False, max_length=100)
    kode = forms.ChoiceField(
        label="Petakan ke",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Pilih dari daftar di bawah ini."},
    )

    def __init__(
        self, *args: Any, asing: KodeAsing, calon: list[Calon] | None = None, **lain: Any
    ) -> None:
        super().__init__(*args, **lain)
        self.kode_asing = asing
        self.calon = asing.usulan if calon is None else calon
        self.usulan = calon is None and bool(asing.usulan)
        self.fields["kode"].choices = [  # type: ignore[attr-defined]
            ("", "Belum dipetakan"),
            *((satu.kode, f"{satu.kode} · {satu.sebutan}") for satu in self.calon),
        ]

    def clean(self) -> dict[str, Any]:
        """A code typed in full needs no second choosing."""
        isi: dict[str, Any] = super().clean() or {}
        tepat = [satu.kode for satu in self.calon if satu.kode == isi.get("cari")]
        if tepat and not isi.get("kode"):
            isi["kode"] = tepat[0]
        return isi

    @property
    def dicari(self) -> bool:
        """Whether something was looked for and nothing has been chosen yet."""
        return bool(self.cleaned_data.get("cari") and not self.cleaned_data.get("kode"))
