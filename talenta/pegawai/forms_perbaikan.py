"""Forms of correcting, withdrawing, deciding, reporting and answering."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from talenta.impor.jenis import Jenis, Kolom, Rujukan
from talenta.inti.bukti import BuktiField
from talenta.inti.tanggal import TanggalField
from talenta.pegawai.kode import BAGIAN_DATA, KEDUDUKAN_SIASN
from talenta.pegawai.models import LaporanData, TakTercantum, TenggatLaporan, UsulPerbaikan
from talenta.pegawai.perbaikan import (
    bidang,
    jenis_perbaikan,
    kolom_perbaikan,
    rujukan_kolom,
    sebutan,
)
from talenta.pegawai.selectors.perbaikan import UNTUK_SAYA
from talenta.pegawai.selectors.rujukan import rujukan_mirip, rujukan_pendek, rujukan_tepat
from talenta.pegawai.selectors.tak_tercantum import DIPUTUS
from talenta.pegawai.services.tak_tercantum import KEPUTUSAN_SEORANG

_TANGGAL = {"type": "date"}


def _alasan(label: str = "Alasan", *, wajib: bool = True, bantuan: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=1000,
        required=wajib,
        help_text=bantuan,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasannya."},
    )


class DasarForm(forms.Form):
    """Reason and evidence: what every proposal rests on."""

    alasan = _alasan(bantuan="Apa yang keliru dan dari mana nilai yang benar, misalnya nomor SK.")
    bukti = BuktiField(label="Bukti")


class RujukanInput(forms.TextInput):
    """A text field that offers codes with their names; any text can be typed."""

    template_name = "pegawai/_bagian/isian_rujukan.html"

    def __init__(self, usulan: list[tuple[str, str]]) -> None:
        super().__init__()
        self.usulan = usulan

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The options, and the list's name beside the field's own."""
        isi = super().get_context(name, value, attrs)
        isi["widget"]["usulan"] = self.usulan
        isi["widget"]["attrs"]["list"] = f"usulan-{name}"
        return isi


class UbahForm(DasarForm):
    """The correctable columns of one row, as they stand; `terisi` gives the texts to check.

    A reference is asked for by its code or its name; `kini` says what the stored codes stand for.
    Short lists are offered with names. Sensitive columns show nothing of the
    stored value unless `buka`; left empty they stay as they are.
    """

    def __init__(
        self, *args: Any, jenis: Jenis, lama: Mapping[str, str], kini: Mapping[str, str],
        oleh: Any, buka: bool, **lain: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **lain)
        self.jenis, self.lama, self.kini, self.oleh, self.buka = jenis, lama, kini, oleh, buka
        self.kolom = {_nama(satu): satu for satu in kolom_perbaikan(jenis)}
        for nama, kolom in self.kolom.items():
            self.fields[nama] = self._isian(kolom)
        self.order_fields([*self.kolom, "alasan", "bukti"])

    def _isian(self, kolom: Kolom) -> forms.Field:
        satu = bidang(self.jenis, kolom)
        rujukan = rujukan_kolom(self.jenis, kolom.nama)
        lain: dict[str, Any] = {
            "label": sebutan(kolom.nama),
            "required": kolom.wajib or not (satu.blank or satu.null),
            "initial": self.lama[kolom.nama],
            "error_messages": {"required": "Nilai ini wajib ada."},
        }
        if kolom.sensitif and not self.buka:
            lain |= {"initial": "", "help_text": "Tersamar. Isi hanya bila ingin menggantinya."}
        if satu.choices and rujukan is None:
            return forms.ChoiceField(choices=_pilihan(satu, self.lama[kolom.nama], kolom), **lain)
        if kolom.pembersih.tipe == "date":
            lain["widget"] = forms.DateInput(attrs=_TANGGAL)
        if rujukan is not None:
            lain |= self._rujukan(rujukan, kolom)
        elif kolom.pembersih.rinci:
            lain["help_text"] = f"{kolom.pembersih.rinci[:1].upper()}{kolom.pembersih.rinci[1:]}."
        return forms.CharField(max_length=600, **lain)

    def _rujukan(self, rujukan: Rujukan, kolom: Kolom) -> dict[str, Any]:
        """What the stored code stands for, and how to name another row."""
        kini = self.kini[kolom.nama]
        sekarang = f"Sekarang: {kini}. " if kini else ""
        usulan = rujukan_pendek(oleh=self.oleh, rujukan=rujukan)
        if usulan:
            cara = "Ketik sebagian nama atau kodenya, lalu pilih dari daftar."
            return {"help_text": sekarang + cara, "widget": RujukanInput(usulan)}
        return {
            "help_text": f"{sekarang}Tulis nama atau kodenya. Bila yang serupa ada beberapa, "
            "portal menyebutkannya sesudah dikirim."
        }

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        for nama, kolom in self.kolom.items():
            rujukan = rujukan_kolom(self.jenis, kolom.nama)
            teks = isi.get(nama)
            if rujukan is not None and teks and teks != self.lama[kolom.nama]:
                isi[nama] = self._kode(rujukan, nama, kolom, teks)
        return isi

    def _kode(self, rujukan: Rujukan, nama: str, kolom: Kolom, teks: str) -> str:
        """The code of what was typed; several or none with that name are said with suggestions."""
        kunci = rujukan.kunci
        tepat = rujukan_tepat(oleh=self.oleh, rujukan=rujukan, tulisan=teks)
        if tepat is not None:
            return str(getattr(tepat, kunci))
        if usulan := rujukan_mirip(oleh=self.oleh, rujukan=rujukan, tulisan=teks):
            daftar = "; ".join(f"{getattr(satu, kunci)} ({satu.nama})" for satu in usulan)
            self.add_error(nama, f"Tulis kode salah satu ini: {daftar}.")
        elif not kolom.simpan:
            self.add_error(nama, "Tidak ditemukan di portal. Periksa kode atau namanya.")
        return teks

    @property
    def terisi(self) -> dict[str, str]:
        """Header -> text as typed; masked columns left empty are left out."""
        return {
            kolom.nama: self.cleaned_data.get(nama) or ""
            for nama, kolom in self.kolom.items()
            if not (kolom.sensitif and not self.buka and not self.cleaned_data.get(nama))
        }

    def tempelkan(self, kesalahan: Mapping[str, str]) -> None:
        """Put what a service refused beside its fields."""
        letak = {kolom.nama: nama for nama, kolom in self.kolom.items()}
        for kolom, pesan in kesalahan.items():
            self.add_error(letak.get(kolom), pesan)


