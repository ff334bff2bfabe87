"""Forms of the appraisal year for officers."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from kinerja.ketentuan import BILANGAN, isian_bilangan, ketentuan_galat
from kinerja.kode import (
    SELALU_BERNAMA,
    Capaian,
    DasarPenilai,
    Ekspektasi,
    HubunganUmpan,
    Periodik,
    Predikat,
)
from kinerja.models import KetentuanKinerja, PeriodeTinjauan, TahunKinerja
from talenta.inti.tanggal import TanggalField
from talenta.pegawai.kode import KedudukanHukum

J = KetentuanKinerja.Jenis


def _tanggal() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TahunForm(forms.Form):
    tahun = forms.IntegerField(label="Tahun", min_value=2020, max_value=2100)
    jenis_periodik = forms.ChoiceField(
        label="Tinjauan periodik",
        choices=Periodik.choices,
        widget=forms.RadioSelect,
        initial=Periodik.TRIWULANAN,
        help_text="Seperti yang ditetapkan instansi; tidak dapat diubah sesudah dibuat.",
    )


class TenggatForm(forms.Form):
    """Deadlines of a year and of each of its periods."""

    batas_rencana = TanggalField(label="Batas SKP disepakati", widget=_tanggal())
    batas_akhir = TanggalField(label="Batas penilaian tahunan", widget=_tanggal())

    def __init__(
        self, *args: Any, tahun: TahunKinerja, periode: list[PeriodeTinjauan], **lain: Any
    ) -> None:
        lain.setdefault(
            "initial", {"batas_rencana": tahun.batas_rencana, "batas_akhir": tahun.batas_akhir}
        )
        super().__init__(*args, **lain)
        self.periode = periode
        for satu in periode:
            self.fields[f"periode-{satu.pk}"] = TanggalField(
                label=f"Batas tinjauan {satu.nama}", widget=_tanggal(), initial=satu.batas
            )

    def batas_periode(self) -> dict[int, date]:
        return {satu.pk: self.cleaned_data[f"periode-{satu.pk}"] for satu in self.periode}


class BukaKembaliForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan membuka kembali",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasannya."},
    )
    batas_baru = TanggalField(label="Batas baru", widget=_tanggal())


class PutusanBukaForm(forms.Form):
    """A decision on somebody's request to open again; refusing needs a reason."""

    keputusan = forms.ChoiceField(choices=[("setuju", "Setujui"), ("tolak", "Tolak")])
    alasan = forms.CharField(label="Alasan putusan", max_length=1000, required=False)

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = self.cleaned_data
        if isi.get("keputusan") == "tolak" and not isi.get("alasan") and not self.errors:
            self.add_error("alasan", "Tulis alasannya bila usul ditolak.")
        return isi


class PenilaiForm(forms.Form):
    """An appraiser for one person over a span; of the portal by NIP, else by name."""

    dasar = forms.ChoiceField(
        label="Dasar",
        choices=[satu for satu in DasarPenilai.choices if satu[0] != DasarPenilai.STRUKTUR],
        help_text="Ketua tim memberi masukan dan tidak menilai.",
    )
    nip = forms.CharField(
        label="NIP penilai",
        required=False,
        max_length=25,
        help_text="Kosongkan bila penilainya bukan pegawai instansi ini.",
    )
    penilai_luar = forms.CharField(
        label="Nama dan jabatan penilai di luar data",
        required=False,
        max_length=200,
        help_text="Misalnya kepala daerah. Ia tidak menilai lewat portal; predikatnya diimpor.",
    )
    mulai = TanggalField(label="Berlaku mulai", widget=_tanggal(), initial=timezone.localdate)
    terakhir = TanggalField(
        label="Hari terakhir",
        required=False,
        widget=_tanggal(),
        help_text="Kosongkan bila belum diketahui.",
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya nomor dan tanggal surat perintah.",
        error_messages={"required": "Tulis alasannya."},
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        nip = "".join(isi.get("nip", "").split())
        if bool(nip) == bool(isi.get("penilai_luar", "").strip()):
            self.add_error("nip", "Isi NIP penilai, atau nama penilai di luar data, salah satu.")
        isi["nip"] = nip
        akhir, mulai = isi.get("terakhir"), isi.get("mulai")
        if akhir and mulai and akhir < mulai:
            self.add_error("terakhir", "Hari terakhir tidak boleh sebelum mulai.")
        isi["selesai"] = akhir + timedelta(days=1) if akhir else None
        return isi


class AkhiriForm(forms.Form):
    selesai = TanggalField(label="Tidak berlaku lagi mulai", widget=_tanggal())
    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasannya."},
    )


