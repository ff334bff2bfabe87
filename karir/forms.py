"""Forms of the wing."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from karir.mesin.tulis import tanggal as tanggal_kata
from karir.models import AturanTalenta
from talenta.akun.models import Pengguna


class HitungForm(forms.Form):
    """What a run needs: the reference date, and a rule set if not the one in force."""

    tanggal_acuan = forms.DateField(
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
