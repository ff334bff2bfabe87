"""Forms of digital skill: evidence, a supervisor's validation, rules."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from kompetensi.digital.ketentuan import BULAN_JENDELA, SUMBER_DIHITUNG, Ketentuan
from kompetensi.digital.models import BuktiDigital
from kompetensi.digital.rumus import PUNCAK
from kompetensi.kode import AREA_DIGITAL
from talenta.inti.bukti import BuktiField
from talenta.inti.tanggal import TanggalField
from talenta.pegawai.kode import Jenjang

TINGKAT = [("", "Pilih tingkat"), *((str(n), f"Tingkat {n}") for n in range(PUNCAK + 1))]


def _tanggal(label: str, bantuan: str = "") -> forms.DateField:
    return TanggalField(
        label=label,
        help_text=bantuan,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Isi tanggalnya.", "invalid": "Tanggal ini tidak dikenal."},
    )


class BuktiForm(forms.Form):
    """Evidence of digital skill that the person brings."""

    jenis = forms.ChoiceField(label="Jenis bukti", choices=BuktiDigital.Jenis.choices)
    area = forms.ChoiceField(label="Area yang dibuktikan", choices=list(AREA_DIGITAL.items()))
    judul = forms.CharField(
        label="Judul",
        max_length=200,
        help_text="Misalnya nama pelatihan atau aplikasi yang Anda buat.",
        error_messages={"required": "Tulis judulnya."},
    )
    penerbit = forms.CharField(label="Penerbit", max_length=200, required=False)
    tanggal = _tanggal("Tanggal terbit")
    berkas = BuktiField(label="Berkas")

    def clean_tanggal(self) -> date:
        hari: date = self.cleaned_data["tanggal"]
        if hari > timezone.localdate():
            raise forms.ValidationError("Tanggal terbit tidak boleh sesudah hari ini.")
        return hari


def _tingkat(kolom: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=AREA_DIGITAL[kolom],
        choices=TINGKAT,
        coerce=int,
        error_messages={"required": "Pilih tingkatnya."},
    )


class ValidasiForm(forms.Form):
    """The levels that a supervisor holds true, area by area."""

    informasi_dan_data = _tingkat("informasi_dan_data")
    komunikasi_dan_kolaborasi = _tingkat("komunikasi_dan_kolaborasi")
    konten_digital = _tingkat("konten_digital")
    keamanan = _tingkat("keamanan")
    pemecahan_masalah = _tingkat("pemecahan_masalah")
    catatan = forms.CharField(
        label="Dasar penilaian",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Pekerjaan atau bukti yang Anda lihat. Tampil bagi pegawai yang dinilai.",
        error_messages={"required": "Tulis pekerjaan atau bukti yang menjadi dasarnya."},
    )

    @property
    def tingkat(self) -> list[int]:
        """The chosen levels in the order of the areas."""
        return [self.cleaned_data[kolom] for kolom in AREA_DIGITAL]


class AlasanForm(forms.Form):
    """Why an item is drawn no more."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        error_messages={"required": "Tulis alasannya."},
    )


class SaringStandarForm(forms.Form):
    """Which posts the grid shows, and for which day."""

    cari = forms.CharField(label="Nama jabatan", required=False, max_length=100)
    jenjang = forms.ChoiceField(
        label="Jenjang", required=False, choices=[("", "Semua jenjang"), *Jenjang.choices]
    )


class MulaiForm(forms.Form):
    """From which day required levels hold."""

    berlaku_mulai = _tanggal(
        "Berlaku mulai", "Paling awal hari ini. Tingkat sebelum hari itu tetap tercatat."
    )


def _bulat(label: str, bawah: int, atas: int, bantuan: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=bawah,
        max_value=atas,
        help_text=bantuan,
        error_messages={
            "required": "Isi angkanya.",
            "invalid": "Isi bilangan bulat.",
            "min_value": f"Paling sedikit {bawah}.",
            "max_value": f"Paling banyak {atas}.",
        },
    )


