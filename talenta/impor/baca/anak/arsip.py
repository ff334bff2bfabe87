"""The archive and the workbook in it, looked at before anything parses them."""

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from typing import Any

from .tolak import (
    BOM,
    BUKAN_LEMBAR,
    DTD,
    MAKRO,
    NAMA_LEMBAR,
    ODS,
    PAPARAN,
    RUSAK,
    SANDI,
    SURAT,
    TANPA_LEMBAR,
    TERLALU_PANJANG,
    XLSB,
    Tolak,
)

MB = 1 << 20
ENTRI_TERBANYAK = 5_000
TERURAI_TERBESAR = 1024 * MB
# Deflate reaches 1,032; spreadsheets 10 to 60. Small parts may repeat themselves as they like.
NISBAH_TERBESAR, NISBAH_MULAI = 200, 16 * MB
BAGIAN_KECIL = 8 * MB
LEMBAR_TERBANYAK = 50
NAMA_TERPANJANG = 100
TEKS_BERSAMA = "xl/sharedStrings.xml"
_BARIS_TERSEMBUNYI = re.compile(rb'<row\b[^>]*\bhidden="(?:1|true)"')
_ALAMAT = re.compile(rb'<c\b[^>]*\br="([A-Z]{1,9})([0-9]{1,12})"')


def periksa_arsip(arsip: zipfile.ZipFile) -> None:
    """Refuse what is no plain XLSX, or would be far larger than it looks. Reads no content."""
    isi = arsip.infolist()
    nama = {satu.filename for satu in isi}
    if len(isi) > ENTRI_TERBANYAK:
        raise Tolak(BOM)
    if len(nama) < len(isi) or any(_jalur_liar(satu) for satu in nama):
        raise Tolak(RUSAK)
    if any(satu.flag_bits & 1 for satu in isi):
        raise Tolak(SANDI)
    _periksa_macam(arsip, nama)
    if sum(satu.file_size for satu in isi) > TERURAI_TERBESAR:
        raise Tolak(BOM)
    for satu in isi:
        padat = max(satu.compress_size, 1)
        if satu.file_size > NISBAH_MULAI and satu.file_size > padat * NISBAH_TERBESAR:
            raise Tolak(BOM)


def _jalur_liar(nama: str) -> bool:
    return nama.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", nama) or ":" in nama


def _periksa_macam(arsip: zipfile.ZipFile, nama: set[str]) -> None:
    if "mimetype" in nama and b"opendocument" in baca_kecil(arsip, "mimetype"):
        raise Tolak(ODS)
    if any(satu.endswith("vbaProject.bin") for satu in nama):
        raise Tolak(MAKRO)
    if "xl/workbook.bin" in nama:
        raise Tolak(XLSB)
    if "word/document.xml" in nama:
        raise Tolak(SURAT)
    if "ppt/presentation.xml" in nama:
        raise Tolak(PAPARAN)
    if "[Content_Types].xml" not in nama or "xl/workbook.xml" not in nama:
        raise Tolak(BUKAN_LEMBAR)
    if b"macroEnabled" in baca_kecil(arsip, "[Content_Types].xml"):
        raise Tolak(MAKRO)


def baca_kecil(arsip: zipfile.ZipFile, nama: str) -> bytes:
    """A part that is always small."""
    with arsip.open(nama) as isi:
        data = isi.read(BAGIAN_KECIL + 1)
    if len(data) > BAGIAN_KECIL:
        raise Tolak(BOM)
    return data


def _xml(arsip: zipfile.ZipFile, nama: str) -> ET.Element:
    teks = baca_kecil(arsip, nama).decode("utf-8-sig")
    if "<!DOCTYPE" in teks:
        raise Tolak(DTD)
    return ET.fromstring(teks)  # noqa: S314 (no DTD, bounded size, bounded process)


def potongan_xml(arsip: zipfile.ZipFile, nama: str) -> Iterator[bytes]:
    """A part decompressed piece by piece, each ending with a whole tag."""
    sisa = b""
    with arsip.open(nama) as isi:
        while data := isi.read(MB):
            sisa += data
            akhir = sisa.rfind(b">") + 1
            yield sisa[:akhir]
            sisa = sisa[akhir:]
            if len(sisa) > 2 * MB:
                raise Tolak(TERLALU_PANJANG)


# The workbook


def _lokal(unsur: ET.Element) -> str:
    return unsur.tag.rpartition("}")[2]


def daftar_lembar(arsip: zipfile.ZipFile) -> tuple[list[dict[str, Any]], bool]:
    """Worksheets in their order (`nama`, `tersembunyi`, `bagian`), and whether days count from
    1904."""
    buku = _xml(arsip, "xl/workbook.xml")
    tujuan = {
        satu.get("Id"): (satu.get("Type", ""), satu.get("Target", ""))
        for satu in _xml(arsip, "xl/_rels/workbook.xml.rels")
    }
    hasil = []
    for satu in buku.iter():
        if _lokal(satu) != "sheet":
            continue
        nomor = next((isi for nama, isi in satu.items() if nama.endswith("}id")), "")
        jenis, target = tujuan.get(nomor, ("", ""))
        if jenis.endswith("/worksheet"):
            bagian = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            nama = satu.get("name", "")
            if not nama.strip() or len(nama) > NAMA_TERPANJANG or min(nama) < " ":
                raise Tolak(NAMA_LEMBAR)
            hasil.append(
                {
                    "nama": nama,
                    "tersembunyi": satu.get("state", "visible") != "visible",
                    "bagian": bagian,
                }
            )
    if not hasil:
        raise Tolak(TANPA_LEMBAR)
    if len(hasil) > LEMBAR_TERBANYAK:
        raise Tolak(f"Lembar kerja ini berisi lebih dari {LEMBAR_TERBANYAK} lembar. " + RUSAK)
    sifat = next((satu for satu in buku if _lokal(satu) == "workbookPr"), None)
    tahun_1904 = sifat is not None and sifat.get("date1904", "0") in ("1", "true")
    return hasil, tahun_1904


def telusuri(arsip: zipfile.ZipFile, bagian: str) -> dict[str, int]:
    """Decompress the sheet and the shared texts once, counting what the officer shall know.

    What the headers of an archive say about sizes is checked against what comes out.
    """
    hitung = {"rumus": 0, "sel_galat": 0, "baris_tersembunyi": 0}
    for data in potongan_xml(arsip, bagian):
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise Tolak(DTD)
        hitung["rumus"] += data.count(b"<f>") + data.count(b"<f ")
        hitung["sel_galat"] += data.count(b' t="e"')
        if b"hidden=" in data:
            hitung["baris_tersembunyi"] += len(_BARIS_TERSEMBUNYI.findall(data))
    if TEKS_BERSAMA in arsip.namelist():
        for data in potongan_xml(arsip, TEKS_BERSAMA):
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                raise Tolak(DTD)
    return hitung


def sel_terjauh(arsip: zipfile.ZipFile, bagian: str) -> tuple[str, int]:
    """The last column and the last row that any cell names."""
    kolom, baris = b"A", 1
    for data in potongan_xml(arsip, bagian):
        for huruf, nomor in _ALAMAT.findall(data):
            kolom = max(kolom, huruf, key=lambda satu: (len(satu), satu))
            baris = max(baris, int(nomor))
    return kolom.decode(), baris
