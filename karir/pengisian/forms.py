"""Forms of filling posts: fields and their words; the services decide."""

from typing import Any

from django import forms
from django.utils import timezone

from karir.models import IkatanPegawai, Lowongan, PantauPenempatan
from talenta.akun.models import Pengguna
from talenta.impor.jenis import Rujukan
from talenta.inti.tanggal import TanggalField
from talenta.pegawai.forms_perbaikan import RujukanInput
from talenta.pegawai.models import Jabatan, UnitOrganisasi
from talenta.pegawai.rumus import nip_sah
from talenta.pegawai.selectors.rujukan import rujukan_mirip, rujukan_tepat


def tanggal_isian(**lain: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return TanggalField(widget=widget, **lain)


def teks_isian(baris: int = 3, **lain: Any) -> forms.CharField:
    lain.setdefault("max_length", 4000)
    return forms.CharField(widget=forms.Textarea(attrs={"rows": baris}), **lain)


def bulat_isian(label: str, puncak: int, bantuan: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=puncak, required=False, help_text=bantuan
    )


class SaringLowonganForm(forms.Form):
    cari = forms.CharField(
        label="Cari jabatan",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama jabatan atau unit"}),
    )
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=[("", "Semua keadaan"), *Lowongan.Status.choices]
    )
    menunggu = forms.ChoiceField(
        label="Menunggu",
        required=False,
        choices=[("", "Siapa pun"), ("saya", "Menunggu saya")],
    )


class SaringLayakForm(forms.Form):
    cari = forms.CharField(
        label="Cari nama atau NIP",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama atau awal NIP"}),
    )
    status = forms.ChoiceField(
        label="Kelayakan",
        required=False,
        choices=[
            ("", "Semua"),
            ("1", "Terpenuhi"),
            ("2", "Perlu verifikasi"),
            ("3", "Tidak terpenuhi"),
        ],
    )


_RUJUKAN = {
    "jabatan": Rujukan("Jabatan", Jabatan, "kode", "jabatan_id"),
    "unit": Rujukan("Unit", UnitOrganisasi, "kode", "unit_id"),
}


class LowonganForm(forms.Form):
    """A new vacancy. Post and unit are named by code or name; the page has both chosen, and
    `usulan` are the units it offers, code and name."""

    jabatan = forms.CharField(label="Jabatan", max_length=300, help_text="Kode atau namanya.")
    unit = forms.CharField(label="Unit", max_length=300, help_text="Kode atau namanya.")
    asal = forms.ChoiceField(label="Sebab lowong", choices=Lowongan.Asal.choices)
    tanggal_lowong = tanggal_isian(label="Lowong mulai")
    pemegang_lama = forms.CharField(
        label="Pemegang lama",
        max_length=200,
        required=False,
        help_text="Kosongkan untuk jabatan baru.",
    )
    keterangan = teks_isian(label="Keterangan", required=False)

    def __init__(
        self, *args: Any, pengguna: Pengguna, usulan: list[tuple[str, str]] | None = None,
        **lain: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **lain)
        self.pengguna = pengguna
        if usulan is not None:
            self.fields["jabatan"].widget = forms.HiddenInput()
            self.fields["unit"].widget = RujukanInput(usulan)
            self.fields[
                "unit"
            ].help_text = "Ketik sebagian nama atau kodenya, lalu pilih dari daftar."

    def _cari(self, nama: str) -> Any:
        tulisan = " ".join(self.cleaned_data[nama].split())
        rujukan = _RUJUKAN[nama]
        satu = rujukan_tepat(oleh=self.pengguna, rujukan=rujukan, tulisan=tulisan)
        if satu is not None:
            return satu
        if mirip := rujukan_mirip(oleh=self.pengguna, rujukan=rujukan, tulisan=tulisan):
            daftar = "; ".join(f"{satu.kode} ({satu.nama})" for satu in mirip)
            raise forms.ValidationError(f"Tulis kode salah satu ini: {daftar}.")
        raise forms.ValidationError(
            "Tidak ada kode atau nama ini pada data instansi Anda. Cari dengan sebagian namanya."
        )

    def clean_jabatan(self) -> Jabatan:
        satu: Jabatan = self._cari("jabatan")
        return satu

    def clean_unit(self) -> UnitOrganisasi:
        satu: UnitOrganisasi = self._cari("unit")
        return satu

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        perlu = isi.get("asal") in (Lowongan.Asal.PENSIUN, Lowongan.Asal.PINDAH)
        if perlu and not isi.get("pemegang_lama"):
            self.add_error("pemegang_lama", "Sebutkan siapa yang pensiun atau pindah.")
        return isi


