"""A blank workbook for each kind of file, and what may be written into its columns.

The first sheet has headers only, every column in the text format, so that a spreadsheet turns
neither a NIP into a number nor a code into a date. The second sheet explains each column with an
example row of an invented person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from talenta.impor.daftar import semua
from talenta.impor.jenis import Jenis, Kolom

PETUNJUK = "Petunjuk"
KEPALA_PETUNJUK = ("KOLOM", "WAJIB", "ISI", "CONTOH", "NAMA LAIN YANG DIKENAL")
WAJIB, SALAH_SATU, BOLEH_KOSONG = "wajib", "salah satu wajib", "boleh kosong"
_TEKS = "@"
_BARIS_PILIHAN = 2_000
_WARNA_WAJIB, _WARNA_LAIN = "F6D9A8", "E6EAF0"


@dataclass(frozen=True)
class IsiKolom:
    """One column of a template: how far it must be filled, what it takes, its codes with their
    meaning (empty where the code is a word itself), other headers that are known."""

    nama: str
    wajib: str
    menerima: str
    contoh: str
    kode: list[tuple[str, str]]
    alias: tuple[str, ...]

    @property
    def kepala(self) -> str:
        """The header in the file; the star says that the column must be filled."""
        return f"{self.nama} *" if self.wajib == WAJIB else self.nama


@dataclass(frozen=True)
class IsiTemplat:
    """Columns on the first sheet, and columns that may be added to it by their name."""

    jenis: Jenis
    kolom: list[IsiKolom]
    tambahan: list[IsiKolom]


def isi_templat(jenis: Jenis) -> IsiTemplat:
    """What the template of a kind says."""
    utama = {kolom.nama for kolom in jenis.kolom if kolom.wajib or kolom.simpan}
    utama |= {rujukan.kolom for rujukan in jenis.rujukan}
    utama |= {nama for pilihan in jenis.salah_satu for nama in pilihan}
    utama |= {nama for turunan in jenis.turunan if not turunan.gabung for nama in turunan.dari}
    kolom = [(satu.nama in utama, _isi_kolom(jenis, satu)) for satu in jenis.kolom]
    return IsiTemplat(
        jenis=jenis,
        kolom=[satu for pokok, satu in kolom if pokok],
        tambahan=[satu for pokok, satu in kolom if not pokok],
    )


def perlu_dahulu(jenis: Jenis) -> list[Jenis]:
    """The kinds that bring the rows which this kind refers to, in the order of importing."""
    model = {rujukan.model for rujukan in jenis.rujukan if not rujukan.dalam_berkas}
    return [satu for satu in semua() if satu.model in model]


def _isi_kolom(jenis: Jenis, kolom: Kolom) -> IsiKolom:
    bersama = {nama for pilihan in jenis.salah_satu for nama in pilihan}
    wajib = WAJIB if kolom.wajib else SALAH_SATU if kolom.nama in bersama else BOLEH_KOSONG
    asal = {rujukan.kolom: rujukan for rujukan in jenis.rujukan}
    menerima = kolom.pembersih.menerima
    if (rujukan := asal.get(kolom.nama)) is not None and rujukan.kunci == "kode":
        judul = next((satu.judul for satu in semua() if satu.model is rujukan.model), "")
        menerima = f"kode dari berkas {judul.lower()}, sama persis"
    return IsiKolom(
        nama=kolom.nama,
        wajib=wajib,
        menerima=menerima,
        contoh=kolom.contoh or kolom.pembersih.contoh,
        kode=_kode(jenis, kolom),
        alias=kolom.alias,
    )


def _kode(jenis: Jenis, kolom: Kolom) -> list[tuple[str, str]]:
    """Codes of a fixed list with their meaning, as the column's field knows them."""
    if not kolom.simpan:
        return []
    bidang = jenis.model._meta.get_field(kolom.simpan)
    hasil = []
    for nilai, sebutan in getattr(bidang, "flatchoices", ()):
        kata = not kolom.pembersih(str(sebutan))[1]
        hasil.append((str(sebutan), "") if kata else (str(nilai), str(sebutan)))
    return hasil


# The workbook


