"""An uploaded sheet, read by the reader of the imports, within what a page may take."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

import tablib

from talenta.impor.baca import BerkasTidakTerbaca, Pembaca, buka
from talenta.impor.jenis import Jenis

BATAS_BERKAS = 2 * 1024 * 1024


@dataclass(frozen=True)
class IsiLembar:
    """The rows under the columns that the kind knows, and the number of each row in the file."""

    data: tablib.Dataset
    baris: list[int]


def lembar_baca(isi: bytes, jenis: Jenis, *, batas: int) -> IsiLembar:
    """Read a CSV or XLSX file, whatever its name, of at most `batas` rows. Raises
    BerkasTidakTerbaca, which says what the file is and what to do."""
    if len(isi) > BATAS_BERKAS:
        raise BerkasTidakTerbaca("Berkas lebih dari 2 MB. Sisakan tabelnya saja, lalu unggah lagi.")
    with NamedTemporaryFile() as berkas:
        berkas.write(isi)
        berkas.flush()
        return _salin(_buka(Path(berkas.name), jenis), jenis, batas)


def _buka(jalur: Path, jenis: Jenis) -> Pembaca:
    try:
        pembaca = buka(jalur, jenis)
    except BerkasTidakTerbaca as galat:
        if not galat.kurang:
            raise
        raise BerkasTidakTerbaca(
            f"Kolom ini tidak ada: {', '.join(galat.kurang)}. Unduh berkasnya dari portal, "
            "isi tanpa mengubah judul kolomnya, lalu unggah lagi."
        ) from None
    if pembaca.pengenalan.sel_galat:
        raise BerkasTidakTerbaca(
            f"{pembaca.pengenalan.sel_galat} sel berisi galat rumus, misalnya #N/A. Betulkan "
            "rumusnya atau isi nilainya, lalu unggah lagi."
        )
    return pembaca


def _salin(pembaca: Pembaca, jenis: Jenis, batas: int) -> IsiLembar:
    letak = pembaca.pengenalan.letak
    judul = [kolom.nama for kolom in jenis.kolom if kolom.nama in letak]
    hasil = IsiLembar(tablib.Dataset(headers=judul), [])
    for lembar in pembaca.lembaran(batas + 1):
        hasil.baris.extend(lembar.baris)
        if len(hasil.baris) > batas:
            raise BerkasTidakTerbaca(
                f"Berkas memuat lebih dari {batas} baris. Bagi menjadi beberapa berkas."
            )
        for satu in zip(*(lembar.isi[nama] for nama in judul), strict=True):
            hasil.data.append([" ".join(sel.split()) for sel in satu])
    return hasil
