"""Choosing the reader by what the file is, not by its name."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from talenta.impor.baca.dasar import BerkasTidakTerbaca, Pembaca
from talenta.impor.baca.kepala import Contoh, Tangan
from talenta.impor.baca.lembar import BerkasLembar, contoh_lembar, daftar_lembar
from talenta.impor.baca.teks import BerkasTeks
from talenta.impor.jenis import Jenis
from talenta.inti.xlsx import TIPE as TIPE_XLSX

TIPE_CSV = "text/csv"
TIPE_LAIN = "application/octet-stream"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
# Name of the stream in which Office keeps a workbook that has a password.
_TERSANDI = "EncryptedPackage".encode("utf-16-le")
# The same of a text document.
_SURAT = "WordDocument".encode("utf-16-le")
_GAMBAR = "Berkas ini gambar. Unggah data aslinya sebagai XLSX atau CSV."
_UTF16 = (
    "Berkas bersandi UTF-16. Buka di aplikasi lembar kerja, simpan sebagai CSV UTF-8 atau XLSX, "
    "lalu unggah lagi."
)
_BUKAN_TEKS = {
    b"PK\x05\x06": "Berkas ini arsip ZIP yang kosong. Unggah berkas XLSX atau CSV.",
    b"%PDF": "Berkas ini PDF. Unggah data aslinya sebagai XLSX atau CSV.",
    b"{\\rtf": "Berkas ini dokumen RTF. Unggah data aslinya sebagai XLSX atau CSV.",
    b"\x89PNG": _GAMBAR,
    b"\xff\xd8\xff": _GAMBAR,
    b"GIF8": _GAMBAR,
    b"II*\x00": _GAMBAR,
    b"MM\x00*": _GAMBAR,
    b"\x1f\x8b": "Berkas ini dimampatkan (GZIP). Buka dahulu, lalu unggah isinya.",
    b"Rar!": "Berkas ini arsip RAR. Buka dahulu, lalu unggah isinya.",
    b"7z\xbc\xaf": "Berkas ini arsip 7z. Buka dahulu, lalu unggah isinya.",
    b"\xff\xfe": _UTF16,
    b"\xfe\xff": _UTF16,
}
_BINER = (
    "Isi berkas ini bukan lembar kerja XLSX dan bukan teks CSV, apa pun akhiran namanya: berkasnya "
    "rusak atau berjenis lain. Buka di aplikasi lembar kerja; bila terbuka, simpan sebagai XLSX "
    "yang baru, lalu unggah lagi. Bila tidak, mintalah berkasnya kembali dari sumbernya."
)
# Web pages and XML that sites hand out under the name of a workbook.
_MARKAH = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta")
_HALAMAN = (
    "Isi berkas ini halaman web (HTML atau XML) yang hanya dinamai lembar kerja. Buka di aplikasi "
    "lembar kerja, simpan sebagai XLSX atau CSV, lalu unggah lagi."
)
_POTONG = 1 << 20


@dataclass(frozen=True)
class Intipan:
    """The first rows of a file for recognising its kind: of each sheet of a workbook (its name),
    or of a CSV file once for each separator (an empty name)."""

    lembar: str
    contoh: Contoh


def _awal(jalur: Path) -> bytes:
    with jalur.open("rb") as berkas:
        return berkas.read(4096)


def tipe_isi(awal: bytes) -> str:
    """Media type by the first bytes of a file."""
    if awal.startswith(_ZIP):
        return TIPE_XLSX
    bukan_teks = awal.startswith((_OLE, *_BUKAN_TEKS)) or b"\x00" in awal
    return TIPE_LAIN if bukan_teks else TIPE_CSV


def _pastikan_teks(jalur: Path) -> None:
    awal = _awal(jalur)
    if not awal.strip():
        raise BerkasTidakTerbaca("Berkas kosong.")
    if awal.startswith(_OLE):
        raise BerkasTidakTerbaca(_pesan_ole(jalur))
    for tanda, pesan in _BUKAN_TEKS.items():
        if awal.startswith(tanda):
            raise BerkasTidakTerbaca(pesan)
    if b"\x00" in awal:
        raise BerkasTidakTerbaca(_UTF16 if _berselang_nol(awal) else _BINER)
    if awal.removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(_MARKAH):
        raise BerkasTidakTerbaca(_HALAMAN)


def _berselang_nol(awal: bytes) -> bool:
    """Whether every other byte is nought, as Latin letters are in UTF-16 without its mark."""
    genap, ganjil = awal[0::2].count(0), awal[1::2].count(0)
    return max(genap, ganjil) * 2 > len(awal) * 0.9 and min(genap, ganjil) == 0


def _pesan_ole(jalur: Path) -> str:
    ekor = b""
    with jalur.open("rb") as berkas:
        while potongan := berkas.read(_POTONG):
            if _TERSANDI in ekor + potongan:
                return (
                    "Lembar kerja ini terkunci kata sandi. Buka kuncinya, simpan, lalu unggah lagi."
                )
            if _SURAT in ekor + potongan:
                return "Berkas ini dokumen Word. Unggah data aslinya sebagai XLSX atau CSV."
            ekor = potongan[-len(_TERSANDI) :]
    return "Berkas ini lembar kerja XLS lama. Simpan sebagai XLSX atau CSV, lalu unggah lagi."


def buka(jalur: Path, jenis: Jenis, tangan: Tangan | None = None, *, lembar: str = "") -> Pembaca:
    """Open a file of one kind, with the columns that were mapped by hand.

    `lembar` names a sheet of a workbook; without it the first whose header fits is read.
    Raises BerkasTidakTerbaca, also for missing required columns; OSError where there is no room.
    """
    if _awal(jalur).startswith(_ZIP):
        return BerkasLembar(jalur, jenis, tangan, lembar=lembar)
    _pastikan_teks(jalur)
    return BerkasTeks(jalur, jenis, tangan)


def intip(jalur: Path, lembar: str = "") -> list[Intipan]:
    """The first rows of a file, of a workbook only those of `lembar` if named.

    Raises BerkasTidakTerbaca.
    """
    if _awal(jalur).startswith(_ZIP):
        return [Intipan(nama, contoh) for nama, contoh in contoh_lembar(jalur, lembar).items()]
    _pastikan_teks(jalur)
    return [Intipan("", contoh) for contoh in BerkasTeks.contoh_semua(jalur)]


def lembar_ada(jalur: Path) -> list[Mapping[str, object]]:
    """The sheets of a workbook (`nama`, `tersembunyi`); none for any other file.

    Raises BerkasTidakTerbaca.
    """
    if not _awal(jalur).startswith(_ZIP):
        return []
    return [{"nama": s.nama, "tersembunyi": s.tersembunyi} for s in daftar_lembar(jalur)]
