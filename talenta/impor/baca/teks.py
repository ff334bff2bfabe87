"""CSV with comma, semicolon or tab, in UTF-8 (with or without mark) or windows-1252."""

import codecs
import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from talenta.impor.baca.dasar import BerkasTidakTerbaca, Lembar, Pengenalan
from talenta.impor.baca.garis import Garis, RekamanTakBerujung
from talenta.impor.baca.kepala import (
    BATAS_JUDUL,
    HURUF_JUDUL,
    KOLOM_SARAN,
    Contoh,
    Tangan,
    cari_kepala,
    huruf_kolom,
    letak_ganda,
    pastikan_lengkap,
)
from talenta.impor.bersih import rapikan
from talenta.impor.jenis import Jenis

PEMISAH = {",": "koma", ";": "titik koma", "\t": "tab"}
_POTONG = 1 << 20
# Characters in one chunk of rows.
HURUF_SEPOTONG = 32 << 20
_SEKALI = 2_000
DISEBUT_TERBANYAK = 200
KAKI_DISEBUT = 10
_KAKI = re.compile(r"\s*(jumlah|total)", re.IGNORECASE)
# Letters that a footer's word begins with; a first cell with another makes a row of data.
_AWAL_KAKI = frozenset("jJtT")


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

    # Separators in a later line of one cell that tell of rows behind a quote never closed.
    _sebaris = 2

    def __init__(self, jalur: Path, jenis: Jenis, tangan: Tangan | None = None) -> None:
        self._jalur = jalur
        self._jenis = jenis
        if jenis.berprosa:
            self._sebaris = len(jenis.kolom) - 1
        self._garis = Garis()
        self._sandi, calon = self._sandi_dan_pemisah()
        pilihan = []
        for pemisah in calon:
            contoh = list(islice(self._baris(pemisah), BATAS_JUDUL))
            urutan, letak = cari_kepala(jenis, contoh, tangan)
            pilihan.append((len(letak), pemisah, contoh, urutan, letak))
        _, self._pemisah, contoh, urutan, letak = max(pilihan, key=lambda satu: satu[0])
        pastikan_lengkap(jenis, letak)
        nomor, kepala = contoh[urutan]
        self._ganda = letak_ganda(jenis, kepala, letak, tangan)
        self.pengenalan = Pengenalan(
            baris_kepala=nomor,
            letak=letak,
            judul_dilewati=[n for n, sel in contoh[:urutan] if any(s.strip() for s in sel)],
            kolom_diabaikan=_diabaikan(kepala, {*letak.values(), *(t for *_, t in self._ganda)}),
        )
        self._kenali(self.pengenalan)

    def _sandi_dan_pemisah(self) -> tuple[str, list[str]]:
        """Python name of the encoding, and the separators that it may have."""
        return penyandian(self._jalur), list(PEMISAH)

    def _kenali(self, pengenalan: Pengenalan) -> None:
        sandi = self._sandi
        pengenalan.penyandian = {"utf-8-sig": "UTF-8 dengan BOM"}.get(
            sandi, sandi.replace("utf", "UTF")
        )
        pengenalan.pemisah = PEMISAH[self._pemisah]
        pengenalan.perkiraan_baris = max(_jumlah_garis(self._jalur) - pengenalan.baris_kepala, 0)

    def _buka(self) -> IO[str]:
        return self._jalur.open(encoding=self._sandi, newline="")

    @classmethod
    def contoh_semua(cls, jalur: Path) -> list[Contoh]:
        """The first rows read with each separator."""
        berkas = cls.__new__(cls)
        berkas._jalur, berkas._sandi, berkas._garis = jalur, penyandian(jalur), Garis()
        return [list(islice(berkas._baris(pemisah), BATAS_JUDUL)) for pemisah in PEMISAH]

    def _baris(self, pemisah: str) -> Iterator[tuple[int, list[str]]]:
        with self._buka() as berkas:
            garis = self._garis
            garis.mulai()
            pembaca = csv.reader(garis.dari(berkas, pemisah), delimiter=pemisah)
            nomor = 0
            try:
                for nomor, sel in enumerate(pembaca, start=1):
                    if garis.serekaman > 1:
                        self._periksa_sel_berbaris(nomor, sel, pemisah)
                    garis.mulai()
                    yield nomor, sel
            except (csv.Error, RekamanTakBerujung):
                raise BerkasTidakTerbaca(_kutip_terbuka(nomor + 1)) from None

    def _periksa_sel_berbaris(self, nomor: int, sel: list[str], pemisah: str) -> None:
        """A cell that spans lines and holds whole rows is an unclosed quote, not a text."""
        for isi in sel:
            if "\n" in isi and any(
                garis.count(pemisah) >= self._sebaris for garis in isi.splitlines()[1:]
            ):
                raise BerkasTidakTerbaca(_kutip_terbuka(nomor))

    def mentah(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (physical row, cells) of the header row and all rows below it, as written."""
        for nomor, sel in self._baris(self._pemisah):
            if nomor >= self.pengenalan.baris_kepala:
                yield nomor, sel

    def _sekaligus(self, ukuran: int) -> Iterator[tuple[int, list[list[str]]]]:
        """Yield (physical row of the first, rows) of the whole file, so many at a time, fewer where
        they are very long."""
        garis = self._garis
        nomor, potongan, berbaris = 1, [], False
        with self._buka() as berkas:
            pembaca = csv.reader(garis.dari(berkas, self._pemisah), delimiter=self._pemisah)
            garis.mulai()
            try:
                for sel in pembaca:
                    if garis.serekaman > 1:
                        berbaris = True
                    garis.serekaman = 0
                    potongan.append(sel)
                    if len(potongan) >= ukuran or garis.huruf >= HURUF_SEPOTONG:
                        if berbaris:
                            self._periksa_berbaris(nomor, potongan)
                        yield nomor, potongan
                        nomor += len(potongan)
                        potongan, berbaris = [], False
            except (csv.Error, RekamanTakBerujung):
                self._periksa_berbaris(nomor, potongan)
                raise BerkasTidakTerbaca(_kutip_terbuka(nomor + len(potongan))) from None
        if berbaris:
            self._periksa_berbaris(nomor, potongan)
        if potongan:
            yield nomor, potongan

    def _periksa_berbaris(self, awal: int, potongan: list[list[str]]) -> None:
        for urutan, sel in enumerate(potongan):
            self._periksa_sel_berbaris(awal + urutan, sel, self._pemisah)

    def _bukan_data(self, awal: int, potongan: list[list[str]]) -> set[int]:
        """Places of the rows that are no data: title, header, blank lines, and footers, noted."""
        kepala = max(self.pengenalan.baris_kepala + 1 - awal, 0)
        hasil = set(range(min(kepala, len(potongan))))
        for urutan, sel in enumerate(potongan[kepala:], start=kepala):
            if sel and sel[0] and sel[0][0] not in _AWAL_KAKI and not sel[0][0].isspace():
                continue
            terisi = next((t for t, isi in enumerate(sel) if isi and not isi.isspace()), None)
            if terisi is None:
                hasil.add(urutan)
            elif _KAKI.match(sel[terisi]) and not self._berkunci(sel, terisi):
                self._catat_kaki(awal + urutan)
                hasil.add(urutan)
        return hasil

    def _catat_kaki(self, nomor: int) -> None:
        self.pengenalan.kaki_banyak += 1
        if len(self.pengenalan.kaki_dilewati) < KAKI_DISEBUT:
            self.pengenalan.kaki_dilewati.append(nomor)

    def _berkunci(self, sel: list[str], terisi: int) -> bool:
        """Whether all key columns hold something besides the word that begins the row."""
        tempat = [self.pengenalan.letak[nama] for nama in self._jenis.kunci]
        return all(t != terisi and t < len(sel) and rapikan(sel[t]) for t in tempat)

    def lembaran(self, ukuran: int) -> Iterator[Lembar]:
        """Yield the data rows in chunks of about `ukuran`, fewer where they are very long, without
        titles and footers. Raises BerkasTidakTerbaca for a column that stands there twice with
        different contents."""
        self.pengenalan.kaki_dilewati.clear()
        self.pengenalan.kaki_banyak = 0
        letak = self.pengenalan.letak
        lebar = max((*letak.values(), *(lain for *_, lain in self._ganda))) + 1
        for baris, data in self._potongan(ukuran):
            for sel in data:
                if len(sel) < lebar:
                    sel.extend([""] * (lebar - len(sel)))
            for satu in self._ganda:
                _pastikan_kembar(baris, data, *satu)
            kolom = list(zip(*data, strict=False))
            yield Lembar(baris=baris, isi={nama: list(kolom[t]) for nama, t in letak.items()})

    def _potongan(self, ukuran: int) -> Iterator[tuple[list[int], list[list[str]]]]:
        """Numbers and cells of the data rows, until they are enough or long enough together."""
        baris: list[int] = []
        data: list[list[str]] = []
        self._garis.huruf = 0
        for awal, potongan in self._sekaligus(min(_SEKALI, ukuran)):
            buang = self._bukan_data(awal, potongan)
            urutan = [n for n in range(len(potongan)) if n not in buang]
            baris += [awal + n for n in urutan]
            data += [potongan[n] for n in urutan] if buang else potongan
            if len(data) >= ukuran or self._garis.huruf >= HURUF_SEPOTONG:
                self._garis.huruf = 0
                if data:
                    yield baris, data
                    baris, data = [], []
        if data:
            yield baris, data


def _diabaikan(kepala: list[str], dipakai: set[int]) -> list[str]:
    """Headers that are not read, as written; of very many the first, and how many more."""
    semua = [
        sel.strip()[:HURUF_JUDUL]
        for tempat, sel in enumerate(kepala)
        if sel.strip() and tempat not in dipakai and sel.strip().upper() not in KOLOM_SARAN
    ]
    sisa = len(semua) - DISEBUT_TERBANYAK
    return semua if sisa <= 0 else [*semua[:DISEBUT_TERBANYAK], f"dan {sisa} kolom lagi"]


def _pastikan_kembar(
    baris: list[int], data: list[list[str]], nama: str, utama: int, lain: int
) -> None:
    for nomor, sel in zip(baris, data, strict=True):
        if sel[utama] != sel[lain] and rapikan(sel[utama]) != rapikan(sel[lain]):
            raise BerkasTidakTerbaca(
                f"Kolom {nama} ada dua kali, di kolom {huruf_kolom(utama)} dan "
                f"{huruf_kolom(lain)}, dan isinya berbeda pada baris {nomor}. Hapus atau ganti "
                "judul salah satunya, lalu unggah lagi."
            )


def _kutip_terbuka(nomor: int) -> str:
    return (
        f"Tanda kutip pada baris {nomor} tidak ditutup, sehingga baris sesudahnya ikut terbaca "
        "sebagai satu sel. Betulkan barisnya, lalu unggah lagi."
    )
