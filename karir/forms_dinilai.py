"""Forms of the notes beside an appraisal."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kompetensi.kode import NAMA_TINGKAT
from kompetensi.models import ButirKamus
from kompetensi.selectors.kamus import kamus_berlaku
from talenta.inti.tanggal import TanggalField


def _teks(label: str, galat: str, **lain: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": galat}, **lain,
    )  # fmt: skip


def _kompetensi(butir: Iterable[ButirKamus], kosong: str) -> list[tuple[str, str]]:
    return [("", kosong), *((s.kode, f"{s.nama} (teknis)" if s.teknis else s.nama) for s in butir)]


class _CatatanForm(forms.Form):
    def __init__(self, *args: Any, butir: Iterable[ButirKamus], **lain: Any) -> None:
        super().__init__(*args, **lain)
        kode: Any = self.fields["kode"]
        kode.choices = _kompetensi(butir, self.KOSONG)

    KOSONG = "Pilih kompetensinya"


class PengamatanForm(_CatatanForm):
    kode = forms.ChoiceField(
        label="Kompetensi", error_messages={"required": "Pilih kompetensi yang Anda amati."}
    )
    tingkat = forms.TypedChoiceField(
        label="Tingkat yang Anda amati",
        coerce=int,
        choices=[
            ("", "Pilih tingkatnya"),
            *((n, f"{n} {nama}") for n, nama in NAMA_TINGKAT.items()),
        ],
        error_messages={"required": "Pilih tingkat 1 sampai 5."},
    )
    tanggal = TanggalField(
        label="Tanggal pengamatan",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Isi tanggalnya."},
    )
    uraian = _teks(
        "Apa yang Anda amati",
        "Tulis apa yang Anda amati.",
        help_text="Perbuatan dan akibatnya. Orangnya membaca ini, dan asesornya kelak.",
    )


class KebutuhanForm(_CatatanForm):
    KOSONG = "Bukan kompetensi pada kamus"

    kebutuhan = forms.CharField(
        label="Pelatihan yang dibutuhkan",
        max_length=200,
        error_messages={"required": "Tulis pelatihan apa yang dibutuhkan."},
    )
    kode = forms.ChoiceField(label="Untuk kompetensi", required=False)
    alasan = _teks("Mengapa", "Tulis mengapa pelatihan itu dibutuhkan.")


class CabutForm(forms.Form):
    alasan = _teks("Alasan mencabut", "Tulis mengapa catatan ini dicabut.")


FORM: dict[str, type[_CatatanForm]] = {"pengamatan": PengamatanForm, "kebutuhan": KebutuhanForm}


def catatan_form(jenis: str, data: Any, *, instansi_id: int | None, hari: Any) -> _CatatanForm:
    """The form of one kind of note, offering the dictionary in force."""
    butir = kamus_berlaku(instansi_id=instansi_id, hari=hari).butir
    return FORM[jenis](data, butir=butir, prefix=None, auto_id=f"{jenis}-%s")
