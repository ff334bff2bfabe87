"""CSV with comma, semicolon or tab, in UTF-8 (with or without mark) or windows-1252."""

import codecs
import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from talenta.impor.baca.dasar import BerkasTidakTerbaca, Lembar, Pengenalan
from talenta.impor.baca.kepala import BATAS_JUDUL, Contoh, Tangan, cari_kepala, pastikan_lengkap
from talenta.impor.bersih import rapikan
from talenta.impor.jenis import Jenis

PEMISAH = {",": "koma", ";": "titik koma", "\t": "tab"}
_POTONG = 1 << 20
# Characters in a line; a file without line ends would be read into memory whole.
GARIS_TERPANJANG = 1 << 20
_KAKI = re.compile(r"\s*(jumlah|total)", re.IGNORECASE)


def _terbaca_sebagai(jalur: Path, sandi: str) -> bool:
    pengurai = codecs.getincrementaldecoder(sandi)()
    try:
        with jalur.open("rb") as berkas:
            while potongan := berkas.read(_POTONG):
                pengurai.decode(potongan)
            pengurai.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def penyandian(jalur: Path) -> str:
    """Python name of the encoding: the whole file must be readable in it."""
    with jalur.open("rb") as berkas:
        bertanda = berkas.read(3) == codecs.BOM_UTF8
    for sandi in ("utf-8-sig" if bertanda else "utf-8", "windows-1252"):
        if _terbaca_sebagai(jalur, sandi):
            return sandi
    raise BerkasTidakTerbaca("Sandi huruf berkas tidak dikenal. Simpan sebagai CSV UTF-8.")


def _jumlah_garis(jalur: Path) -> int:
    with jalur.open("rb") as berkas:
        return sum(potongan.count(b"\n") for potongan in iter(lambda: berkas.read(_POTONG), b""))


class BerkasTeks:
    """A CSV file of one kind (see Pembaca)."""

    def __init__(self, jalur: Path, jenis: Jenis, tangan: Tangan | None = None) -> None:
        self._jalur = jalur
        self._jenis = jenis
        sandi = penyandian(jalur)
        self._sandi = sandi
        pilihan = []
        for pemisah in PEMISAH:
            contoh = list(islice(self._baris(pemisah), BATAS_JUDUL))
            urutan, letak = cari_kepala(jenis, contoh, tangan)
            pilihan.append((len(letak), pemisah, contoh, urutan, letak))
        _, self._pemisah, contoh, urutan, letak = max(pilihan, key=lambda satu: satu[0])
        pastikan_lengkap(jenis, letak)
        nomor, kepala = contoh[urutan]
        self.pengenalan = Pengenalan(
            penyandian={"utf-8-sig": "UTF-8 dengan BOM"}.get(sandi, sandi.replace("utf", "UTF")),
            pemisah=PEMISAH[self._pemisah],
            baris_kepala=nomor,
            letak=letak,
            judul_dilewati=[n for n, sel in contoh[:urutan] if any(s.strip() for s in sel)],
            kolom_diabaikan=[
                sel.strip()
                for tempat, sel in enumerate(kepala)
                if sel.strip() and tempat not in letak.values()
            ],
            perkiraan_baris=max(_jumlah_garis(jalur) - nomor, 0),
        )

    @classmethod
    def contoh_semua(cls, jalur: Path) -> list[Contoh]:
        """The first rows read with each separator."""
        berkas = cls.__new__(cls)
        berkas._jalur, berkas._sandi = jalur, penyandian(jalur)
        return [list(islice(berkas._baris(pemisah), BATAS_JUDUL)) for pemisah in PEMISAH]

    def _baris(self, pemisah: str) -> Iterator[tuple[int, list[str]]]:
        with self._jalur.open(encoding=self._sandi, newline="") as berkas:
            pembaca = csv.reader(_garis(berkas), delimiter=pemisah)
            garis = 0
            nomor = 0
            try:
                for nomor, sel in enumerate(pembaca, start=1):
                    if pembaca.line_num - garis > 1:
                        _pastikan_kutip_tertutup(nomor, sel, pemisah)
                    garis = pembaca.line_num
                    yield nomor, sel
            except csv.Error:
                raise BerkasTidakTerbaca(_kutip_terbuka(nomor + 1)) from None

    def mentah(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (physical row, cells) of the header row and all rows below it, as written."""
        for nomor, sel in self._baris(self._pemisah):
            if nomor >= self.pengenalan.baris_kepala:
                yield nomor, sel

    def _isi(self) -> Iterator[tuple[int, list[str]]]:
        """Yield data rows only: no blank lines, no footers."""
        awal = self.pengenalan.baris_kepala
        for nomor, sel in self._baris(self._pemisah):
            if nomor <= awal:
                continue
            terisi = next((t for t, isi in enumerate(sel) if isi and not isi.isspace()), None)
            if terisi is None:
                continue
            if _KAKI.match(sel[terisi]) and not self._berkunci(sel, terisi):
                self.pengenalan.kaki_dilewati.append(nomor)
                continue
            yield nomor, sel

    def _berkunci(self, sel: list[str], terisi: int) -> bool:
        """Whether all key columns hold something besides the word that begins the row."""
        tempat = [self.pengenalan.letak[nama] for nama in self._jenis.kunci]
        return all(t != terisi and t < len(sel) and rapikan(sel[t]) for t in tempat)

    def lembaran(self, ukuran: int) -> Iterator[Lembar]:
        """Yield the data rows in chunks of up to `ukuran`, without titles and footers."""
        self.pengenalan.kaki_dilewati.clear()
        letak = self.pengenalan.letak
        lebar = max(letak.values()) + 1
        isi = self._isi()
        while potongan := list(islice(isi, ukuran)):
            for _, sel in potongan:
                if len(sel) < lebar:
                    sel.extend([""] * (lebar - len(sel)))
            yield Lembar(
                baris=[nomor for nomor, _ in potongan],
                isi={nama: [sel[t] for _, sel in potongan] for nama, t in letak.items()},
            )


def _garis(berkas: TextIO) -> Iterator[str]:
    """Lines of bounded length, without NUL, which PostgreSQL cannot store."""
    while garis := berkas.readline(GARIS_TERPANJANG + 1):
        if len(garis) > GARIS_TERPANJANG:
            raise BerkasTidakTerbaca(
                "Ada garis yang terlalu panjang untuk berkas CSV. Simpan sebagai CSV, satu garis "
                "untuk satu baris, lalu unggah lagi."
            )
        yield garis.replace("\x00", "") if "\x00" in garis else garis


def _kutip_terbuka(nomor: int) -> str:
    return (
        f"Tanda kutip pada baris {nomor} tidak ditutup, sehingga baris sesudahnya ikut terbaca "
        "sebagai satu sel. Betulkan barisnya, lalu unggah lagi."
    )


def _pastikan_kutip_tertutup(nomor: int, sel: list[str], pemisah: str) -> None:
    """A cell that spans lines and holds whole rows is an unclosed quote, not a text."""
    for isi in sel:
        if "\n" in isi and any(garis.count(pemisah) >= 2 for garis in isi.splitlines()[1:]):
            raise BerkasTidakTerbaca(_kutip_terbuka(nomor))