class VerifikasiForm(forms.Form):
    butir = forms.CharField(max_length=200, widget=forms.HiddenInput)
    lulus = forms.ChoiceField(
        label="Hasil", choices=[("", "Pilih"), ("ya", "Memenuhi"), ("tidak", "Tidak memenuhi")]
    )
    catatan = forms.CharField(label="Bukti yang diperiksa", max_length=1000)


class BenturanForm(forms.Form):
    benturan = forms.ChoiceField(
        label="Apakah Anda mempunyai benturan kepentingan dengan salah satu calon?",
        choices=[("tidak", "Tidak ada"), ("ada", "Ada, saya tidak ikut menilai")],
        widget=forms.RadioSelect,
    )
    uraian = teks_isian(label="Uraian bila ada", required=False)


class SkForm(forms.Form):
    nomor = forms.CharField(label="Nomor SK", max_length=100)
    tanggal_sk = tanggal_isian(label="Tanggal SK")
    tmt = tanggal_isian(label="Terhitung mulai tanggal (TMT)")
    dasar_hukum = teks_isian(5, label="Dasar hukum", help_text="Satu peraturan setiap baris.")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        hari = timezone.localdate()
        self.fields["tanggal_sk"].initial = hari
        self.fields["tmt"].initial = hari
        self.fields["dasar_hukum"].initial = (
            "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara\n"
            "Peraturan Pemerintah Nomor 11 Tahun 2017 jo. Nomor 17 Tahun 2020 tentang Manajemen "
            "Pegawai Negeri Sipil\n"
            "Peraturan Menteri PANRB Nomor 3 Tahun 2020 jo. Nomor 20 Tahun 2025 tentang Manajemen "
            "Talenta ASN"
        )


class PantauForm(forms.Form):
    hasil = forms.ChoiceField(
        label="Hasil", choices=[("", "Pilih"), *PantauPenempatan.Hasil.choices]
    )
    catatan = teks_isian(2, label="Catatan")


class IkatanForm(forms.Form):
    nip = forms.CharField(label="NIP orang itu", max_length=30)
    nama = forms.CharField(label="Nama orang itu", max_length=200)
    jenis = forms.ChoiceField(label="Hubungan", choices=IkatanPegawai.Jenis.choices)

    def clean_nip(self) -> str:
        nip: str = self.cleaned_data["nip"].replace(" ", "")
        if not nip_sah(nip):
            raise forms.ValidationError("NIP terdiri atas 18 angka.")
        return nip


class LaranganForm(forms.Form):
    mulai = tanggal_isian(label="Mulai")
    sampai = tanggal_isian(label="Sampai")
    dasar = forms.CharField(
        label="Dasar", max_length=500, initial="UU 10/2016 pasal 71, tahapan pemilihan"
    )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("mulai") and isi.get("sampai") and isi["sampai"] < isi["mulai"]:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal.")
        return isi


class PeriksaForm(forms.Form):
    nip = forms.CharField(label="NIP yang diperiksa", max_length=30)
    mulai = tanggal_isian(label="Diperiksa sejak")
    dasar = forms.CharField(label="Dasar pemeriksaan", max_length=500)


class KodeSkForm(forms.Form):
    kode = forms.CharField(
        label="Kode pada SK",
        max_length=30,
        help_text="16 huruf dan angka, misalnya ABCD-EFGH-JKLM-NPQR.",
    )
