"""Choosing the reader by what the file is, not by its name."""

from pathlib import Path

from talenta.impor.baca.dasar import BerkasTidakTerbaca, Pembaca
from talenta.impor.baca.kepala import Contoh, Tangan
from talenta.impor.baca.teks import BerkasTeks
from talenta.impor.jenis import Jenis

_BUKAN_TEKS = {
    b"PK\x03\x04": "Berkas ini lembar kerja XLSX. Simpan sebagai CSV, lalu unggah lagi.",
    b"\xd0\xcf\x11\xe0": "Berkas ini lembar kerja XLS. Simpan sebagai CSV, lalu unggah lagi.",
    b"%PDF": "Berkas ini PDF. Unggah data aslinya sebagai CSV.",
    b"\xff\xfe": "Berkas bersandi UTF-16. Simpan sebagai CSV UTF-8, lalu unggah lagi.",
    b"\xfe\xff": "Berkas bersandi UTF-16. Simpan sebagai CSV UTF-8, lalu unggah lagi.",
}


def _pastikan_teks(jalur: Path) -> None:
    with jalur.open("rb") as berkas:
        awal = berkas.read(4096)
    if not awal.strip():
        raise BerkasTidakTerbaca("Berkas kosong.")
    for tanda, pesan in _BUKAN_TEKS.items():
        if awal.startswith(tanda):
            raise BerkasTidakTerbaca(pesan)
    if b"\x00" in awal:
        raise BerkasTidakTerbaca("Berkas ini bukan teks CSV. Simpan sebagai CSV UTF-8.")


def buka(jalur: Path, jenis: Jenis, tangan: Tangan | None = None) -> Pembaca:
    """Open a file of one kind, with the columns that were mapped by hand.

    Raises BerkasTidakTerbaca, also for missing required columns.
    """
    _pastikan_teks(jalur)
    return BerkasTeks(jalur, jenis, tangan)


def contoh_baris(jalur: Path) -> list[Contoh]:
    """The first rows of a file, once for each separator, for recognising its kind."""
    _pastikan_teks(jalur)
    return BerkasTeks.contoh_semua(jalur)