class CariForm(forms.Form):
    cari = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)


class CariUnitForm(forms.Form):
    cari = forms.CharField(label="Cari nama unit", required=False, max_length=100)


class KetentuanForm(forms.Form):
    """Figures of one kind from a day on; the fields follow the kind."""

    mulai = TanggalField(
        label="Berlaku mulai",
        widget=_tanggal(),
        initial=timezone.localdate,
        help_text="Hari ini atau sesudahnya.",
    )
    sumber = forms.CharField(
        label="Sumber",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Peraturan, keputusan, atau alasannya.",
        error_messages={"required": "Sebutkan sumbernya."},
    )

    def __init__(self, *args: Any, jenis: str, isi: dict[str, Any], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.jenis = jenis
        depan: dict[str, forms.Field] = {}
        match jenis:
            case J.WAJIB_SKP:
                depan["kedudukan"] = forms.MultipleChoiceField(
                    label="Kedudukan hukum yang wajib menyusun SKP",
                    choices=KedudukanHukum.choices,
                    widget=forms.CheckboxSelectMultiple,
                    initial=isi["kedudukan"],
                )
            case J.CAPAIAN_PIMPINAN:
                for kode, label in Capaian.choices:
                    depan[kode] = forms.ChoiceField(
                        label=f"Capaian unit {label}",
                        choices=Ekspektasi.choices,
                        initial=isi[kode],
                    )
            case J.SEBARAN:
                depan |= _bidang_sebaran(isi)
            case J.UMPAN_BALIK:
                depan["anonim"] = forms.MultipleChoiceField(
                    label="Boleh tanpa nama",
                    required=False,
                    choices=[s for s in HubunganUmpan.choices if s[0] not in SELALU_BERNAMA],
                    widget=forms.CheckboxSelectMultiple,
                    initial=isi["anonim"],
                )
                depan["minimal"] = forms.IntegerField(
                    label="Jawaban paling sedikit supaya terbit",
                    min_value=3,
                    max_value=20,
                    initial=isi["minimal"],
                )
            case _:
                for nama, (kata, satuan, kecil, besar) in BILANGAN[jenis].items():
                    depan[nama] = forms.IntegerField(
                        label=isian_bilangan(kata, satuan),
                        min_value=kecil,
                        max_value=besar,
                        initial=isi[nama],
                    )
        self.fields = depan | self.fields

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or self.cleaned_data
        if self.errors:
            return bersih
        isi = self._isi(bersih)
        if galat := ketentuan_galat(self.jenis, isi):
            self.add_error(None, galat)
        bersih["isi"] = isi
        return bersih

    def _isi(self, bersih: dict[str, Any]) -> dict[str, Any]:
        if self.jenis != J.SEBARAN:
            nama = [satu for satu in self.fields if satu not in ("mulai", "sumber")]
            return {satu: bersih[satu] for satu in nama}
        hasil: dict[str, dict[str, list[int]]] = {}
        for capaian in Capaian.values:
            baris = {}
            for predikat in Predikat.values:
                rendah = bersih[f"{capaian}-{predikat}-rendah"]
                tinggi = bersih[f"{capaian}-{predikat}-tinggi"]
                if rendah is not None or tinggi is not None:
                    baris[predikat] = [
                        rendah if rendah is not None else 0,
                        tinggi if tinggi is not None else 100,
                    ]
            if baris:
                hasil[capaian] = baris
        return hasil


def _bidang_sebaran(isi: dict[str, Any]) -> dict[str, forms.Field]:
    hasil: dict[str, forms.Field] = {}
    for capaian in Capaian:
        for predikat in Predikat:
            ada = isi.get(capaian, {}).get(predikat, (None, None))
            for nama, nilai in zip(("rendah", "tinggi"), ada, strict=True):
                hasil[f"{capaian}-{predikat}-{nama}"] = forms.IntegerField(
                    label=f"{capaian.label}: {predikat.label}, paling {nama} (%)",
                    required=False,
                    min_value=0,
                    max_value=100,
                    initial=nilai,
                )
    return hasil
