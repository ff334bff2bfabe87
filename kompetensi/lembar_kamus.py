"""A whole dictionary as a sheet: one row a competency, out and in through django-import-export."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from import_export import fields, resources, widgets
from import_export.formats.base_formats import CSV, XLSX

from kompetensi.kode import TINGKAT, JenisKompetensi
from kompetensi.lembar_berkas import lembar_baca
from kompetensi.models import ButirKamus, VersiKamus
from kompetensi.selectors.kamus import jenis_butir, urutan_butir
from talenta.impor.jenis import Jenis, Kolom
from talenta.inti.lembar import aman

BATAS_BARIS = 1000
PEMISAH = "|"


class TeksWidget(widgets.CharWidget):
    """Text, guarded against formulas on the way out and freed of the guard on the way in."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        teks = " ".join(str(value if value is not None else "").split())
        lepas = teks.removeprefix("'")
        return lepas if aman(lepas) == teks else teks

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return aman(" ".join(str(value or "").split()))


class IndikatorWidget(TeksWidget):
    """Indicators: one a line in the portal, joined by | in a cell."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        teks = super().clean(value, row, **kwargs)
        return "\n".join(s for satu in teks.split(PEMISAH) if (s := satu.strip()))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return aman(f" {PEMISAH} ".join(str(value or "").splitlines()))


def _kolom(nama: str, judul: str, widget: type[TeksWidget] = TeksWidget) -> fields.Field:
    return fields.Field(attribute=nama, column_name=judul, widget=widget())


class KamusResource(resources.ModelResource):
    kode = _kolom("kode", "KODE")
    jenis = _kolom("jenis", "JENIS")
    bidang = _kolom("bidang", "BIDANG")
    nama = _kolom("nama", "NAMA")
    definisi = _kolom("definisi", "ARTI")

    class Meta:
        model = ButirKamus
        fields = ("kode", "jenis", "bidang", "nama", "definisi")
        import_id_fields = ("kode",)
        clean_model_instances = True
        store_instance = True
        skip_diff = True
        use_transactions = True

    def __init__(self, versi: VersiKamus | None = None) -> None:
        super().__init__()
        self.versi = versi
        for n in TINGKAT:
            self.fields[f"tingkat_{n}"] = _kolom(f"tingkat_{n}", f"TINGKAT {n}")
            self.fields[f"indikator_{n}"] = _kolom(
                f"indikator_{n}", f"INDIKATOR {n}", IndikatorWidget
            )

    def get_queryset(self) -> Any:
        return ButirKamus.objects.filter(versi=self.versi)

    def init_instance(self, row: Any = None) -> ButirKamus:
        assert self.versi is not None  # noqa: S101 (a file is read into a draft)
        return ButirKamus(versi=self.versi, instansi_id=self.versi.instansi_id)

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        """Codes are read without regard to case and blanks; kind and order follow the code."""
        kode = TeksWidget().clean(row["KODE"]).lower().replace(" ", "_").replace("-", "_")
        row["KODE"] = kode
        row["JENIS"] = TeksWidget().clean(row["JENIS"]).upper().replace(" ", "_")
        if kode and row["JENIS"] in JenisKompetensi.values and row["JENIS"] != jenis_butir(kode):
            raise ValidationError(f"JENIS untuk {kode} harus {jenis_butir(kode).value}.")

    def before_save_instance(self, instance: ButirKamus, row: Any, **kwargs: Any) -> None:
        instance.urutan = urutan_butir(instance.kode)


# In the order of a sheet: each level with its indicators.
KEPALA = [
    "KODE", "JENIS", "BIDANG", "NAMA", "ARTI",
    *(f"{kata} {n}" for n in TINGKAT for kata in ("TINGKAT", "INDIKATOR")),
]  # fmt: skip

# No key: a word that begins a footer may begin a code.
JENIS = Jenis(
    kode="kamus", judul="Kamus kompetensi", keterangan="", urutan=0, model=ButirKamus,
    kolom=tuple(Kolom(judul, wajib=True) for judul in KEPALA), kunci=(), kunci_simpan=(),
    berprosa=True,
)  # fmt: skip


@dataclass(frozen=True)
class BacaanKamus:
    """What a file says: entries as they would be, or what is wrong with it, place by place."""

    data: tablib.Dataset
    butir: list[ButirKamus] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)

    @property
    def teks(self) -> str:
        """The same as CSV, for the form that confirms it."""
        return str(self.data.export("csv"))


def kamus_tulis(butir: Iterable[ButirKamus], jenis: str) -> bytes:
    """A dictionary as a CSV (with the mark by which spreadsheets know UTF-8) or XLSX file."""
    sumber = KamusResource()
    data = tablib.Dataset(headers=KEPALA, title="Kamus")
    nama = {satu.column_name: satu for satu in sumber.fields.values()}
    for satu in butir:
        data.append([nama[judul].export(satu) for judul in KEPALA])
    if jenis == "xlsx":
        return bytes(XLSX().export_data(data))
    return ("\ufeff" + str(CSV().export_data(data))).encode()


def kamus_baca(*, isi: bytes, versi: VersiKamus) -> BacaanKamus:
    """Read a file against a draft; nothing is written. Raises BerkasTidakTerbaca."""
    lembar = lembar_baca(isi, JENIS, batas=BATAS_BARIS)
    sumber = KamusResource(versi)
    hasil = sumber.import_data(lembar.data, dry_run=True, raise_errors=False)
    galat = [f"Berkas: {satu.error}" for satu in hasil.base_errors]
    for ke, kesalahan in hasil.row_errors():
        nomor = lembar.baris[ke - 1]
        galat += [f"Baris {nomor}: {_kata(satu.error)}" for satu in kesalahan]
    for salah in hasil.invalid_rows:
        nomor = lembar.baris[salah.number - 1]
        galat += [f"Baris {nomor}: {kata}" for kata in _salah(salah.error, sumber)]
    butir = [satu.instance for satu in hasil.rows if satu.instance is not None]
    kode = [satu.kode for satu in butir]
    for ganda in sorted({satu for satu in kode if kode.count(satu) > 1}):
        galat.append(f"KODE {ganda} muncul lebih dari sekali.")
    return BacaanKamus(data=lembar.data, butir=butir, galat=galat)


def _kata(galat: Exception) -> str:
    return " ".join(galat.messages) if isinstance(galat, ValidationError) else str(galat)


def _salah(galat: ValidationError, sumber: KamusResource) -> list[str]:
    judul = {nama: satu.column_name for nama, satu in sumber.fields.items()}
    if not hasattr(galat, "error_dict"):
        return list(galat.messages)
    return [
        f"{judul[kolom]}: {pesan}" if kolom in judul else pesan
        for kolom, daftar in galat.message_dict.items()
        for pesan in daftar
    ]


def kamus_terapkan(*, versi: VersiKamus, bacaan: BacaanKamus) -> None:
    """Write what was read into the draft, and take out what the file lacks."""
    sumber = KamusResource(versi)
    sumber.import_data(bacaan.data, dry_run=False, raise_errors=True)
    versi.butir.exclude(kode__in=[satu.kode for satu in bacaan.butir]).delete()
