"""Workbooks made in the test, some as spreadsheets write them, some by hand."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from talenta.inti.xlsx import tulis_xlsx
from tests.impor.bantu import BAKU


def xlsx(*lembar: tuple[str, Sequence[Sequence[Any]]], **sifat: Any) -> bytes:
    """A workbook as openpyxl writes it: numbers, dates and booleans stay what they are.

    `sifat`: `epoch` for the calendar, `tersembunyi` for names of hidden sheets.
    """
    buku = Workbook()
    buku.remove(buku.active)
    buku.epoch = sifat.get("epoch", buku.epoch)
    for nama, baris in lembar:
        halaman = buku.create_sheet(nama)
        for satu in baris:
            halaman.append(list(satu))
        if nama in sifat.get("tersembunyi", ()):
            halaman.sheet_state = "hidden"
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def xlsx_teks(*lembar: tuple[str, Sequence[Sequence[str]]]) -> bytes:
    """A workbook of texts as the portal writes it."""
    wadah = io.BytesIO()
    tulis_xlsx(wadah, lembar)
    return wadah.getvalue()


def baris_baku(jenis: str, *baris: dict[str, str]) -> list[list[str]]:
    """Header and rows that differ from the usual row of the kind as said."""
    nama = list(dict.fromkeys([*BAKU[jenis], *(n for satu in baris for n in satu)]))
    return [nama, *([(BAKU[jenis] | satu).get(n, "") for n in nama] for satu in baris)]


def xlsx_mentah(
    isi: str, *, ganti: Mapping[str, str | bytes] | None = None, tambah: bytes = b""
) -> bytes:
    """A workbook of one sheet `A` with this sheetData; `ganti` replaces or adds parts."""
    wadah = io.BytesIO()
    tulis_xlsx(wadah, [("A", [])])
    sumber = zipfile.ZipFile(wadah)
    bagian: dict[str, str | bytes] = {nama: sumber.read(nama) for nama in sumber.namelist()}
    kosong = bytes(bagian["xl/worksheets/sheet1.xml"])  # type: ignore[arg-type]
    bagian["xl/worksheets/sheet1.xml"] = kosong.replace(
        b"<sheetData></sheetData>", b"<sheetData>" + isi.encode() + b"</sheetData>"
    )
    bagian |= dict(ganti or {})
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, satu in bagian.items():
            arsip.writestr(nama, satu)
    return hasil.getvalue() + tambah