class KetentuanForm(forms.Form):
    """Rules of an agency from a day on: the test, the sources, usual levels by jenjang."""

    berlaku_mulai = _tanggal("Berlaku mulai")
    dasar = forms.CharField(
        label="Dasar",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Surat keputusan atau alasan penetapannya.",
        error_messages={"required": "Tulis dasarnya."},
    )
    menit = _bulat("Lama tes (menit)", 10, 240)
    soal_per_jenjang = _bulat(
        "Soal per area dan jenjang", 1, 3, "Empat jenjang dan lima area: 2 berarti 40 soal."
    )
    jendela_bulan = forms.TypedChoiceField(
        label="Tes sekali dalam (bulan)",
        coerce=int,
        choices=[(str(n), f"{n} bulan") for n in BULAN_JENDELA],
    )
    jawaban_cukup = _bulat("Statistik soal mulai dari (jawaban)", 30, 10_000)
    masa_tahun = _bulat("Masa berlaku hasil (tahun)", 1, 10)
    lebar = _bulat(
        "Rentang sumber tanpa rentang sendiri (tingkat)", 0, 3, "Tes membawa rentangnya sendiri."
    )
    selisih = _bulat("Sumber berselisih mulai dari (tingkat)", 1, 8)

    def __init__(self, data: Any = None, *, ketentuan: Ketentuan) -> None:
        semula = ketentuan.isi
        awal = {
            **semula["uji"],
            **semula["gabungan"],
            "masa_tahun": semula["gabungan"]["masa_tahun"],
            "berlaku_mulai": timezone.localdate(),
            **{f"bobot_{k}": n for k, n in semula["gabungan"]["bobot"].items()},
            **{f"sendiri_{k}": True for k in semula["gabungan"]["sendiri"]},
            **{
                f"lazim_{jenjang}": " ".join(map(str, tingkat))
                for jenjang, tingkat in semula["tingkat_lazim"].items()
            },
        }
        super().__init__(data, initial=awal)
        self.semula = semula
        for kode, nama in SUMBER_DIHITUNG.items():
            self.fields[f"bobot_{kode}"] = _bulat(f"Bobot: {nama}", 0, 100)
            self.fields[f"sendiri_{kode}"] = forms.BooleanField(
                label=f"{nama} boleh berdiri sendiri", required=False
            )
        for jenjang in (satu for satu in Jenjang.values if satu in semula["tingkat_lazim"]):
            self.fields[f"lazim_{jenjang}"] = forms.RegexField(
                r"^\s*[0-8](\s+[0-8]){4}\s*$",
                label=f"Tingkat lazim: {Jenjang(jenjang).label}",
                help_text="Lima angka 0 sampai 8 menurut urutan area.",
                error_messages={
                    "required": "Isi lima angka.",
                    "invalid": "Isi lima angka 0 sampai 8, dipisah spasi.",
                },
            )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        bobot = {k: isi.get(f"bobot_{k}") or 0 for k in SUMBER_DIHITUNG}
        sendiri = [k for k in SUMBER_DIHITUNG if isi.get(f"sendiri_{k}")]
        if not any(bobot[k] for k in sendiri):
            self.add_error(
                None, "Paling sedikit satu sumber yang boleh berdiri sendiri harus berbobot."
            )
        return isi

    @property
    def isi(self) -> dict[str, Any]:
        """The rules as they are stored, with what the form does not ask taken over."""
        isi = self.cleaned_data
        uji = ("menit", "soal_per_jenjang", "jendela_bulan", "jawaban_cukup")
        gabungan = ("masa_tahun", "lebar", "selisih")
        return {
            "uji": {**self.semula["uji"], **{k: isi[k] for k in uji}},
            "gabungan": {
                **{k: isi[k] for k in gabungan},
                "bobot": {k: isi[f"bobot_{k}"] for k in SUMBER_DIHITUNG},
                "sendiri": [k for k in SUMBER_DIHITUNG if isi[f"sendiri_{k}"]],
            },
            "tingkat_lazim": {
                jenjang: [int(n) for n in isi[f"lazim_{jenjang}"].split()]
                for jenjang in self.semula["tingkat_lazim"]
            },
        }