def _nama(kolom: Kolom) -> str:
    return kolom.staging


def _pilihan(satu: Any, kini: str, kolom: Kolom) -> list[tuple[str, str]]:
    boleh = set(KEDUDUKAN_SIASN) if satu.name == "kedudukan_hukum" else None
    pilihan = [
        (kode, str(kata))
        for kode, kata in satu.flatchoices
        if boleh is None or kode in boleh or kode == kini
    ]
    return pilihan if kolom.wajib else [("", "Kosong"), *pilihan]


class PutusForm(forms.Form):
    """The decision on a proposal."""

    putusan = forms.ChoiceField(
        label="Putusan",
        choices=[("setuju", "Setujui dan terapkan"), ("tolak", "Tolak")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih setuju atau tolak."},
    )
    alasan = _alasan(
        wajib=False, bantuan="Wajib bila ditolak; tampil bagi pengusul dan bagi pegawainya."
    )


class SaringUsulForm(forms.Form):
    """Filters of the queue; with `putus` also what waits for the one who looks."""

    cari = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)
    status = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua keadaan"), *UsulPerbaikan.Status.choices],
    )
    jenis = forms.ChoiceField(
        label="Jenis data",
        required=False,
        choices=lambda: [("", "Semua jenis"), *((j.kode, j.judul) for j in jenis_perbaikan())],
    )

    def __init__(self, *args: Any, putus: bool, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if putus:
            bidang: Any = self.fields["status"]
            semua, *lainnya = bidang.choices
            bidang.choices = [semua, (UNTUK_SAYA, "Menunggu putusan Anda"), *lainnya]


class LaporForm(forms.Form):
    bagian = forms.ChoiceField(
        label="Bagian yang keliru",
        choices=[("", "Pilih bagian"), *BAGIAN_DATA],
        error_messages={"required": "Pilih bagian data yang keliru."},
    )
    isi = forms.CharField(
        label="Apa yang keliru, dan berapa yang benar",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Sebut nilainya dan dokumen yang menyatakannya, misalnya nomor dan tanggal SK.",
        error_messages={"required": "Tulis apa yang keliru."},
    )
    bukti = BuktiField(label="Bukti", required=False)


class JawabForm(forms.Form):
    hasil = forms.ChoiceField(
        label="Hasil",
        choices=[("", "Pilih hasil"), *LaporanData.Hasil.choices],
        error_messages={"required": "Pilih hasilnya."},
    )
    jawaban = _alasan("Jawaban", bantuan="Dibaca oleh yang melapor; tulis dengan bahasa biasa.")


class SaringLaporanForm(forms.Form):
    cari = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[
            ("", "Semua keadaan"),
            ("terbuka", "Belum dijawab"),
            ("lewat", "Lewat tenggat"),
            *LaporanData.Hasil.choices,
        ],
    )
    bagian = forms.ChoiceField(
        label="Bagian", required=False, choices=[("", "Semua bagian"), *BAGIAN_DATA]
    )


class TenggatForm(forms.ModelForm):
    class Meta:
        model = TenggatLaporan
        fields = ("hari",)
        labels = {"hari": "Hari kalender untuk menjawab"}

    hari = forms.IntegerField(
        label="Hari kalender untuk menjawab",
        min_value=1,
        max_value=90,
        error_messages={"required": "Isi jumlah harinya."},
    )


class SaringTakTercantumForm(forms.Form):
    cari = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[
            ("", "Menunggu keputusan"),
            (DIPUTUS, "Sudah diputuskan, semua"),
            *TakTercantum.Keputusan.choices,
        ],
    )
    # A browser makes a number field as wide as its largest number.
    impor = forms.IntegerField(
        label="Nomor impor",
        required=False,
        min_value=1,
        max_value=2**62,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 10}),
    )


class KeputusanForm(forms.Form):
    """One decision for the ticked people."""

    keputusan = forms.ChoiceField(
        label="Keputusan",
        choices=[
            ("", "Pilih keputusan"),
            *(p for p in TakTercantum.Keputusan.choices if p[0] in KEPUTUSAN_SEORANG),
        ],
        error_messages={"required": "Pilih keputusannya."},
    )
    tanggal = TanggalField(
        label="Berlaku sejak",
        widget=forms.DateInput(attrs=_TANGGAL, format="%Y-%m-%d"),
        error_messages={"required": "Isi tanggalnya.", "invalid": "Tanggal ini tidak terbaca."},
    )
    alasan = _alasan(bantuan="Misalnya nomor SK pensiun atau surat pindah.")

    def clean_tanggal(self) -> date:
        tanggal: date = self.cleaned_data["tanggal"]
        if tanggal > timezone.localdate():
            raise forms.ValidationError(
                "Tanggal ini belum tiba. Putuskan setelah keputusannya berlaku."
            )
        return tanggal