def tulis_templat(jenis: Jenis, wadah: IO[bytes]) -> None:
    """Write the blank workbook of a kind."""
    isi = isi_templat(jenis)
    buku = Workbook()
    lembar = buku.active
    assert isinstance(lembar, Worksheet)  # noqa: S101 (a new workbook has one)
    lembar.title = jenis.judul[:31]
    letak = _tulis_petunjuk(buku.create_sheet(PETUNJUK), isi)
    for nomor, kolom in enumerate(isi.kolom, start=1):
        huruf = get_column_letter(nomor)
        lembar.column_dimensions[huruf].width = max(16, len(kolom.kepala) + 4)
        lembar.column_dimensions[huruf].number_format = _TEKS
        sel = lembar.cell(1, nomor, kolom.kepala)
        sel.number_format = _TEKS
        sel.font = Font(bold=True)
        sel.fill = PatternFill(
            "solid", fgColor=_WARNA_WAJIB if kolom.wajib == WAJIB else _WARNA_LAIN
        )
        if kolom.nama in letak:
            awal, akhir = letak[kolom.nama]
            daftar = DataValidation(
                type="list",
                formula1=f"{PETUNJUK}!$A${awal}:$A${akhir}",
                allow_blank=True,
                showErrorMessage=False,
            )
            daftar.add(f"{huruf}2:{huruf}{_BARIS_PILIHAN}")
            lembar.add_data_validation(daftar)
    lembar.freeze_panes = "A2"
    buku.save(wadah)


def _tulis_petunjuk(lembar: Worksheet, isi: IsiTemplat) -> dict[str, tuple[int, int]]:
    """Write the second sheet; return the first and last row of each column's list of codes."""
    jenis = isi.jenis
    dahulu = ", ".join(satu.judul.lower() for satu in perlu_dahulu(jenis))
    urutan = f"Impor lebih dahulu: {dahulu}." if dahulu else "Tidak memerlukan berkas lain dahulu."
    _judul(lembar, f"Petunjuk berkas {jenis.judul.lower()}")
    for kalimat in (
        jenis.keterangan,
        urutan,
        "Isi lembar pertama mulai baris 2. Kolom berbintang wajib diisi; judulnya jangan diubah.",
        "Semua kolom bertipe Teks: tulis NIP, NIK, kode, dan tanggal seperti pada contoh.",
        f"Satu baris dikenali dari: {', '.join(jenis.kunci)}. Baris dengan isi kunci yang sama "
        "memperbarui yang sudah ada.",
        "Contoh di bawah ini orang rekaan.",
    ):
        lembar.append([kalimat])
    lembar.append([])
    _tabel(lembar, KEPALA_PETUNJUK, map(_baris_petunjuk, isi.kolom))
    if isi.tambahan:
        lembar.append([])
        _judul(lembar, "Kolom yang boleh ditambahkan di lembar pertama")
        _tabel(lembar, KEPALA_PETUNJUK, map(_baris_petunjuk, isi.tambahan))
    letak = {}
    for kolom in isi.kolom:
        if kolom.kode:
            lembar.append([])
            _judul(lembar, f"Daftar kode {kolom.nama}")
            awal = lembar.max_row + 2
            _tabel(lembar, ("KODE", "ARTI"), kolom.kode)
            letak[kolom.nama] = (awal, lembar.max_row)
    for huruf, lebar in zip("ABCDE", (34, 18, 64, 34, 44), strict=True):
        lembar.column_dimensions[huruf].width = lebar
    return letak


def _baris_petunjuk(kolom: IsiKolom) -> tuple[str, ...]:
    menerima = f"salah satu kode pada daftar kode {kolom.nama}" if kolom.kode else kolom.menerima
    return (kolom.nama, kolom.wajib, menerima, kolom.contoh, ", ".join(kolom.alias))


def _judul(lembar: Worksheet, teks: str) -> None:
    lembar.append([teks])
    lembar.cell(lembar.max_row, 1).font = Font(bold=True, size=13)


def _tabel(lembar: Worksheet, kepala: tuple[str, ...], baris: Iterable[tuple[str, ...]]) -> None:
    lembar.append(list(kepala))
    for sel in lembar[lembar.max_row]:
        sel.font = Font(bold=True)
        sel.fill = PatternFill("solid", fgColor=_WARNA_LAIN)
    for satu in baris:
        lembar.append(list(satu))
        for sel in lembar[lembar.max_row]:
            sel.number_format = _TEKS
            sel.alignment = Alignment(wrap_text=True, vertical="top")
