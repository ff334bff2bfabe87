"""What every reader tells and yields."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

_SEKAT = "\x1f"


class BerkasTidakTerbaca(Exception):
    """The file cannot be read; the message says why in one line, for the officer.

    `kurang` are the required columns that its header lacks, where that is the reason.
    """

    def __init__(self, pesan: str, *, kurang: Sequence[str] = ()) -> None:
        super().__init__(pesan)
        self.kurang = list(kurang)


@dataclass(frozen=True)
class Terdekat:
    """What a header that fits no kind comes closest to: the kind's code and title, the required
    columns that are missing for it, and the header as found (`baris` 0 where there is none)."""

    kode: str
    judul: str
    kurang: list[str]
    lembar: str
    baris: int
    kepala: list[str]


class JenisTidakDikenali(BerkasTidakTerbaca):
    """The header fits no kind."""

    def __init__(self, nama: str, terdekat: Terdekat) -> None:
        self.nama = nama
        self.terdekat = terdekat
        letak = f" pada lembar {terdekat.lembar}" if terdekat.lembar else ""
        paling = (
            f"Paling dekat dengan {terdekat.judul.lower()}, tetapi kolom wajibnya kurang: "
            f"{', '.join(terdekat.kurang)}. "
            if terdekat.kode
            else ""
        )
        super().__init__(
            f"Jenis berkas {nama} tidak dikenali dari kepala kolomnya{letak}. {paling}"
            "Pilih jenisnya; bila judul kolomnya berbeda, Anda dapat mencocokkannya sesudah itu."
        )


@dataclass
class Pengenalan:
    """How a file was read; shown to the officer and kept with the import.

    `bentuk` is "CSV" or "XLSX"; a workbook also says which of its sheets was read (`lembar_ada`
    lists them with `nama` and `tersembunyi`), how many formulas it has (their stored values are
    read), how many cells hold an error (read as empty) and how many rows are hidden. `letak` maps
    a known column to its place in a row, from 0. Row numbers are physical, as a spreadsheet
    counts them from 1.
    """

    bentuk: str = "CSV"
    penyandian: str = ""
    pemisah: str = ""
    lembar: str = ""
    lembar_ada: list[dict[str, Any]] = field(default_factory=list)
    rumus: int = 0
    sel_galat: int = 0
    baris_tersembunyi: int = 0
    baris_kepala: int = 0
    letak: dict[str, int] = field(default_factory=dict)
    judul_dilewati: list[int] = field(default_factory=list)
    # Footers: the first of them by row number, and how many there are.
    kaki_dilewati: list[int] = field(default_factory=list)
    kaki_banyak: int = 0
    kolom_diabaikan: list[str] = field(default_factory=list)
    perkiraan_baris: int = 0
    # Headers read as officers mapped them by hand ("" left unused), and how many cells of a
    # column hold a code that was mapped to one of the portal's.
    dicocokkan: dict[str, str] = field(default_factory=dict)
    dipetakan: dict[str, int] = field(default_factory=dict)
    # What an officer should look at, in sentences, although no row is at fault.
    catatan: list[str] = field(default_factory=list)

    def ringkas(self) -> dict[str, Any]:
        """The same as plain values, for storing."""
        return asdict(self)


@dataclass(frozen=True)
class Lembar:
    """A chunk of data rows: physical row numbers, and one list of raw cells per known column."""

    baris: list[int]
    isi: dict[str, list[str]]

    def __reduce__(self) -> tuple[Any, ...]:
        """On its way to another process a column travels as one text, in a fifth of the time."""
        isi = {nama: _SEKAT.join(kolom) for nama, kolom in self.isi.items()}
        sela = max(len(self.baris) - 1, 0)
        if not self.baris or any(teks.count(_SEKAT) != sela for teks in isi.values()):
            return Lembar, (self.baris, self.isi)
        return _lembar, (self.baris, isi)


def _lembar(baris: list[int], isi: dict[str, str]) -> Lembar:
    return Lembar(baris, {nama: teks.split(_SEKAT) for nama, teks in isi.items()})


class Pembaca(Protocol):
    """A file of one kind, opened and recognised."""

    pengenalan: Pengenalan

    def lembaran(self, ukuran: int) -> Iterator[Lembar]:
        """Yield the data rows in chunks of up to `ukuran`, without titles and footers."""
        ...

    def mentah(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (physical row, cells) of the header row and all rows below it, as written."""
        ...
