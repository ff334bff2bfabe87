"""Forms about the accounts of people: giving a role, ending it, issuing codes."""

from typing import Any

from django import forms
from django.utils import timezone

from talenta.akun.forms import NipField
from talenta.akun.izin import PERAN_BERDATA, PERAN_UNIT, Peran
from talenta.akun.models import PenugasanPeran
from talenta.inti.tanggal import TanggalField
from talenta.inti.templatetags.tampilan import tanggal
from talenta.pegawai.models import UnitOrganisasi
from talenta.pegawai.pemberian import unit_penugasan
from talenta.pegawai.rumus import jenis_kelamin_nip, nip_sah, tanggal_lahir_nip
from talenta.pegawai.selectors.unit import USULAN, unit_mirip, unit_tepat

_TANGGAL = {"type": "date"}


def _sampai() -> forms.DateField:
    return TanggalField(
        label="Berakhir sebelum tanggal",
        required=False,
        widget=forms.DateInput(attrs=_TANGGAL, format="%Y-%m-%d"),
        help_text="Kosongkan bila belum ada batasnya.",
    )


class DenganUnitForm(forms.Form):
    """A form that asks for a unit by code or name, among those which `oleh` may see."""

    def __init__(self, *args: Any, oleh: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.oleh = oleh

    def clean_unit(self) -> UnitOrganisasi | None:
        tulisan = " ".join(self.cleaned_data["unit"].split())
        if not tulisan:
            return None
        unit = unit_tepat(oleh=self.oleh, tulisan=tulisan)
        if unit is None:
            raise forms.ValidationError(_saran(unit_mirip(oleh=self.oleh, tulisan=tulisan)))
        return unit


def _saran(mirip: list[UnitOrganisasi]) -> str:
    """What to write instead of what named no single unit."""
    if not mirip:
        return "Unit ini tidak ditemukan. Periksa kode atau namanya."
    daftar = "; ".join(_sebutan(unit) for unit in mirip[:USULAN])
    lain = " Masih ada yang lain; tambahkan kata agar lebih sempit." if mirip[USULAN:] else ""
    return f"Tulis kode salah satu unit ini: {daftar}.{lain}"


def _sebutan(unit: UnitOrganisasi) -> str:
    induk = f", {unit.opd.nama}" if unit.opd and unit.opd_id != unit.pk else ""
    return f"{unit.kode} ({unit.nama}{induk})"


class BeriPeranForm(DenganUnitForm):
    peran = forms.ChoiceField(
        label="Peran",
        choices=[("", "Pilih peran"), *(p for p in Peran.choices if p[0] != Peran.ASN)],
        error_messages={"required": "Pilih peran yang diberikan."},
    )
    unit = forms.CharField(
        label="Kode atau nama unit",
        required=False,
        max_length=300,
        help_text="Wajib untuk Pengelola OPD dan Atasan; mencakup semua unit di bawahnya. "
        "Kosongkan untuk peran seluruh instansi.",
    )
    mulai = TanggalField(
        label="Mulai berlaku",
        initial=timezone.localdate,
        widget=forms.DateInput(attrs=_TANGGAL, format="%Y-%m-%d"),
        error_messages={"required": "Isi tanggal mulai."},
    )
    sampai = _sampai()


class UbahPeranForm(DenganUnitForm):
    """Another unit, where the role is bound to one, or another end."""

    unit = forms.CharField(
        label="Kode atau nama unit",
        max_length=300,
        help_text="Peran ini mencakup unit itu dan semua unit di bawahnya.",
        error_messages={"required": "Pilih unit yang menjadi lingkup peran ini."},
    )
    sampai = _sampai()

    def __init__(self, *args: Any, penugasan: PenugasanPeran, **lain: Any) -> None:
        super().__init__(*args, **lain)
        unit = unit_penugasan(penugasan)
        self.initial = {"unit": unit.kode if unit else "", "sampai": penugasan.berlaku_sampai}
        if penugasan.peran not in PERAN_UNIT:
            del self.fields["unit"]


def nip_dalam_kata(nip: str) -> str:
    """What the digits of a NIP say about its holder, to be compared with the person."""
    lahir = tanggal_lahir_nip(nip)
    kelamin = {"M": ", laki-laki", "F": ", perempuan"}.get(jenis_kelamin_nip(nip), "")
    return f"lahir {tanggal(lahir)}, diangkat tahun {nip[8:12]}{kelamin}"


class AkunBaruForm(BeriPeranForm):
    """An account for somebody without a record, with its first role."""

    nama = forms.CharField(
        label="Nama lengkap",
        max_length=200,
        error_messages={"required": "Isi nama pemegang akun."},
    )
    nomor = NipField(
        label="Nomor masuk",
        required=False,
        autocomplete="off",
        salah="Nomor masuk terdiri atas 18 angka.",
        help_text="NIP 18 angka bila orang itu punya NIP, misalnya auditor dari instansi lain. "
        "Bila tidak, kosongkan: portal memberi nomor 18 angka yang diawali 00, sehingga tidak "
        "pernah sama dengan NIP siapa pun. Jangan pakai NIK.",
    )

    field_order = ("nama", "nomor", "cocok", "peran", "unit", "mulai", "sampai")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        peran: Any = self.fields["peran"]
        peran.choices = [satu for satu in peran.choices if satu[0] not in PERAN_BERDATA]
        peran.help_text = (
            "Admin BKD, Analis BKD, dan Pengelola OPD hanya bagi pegawai yang datanya ada di "
            "portal, karena mereka ikut memperbaiki data."
        )
        if "cocok" in self.data:
            self._bidang_cocok()

    def _bidang_cocok(self) -> None:
        """The question whether the number was compared; the tick is for this number alone."""
        nomor = str(self.fields["nomor"].to_python(self.data.get("nomor", "")))
        if not nip_sah(nomor):
            return
        tertulis = f"{nomor[:8]} {nomor[8:14]} {nomor[14]} {nomor[15:]}"
        kata = f"{tertulis} sudah saya cocokkan dengan kartu pegawai atau SK orang ini"
        self.fields["cocok"] = forms.MultipleChoiceField(
            label="Cocokkan nomornya",
            choices=[(nomor, kata)],
            widget=forms.CheckboxSelectMultiple,
            help_text=f"Portal membacanya sebagai: {nip_dalam_kata(nomor)}.",
            error_messages={"invalid_choice": "Nomornya sudah Anda ganti. Cocokkan yang baru."},
        )
        self.order_fields(self.field_order)

    def minta_cocok(self, sebab: str) -> None:
        """Ask to compare the number that was sent."""
        self._bidang_cocok()
        self.add_error("cocok", sebab)

    def clean_nama(self) -> str:
        return " ".join(self.cleaned_data["nama"].split())


class AlasanForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasannya; alasan tersimpan dalam jejak audit."},
    )


class KodeUnitForm(DenganUnitForm):
    unit = forms.CharField(
        label="Kode atau nama unit",
        max_length=300,
        help_text="Mencakup pegawai pada unit itu dan semua unit di bawahnya.",
        error_messages={"required": "Tulis unit yang pegawainya akan menerima kode."},
    )
