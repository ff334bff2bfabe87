"""Reading an uploaded sheet (CSV or XLSX) into rows, within what a page may take."""

import zipfile
from io import BytesIO

import tablib
from import_export.formats.base_formats import XLSX

BATAS_BERKAS = 2 * 1024 * 1024
# What a sheet of that size may unfold to.
BATAS_TERURAI = 50 * 1024 * 1024


class BerkasTidakTerbaca(Exception):
    """The file is no sheet of this kind; the message is for the person."""


def berkas_dataset(isi: bytes, nama: str) -> tablib.Dataset:
    """The rows of a file. Raises BerkasTidakTerbaca."""
    if len(isi) > BATAS_BERKAS:
        raise BerkasTidakTerbaca("Berkas lebih dari 2 MB.")
    try:
        if nama.lower().endswith(".xlsx"):
            with zipfile.ZipFile(BytesIO(isi)) as arsip:
                if sum(satu.file_size for satu in arsip.infolist()) > BATAS_TERURAI:
                    raise BerkasTidakTerbaca("Isi lembar terlalu besar.")
            return XLSX().create_dataset(isi)
        return tablib.Dataset().load(isi.decode("utf-8-sig"), format="csv")
    except (ValueError, KeyError, OSError, zipfile.BadZipFile, tablib.InvalidDimensions) as galat:
        raise BerkasTidakTerbaca(
            "Berkas tidak terbaca. Unggah CSV (UTF-8) atau XLSX dari tombol Unduh."
        ) from galat
