"""Forms of objections."""

from typing import Any

from django import forms

from kinerja.forms import PutusanBukaForm
from kinerja.kode import Ekspektasi
from kinerja.models import Keberatan
from kinerja.selectors.keberatan import sebab_bukan_pemutus
from kinerja.services.keberatan import BuktiKeberatan
from talenta.inti.bukti import BuktiField
from talenta.pegawai.models import Pegawai

_ISI = {"max_length": 4000, "widget": forms.Textarea(attrs={"rows": 5})}


class AjukanForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan keberatan",
        help_text="Rating mana yang menurut Anda keliru, dan apa yang menunjukkannya.",
        **_ISI,  # type: ignore[arg-type]
    )
    bukti = BuktiField(label="Bukti", required=False)


class KeteranganForm(forms.Form):
    isi = forms.CharField(label="Keterangan", **_ISI)  # type: ignore[arg-type]
    bukti = BuktiField(label="Bukti", required=False)


class PutusanForm(forms.Form):
    """Ratings as decided; those objected to stand first."""

    rating_hasil = forms.ChoiceField(
        label="Rating hasil kerja", choices=Ekspektasi.choices, widget=forms.RadioSelect
    )
    rating_perilaku = forms.ChoiceField(
        label="Rating perilaku kerja", choices=Ekspektasi.choices, widget=forms.RadioSelect
    )
    pertimbangan = forms.CharField(
        label="Pertimbangan",
        help_text="Dibaca pegawai dan penilai; tersimpan dalam jejak audit. Rating yang sama "
        "dengan semula menolak keberatan, selain itu mengabulkannya. Putusan ini final.",
        **_ISI,  # type: ignore[arg-type]
    )


class PemutusForm(forms.Form):
    """Who decides, by NIP. With `keberatan` and `oleh`, only somebody of the agency who may."""

    nip = forms.RegexField(
        label="NIP pemutus",
        regex=r"^\s*\d{18}\s*$",
        error_messages={"invalid": "NIP terdiri atas 18 angka."},
    )
    alasan = forms.CharField(label="Dasar penetapan", max_length=500)

    def __init__(
        self, *args: Any, keberatan: Keberatan | None = None, oleh: Any = None, **lain: Any
    ) -> None:
        super().__init__(*args, **lain)
        self.keberatan, self.oleh = keberatan, oleh
        self.orang: Pegawai | None = None

    def clean_nip(self) -> str:
        nip = str(self.cleaned_data["nip"]).strip()
        if self.keberatan is None:
            return nip
        self.orang = Pegawai.objects.terlihat_oleh(self.oleh).filter(nip=nip).first()
        if self.orang is None:
            raise forms.ValidationError(
                "NIP ini tidak ditemukan di instansi Anda. Periksa angkanya."
            )
        sebab = sebab_bukan_pemutus(
            keberatan=self.keberatan,
            pegawai_id=self.orang.pk,
            penetap_id=self.oleh.lingkup.pegawai_id,
        )
        if sebab:
            raise forms.ValidationError(sebab)
        return nip


class PergantianPutusanForm(PutusanBukaForm):
    """A decision on the request that was read (`usul`), and on no other."""

    usul = forms.IntegerField(
        min_value=1, max_value=9_223_372_036_854_775_807, widget=forms.HiddenInput
    )


class SaringKeberatanForm(forms.Form):
    """Filters of the list, as they stand in the URL."""

    cari = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)
    status = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua"), ("TERBUKA", "Belum selesai"), *Keberatan.Status.choices],
    )


def bukti_dari(form: forms.Form) -> BuktiKeberatan | None:
    """The file of a checked form as the services take it; None where none was brought."""
    berkas = form.cleaned_data.get("bukti")
    return BuktiKeberatan(isi=berkas, nama=berkas.name) if berkas else None
