"""Forms of the wing."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from karir.mesin.tulis import tanggal as tanggal_kata
from karir.models import AturanTalenta, JadwalPeringkat
from karir.periksa_tanda_terima import rapikan_kode
from karir.services.aturan_draf import ATURAN_KODE, POLA_KODE
from talenta.akun.models import Pengguna
from talenta.inti.bukti import BuktiField, tipe_bukti
from talenta.inti.tanggal import TanggalField


class HitungForm(forms.Form):
    """What a run needs: the reference date, and a rule set if not the one in force."""

    tanggal_acuan = TanggalField(
        label="Tanggal acuan",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Bukti bertanggal sesudah tanggal ini tidak ikut dihitung.",
    )
    aturan = forms.ModelChoiceField(
        queryset=AturanTalenta.objects.none(),
        required=False,
        label="Aturan",
        empty_label="Aturan yang berlaku pada tanggal acuan",
    )

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tanggal_acuan"].initial = timezone.localdate()
        pilihan = self.fields["aturan"]
        assert isinstance(pilihan, forms.ModelChoiceField)  # noqa: S101 (narrows the type)
        pilihan.queryset = AturanTalenta.objects.terlihat_oleh(pengguna).filter(
            status=AturanTalenta.Status.BERLAKU
        )

    def clean_tanggal_acuan(self) -> date:
        """Evidence of a day that has not come cannot be complete."""
        hari: date = self.cleaned_data["tanggal_acuan"]
        if hari > timezone.localdate():
            raise forms.ValidationError(
                f"Tanggal acuan paling akhir hari ini, {tanggal_kata(timezone.localdate())}. "
                "Bukti sampai tanggal yang belum tiba tidak mungkin lengkap."
            )
        return hari

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        aturan, tanggal = isi.get("aturan"), isi.get("tanggal_acuan")
        if aturan and tanggal and tanggal < aturan.berlaku_mulai:
            self.add_error(
                "aturan",
                f"Aturan ini baru berlaku sejak {tanggal_kata(aturan.berlaku_mulai)}. "
                "Pilih tanggal acuan sesudahnya, atau aturan lain.",
            )
        return isi


class SalinForm(forms.Form):
    """The code of a new draft, and its title where that is to be another."""

    kode = forms.CharField(
        label="Kode aturan",
        max_length=60,
        help_text=f"{ATURAN_KODE} Kode yang sudah ada menjadi versi berikutnya; kode baru menjadi "
        "aturan tersendiri.",
        error_messages={"required": "Isi kode aturannya."},
    )
    judul = forms.CharField(
        label="Judul aturan",
        required=False,
        max_length=200,
        help_text="Nama yang dibaca pegawai bila aturannya berlaku. Kosongkan bila judul asalnya "
        "tetap cocok.",
    )

    def clean_kode(self) -> str:
        kode: str = self.cleaned_data["kode"].strip().upper()
        if not POLA_KODE.fullmatch(kode):
            raise forms.ValidationError(ATURAN_KODE)
        return kode


class MuatForm(forms.Form):
    """A rule set as one file."""

    berkas = forms.FileField(
        label="Berkas aturan (JSON)",
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        help_text="Berkas yang diunduh dari portal ini atau dari instansi lain, paling besar 1 MB.",
        error_messages={"required": "Pilih berkasnya.", "empty": "Berkas ini kosong."},
    )


class DokumenField(BuktiField):
    """Evidence that is a PDF."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        berkas = super().clean(data, initial)
        if berkas and tipe_bukti(berkas)[0] != "application/pdf":
            raise forms.ValidationError("Dokumen dasar harus PDF.")
        return berkas


class UsulForm(forms.Form):
    """What a proposal brings beside the rule set."""

    alasan = forms.CharField(
        label="Alasan perubahan",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dibaca yang mengesahkan, dan semua pegawai sesudah aturan ini berlaku.",
        error_messages={"required": "Tulis alasannya."},
    )
    dasar_hukum = forms.CharField(
        label="Dasar hukum",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Isi dasar hukumnya."},
    )
    berlaku_mulai = TanggalField(
        label="Berlaku mulai",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Perhitungan dengan tanggal acuan sejak tanggal ini memakai aturan ini.",
        error_messages={"required": "Isi tanggalnya."},
    )
    dokumen = DokumenField(
        label="Dokumen dasar (PDF)",
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        help_text="Peraturan atau keputusan yang menetapkannya; dapat diunduh semua pegawai.",
    )

    def __init__(self, data: Any = None, files: Any = None, *, aturan: AturanTalenta) -> None:
        mulai = aturan.isi.get("berlaku_mulai") or ""
        awal = {
            "alasan": aturan.alasan,
            "dasar_hukum": aturan.isi.get("dasar_hukum"),
            # A day gone by came along with a copied rule set; this one's is still to be chosen.
            "berlaku_mulai": mulai if mulai >= timezone.localdate().isoformat() else None,
        }
        super().__init__(data, files, initial=awal)
        if aturan.dokumen is not None:
            bidang = self.fields["dokumen"]
            bidang.required = False
            bidang.help_text = f"Kosongkan untuk tetap memakai {aturan.dokumen.nama}."


class KodeSertifikatForm(forms.Form):
    """The code of a certificate, as it is printed or without its dashes."""

    kode = forms.CharField(
        label="Kode sertifikat",
        max_length=40,
        help_text="Enam belas huruf dan angka pada berita acara, misalnya ABCD-EFGH-IJKL-MNOP.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_kode(self) -> str:
        """In groups of four, as the address has it."""
        rapi = rapikan_kode(self.cleaned_data["kode"])
        if len(rapi) != 16 or not rapi.isascii():
            raise forms.ValidationError("Kode sertifikat terdiri atas 16 huruf dan angka.")
        return "-".join(rapi[di : di + 4] for di in range(0, 16, 4))


class JadwalForm(forms.ModelForm):
    """When an agency ranks by itself."""

    class Meta:
        model = JadwalPeringkat
        fields = ("aktif", "periode", "mulai", "jam")
        labels = {
            "aktif": "Jadwal berjalan",
            "periode": "Berulang",
            "mulai": "Jatuh tempo pertama",
            "jam": "Mulai sesudah pukul",
        }
        help_texts = {
            "aktif": "Bila dimatikan, perhitungan hanya berjalan bila diminta.",
            "mulai": (
                "Tanggal jatuh tempo menjadi tanggal acuan perhitungannya. Pada bulan yang lebih "
                "pendek, hari terakhir bulan itu yang dipakai."
            ),
            "jam": "Bilangan 0 sampai 23, menurut waktu setempat instansi.",
        }
        field_classes: ClassVar = {"mulai": TanggalField}
        widgets = {
            "mulai": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "jam": forms.NumberInput(attrs={"min": 0, "max": 23}),
        }

    def clean_jam(self) -> int:
        """An hour of a day."""
        jam: int = self.cleaned_data["jam"]
        if jam > 23:
            raise forms.ValidationError("Jam adalah bilangan 0 sampai 23.")
        return jam

    def clean_mulai(self) -> date:
        """A first day long ago would say nothing that a near one does not."""
        hari: date = self.cleaned_data["mulai"]
        kini = timezone.localdate()
        if abs(hari.year - kini.year) > 5:
            raise forms.ValidationError("Pilih tanggal dalam lima tahun sebelum atau sesudah ini.")
        return hari
