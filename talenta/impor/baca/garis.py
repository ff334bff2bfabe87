"""Lines of a text file, no longer, no wider and not more to a row than any honest file has."""

from collections.abc import Iterator
from typing import IO

from talenta.impor.baca.dasar import BerkasTidakTerbaca
from talenta.impor.baca.kepala import huruf_kolom

# Characters in a line: 77 cells of 600. A file without line ends would be read into memory whole,
# and this many lines of one chunk stand there together.
GARIS_TERPANJANG = 1 << 16
# Lines in one row of the file.
GARIS_SEREKAMAN = 1_000
# The SIASN profile has 77 columns.
KOLOM_TERBANYAK = 2_000


class RekamanTakBerujung(Exception):
    """One row of a CSV file runs over more lines than any row does."""


class Garis:
    """Lines of bounded length, without NUL, which PostgreSQL cannot store.

    `serekaman` counts the lines since the last `mulai`, `huruf` the characters since the reader
    set it to 0.
    """

    def __init__(self) -> None:
        self.huruf = 0
        self.mulai()

    def mulai(self) -> None:
        """Count anew the lines of one row."""
        self.serekaman = 0

    def dari(self, berkas: IO[str], pemisah: str) -> Iterator[str]:
        """Yield the lines, counting; raises RekamanTakBerujung, BerkasTidakTerbaca."""
        while garis := berkas.readline(GARIS_TERPANJANG + 1):
            panjang = len(garis)
            if panjang > GARIS_TERPANJANG:
                raise BerkasTidakTerbaca(
                    f"Ada baris yang terlalu panjang, lebih dari {GARIS_TERPANJANG} huruf. Simpan "
                    "sebagai XLSX, atau CSV dengan satu garis untuk satu baris, lalu unggah lagi."
                )
            # A line that short cannot hold so many columns.
            if panjang > KOLOM_TERBANYAK and garis.count(pemisah) >= KOLOM_TERBANYAK:
                raise BerkasTidakTerbaca(_terlalu_lebar(garis, pemisah))
            self.huruf += panjang
            self.serekaman += 1
            if self.serekaman > GARIS_SEREKAMAN:
                raise RekamanTakBerujung
            yield garis.replace("\x00", "") if "\x00" in garis else garis


def _terlalu_lebar(garis: str, pemisah: str) -> str:
    terakhir = huruf_kolom(garis.rstrip(f"{pemisah}\r\n").count(pemisah))
    return (
        f"Ada baris dengan {garis.count(pemisah) + 1} kolom, lebih dari {KOLOM_TERBANYAK}; sel "
        f"terakhir yang berisi ada di kolom {terakhir}. Sisakan tabelnya saja, lalu unggah lagi."
    )
