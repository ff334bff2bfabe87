"""XLSX: a child process turns one sheet into CSV, which is then read as any other CSV.

The child bounds its own memory and time; what it writes goes into a file without a name, so that
nothing stays behind when either process is killed.
"""

import csv
import json
import logging
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from talenta.impor.baca.dasar import BerkasTidakTerbaca, Lembar, Pengenalan
from talenta.impor.baca.kepala import BATAS_JUDUL, Contoh, Tangan, cari_kepala, kolom_kurang
from talenta.impor.baca.teks import BerkasTeks
from talenta.impor.bersih import Tanggal
from talenta.impor.jenis import Jenis

log = logging.getLogger(__name__)
_ANAK = Path(__file__).parent / "anak"
# Wall clock beside processor time: a process that waits must end too.
_KALI_DINDING = 3
WAKTU = (
    "Lembar kerja ini terlalu lama dibaca. Pecah menjadi beberapa berkas, atau simpan sebagai CSV, "
    "lalu unggah lagi."
)
TERHENTI = (
    "Lembar kerja ini tidak dapat dibaca: isinya rusak atau terlalu besar. Simpan sebagai XLSX "
    "yang baru atau CSV, lalu unggah lagi."
)
_SERIAL = re.compile(r"([1-9][0-9]{4})(?:\.[0-9]+)?")
_BERJAM = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) [0-9]{2}:[0-9]{2}:[0-9]{2}")
# Day 0 of the two calendars; in the first 1900 counts as a leap year, so that 60 is no day.
_AWAL_1900, _AWAL_1904 = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(frozen=True)
class NamaLembar:
    """A sheet of a workbook, and whether the spreadsheet hides it."""

    nama: str
    tersembunyi: bool


@dataclass
class HasilSalin:
    """What the child says, with the sheet as CSV in `isi` (empty where there is a choice)."""

    lembar: list[NamaLembar]
    tahun_1904: bool = False
    terpilih: str = ""
    baris: int = 0
    hitung: dict[str, int] = field(default_factory=dict)
    contoh: dict[str, Contoh] = field(default_factory=dict)
    isi: IO[str] | None = None


def daftar_lembar(jalur: Path) -> list[NamaLembar]:
    """The sheets of a workbook in their order. Raises BerkasTidakTerbaca."""
    return _lembar(_minta(jalur, "daftar"))


def salin(jalur: Path, lembar: str = "") -> HasilSalin:
    """One sheet as CSV; without a name the only visible one, else the first rows of each.

    Raises BerkasTidakTerbaca, OSError where there is no room.
    """
    keluaran = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115
    try:
        jawaban = _minta(jalur, "salin", lembar=lembar, keluaran=keluaran.fileno())
    except BaseException:
        keluaran.close()
        raise
    terpilih = jawaban.get("terpilih", "")
    if not terpilih:
        keluaran.close()
    return HasilSalin(
        lembar=_lembar(jawaban),
        tahun_1904=jawaban["tahun_1904"],
        terpilih=terpilih,
        baris=jawaban.get("baris", 0),
        hitung={n: jawaban[n] for n in ("rumus", "sel_galat", "baris_tersembunyi") if n in jawaban},
        contoh={
            nama: list(enumerate(baris, start=1))
            for nama, baris in jawaban.get("contoh", {}).items()
        },
        isi=keluaran if terpilih else None,
    )


def _lembar(jawaban: dict[str, Any]) -> list[NamaLembar]:
    return [NamaLembar(satu["nama"], satu["tersembunyi"]) for satu in jawaban["lembar"]]


def _minta(jalur: Path, tindakan: str, *, lembar: str = "", keluaran: int = -1) -> dict[str, Any]:
    permintaan = {
        "jalur": str(jalur.resolve()),
        "tindakan": tindakan,
        "lembar": lembar,
        "keluaran": keluaran,
        "memori": settings.TALENTA_LEMBAR_MEMORI,
        "detik": settings.TALENTA_LEMBAR_DETIK,
    }
    perintah = [sys.executable, "-I", "-B", str(_ANAK), json.dumps(permintaan)]
    with tempfile.TemporaryFile() as jawaban:
        try:
            anak = subprocess.run(  # noqa: S603 (our own program, no shell)
                perintah,
                stdin=subprocess.DEVNULL,
                stdout=jawaban,
                stderr=subprocess.DEVNULL,
                pass_fds=(keluaran,) if keluaran >= 0 else (),
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
                timeout=settings.TALENTA_LEMBAR_DETIK * _KALI_DINDING,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise BerkasTidakTerbaca(WAKTU) from None
        jawaban.seek(0)
        isi = jawaban.read()
    if not isi and tindakan == "salin" and anak.returncode == -signal.SIGABRT:
        return _minta(jalur, "luas", lembar=lembar)
    return _jawaban(isi, anak.returncode)


def _jawaban(isi: bytes, status: int) -> dict[str, Any]:
    """The child's answer; a child that was ended gives none. Raises BerkasTidakTerbaca, OSError."""
    try:
        jawaban: dict[str, Any] = json.loads(isi)
    except ValueError:
        waktu_habis = -status in (signal.SIGXCPU, signal.SIGKILL)
        raise BerkasTidakTerbaca(WAKTU if waktu_habis else TERHENTI) from None
    if "gangguan" in jawaban:
        raise OSError(jawaban["gangguan"], os.strerror(jawaban["gangguan"]))
    if "galat" in jawaban:
        if sebab := jawaban.get("sebab"):
            log.warning("lembar kerja tidak terbaca: %s", sebab)
        raise BerkasTidakTerbaca(jawaban["galat"])
    return jawaban


class BerkasLembar(BerkasTeks):
    """One sheet of a workbook of one kind (see Pembaca)."""

    def __init__(
        self, jalur: Path, jenis: Jenis, tangan: Tangan | None = None, *, lembar: str = ""
    ) -> None:
        hasil = salin(jalur, lembar)
        if hasil.isi is None:
            hasil = salin(jalur, lembar_terbaik(jenis, hasil.contoh, tangan))
        assert hasil.isi is not None  # noqa: S101 (a named sheet is copied or refused)
        self._isi_lembar = hasil.isi
        self._awal = _AWAL_1904 if hasil.tahun_1904 else _AWAL_1900
        self._hasil = hasil
        super().__init__(jalur, jenis, tangan)

    def _sandi_dan_pemisah(self) -> tuple[str, list[str]]:
        return "utf-8", [","]

    def _buka(self) -> IO[str]:
        self._isi_lembar.seek(0)
        # A second handle, since the reader closes what it was given.
        return open(os.dup(self._isi_lembar.fileno()), encoding="utf-8", newline="")

    def _periksa_sel_berbaris(self, nomor: int, sel: list[str], pemisah: str) -> None:
        """Quotes are our own here: a cell of many lines is just that."""

    def _kenali(self, pengenalan: Pengenalan) -> None:
        hasil = self._hasil
        pengenalan.bentuk = "XLSX"
        pengenalan.lembar = hasil.terpilih
        pengenalan.lembar_ada = [
            {"nama": satu.nama, "tersembunyi": satu.tersembunyi} for satu in hasil.lembar
        ]
        pengenalan.rumus = hasil.hitung["rumus"]
        pengenalan.sel_galat = hasil.hitung["sel_galat"]
        pengenalan.baris_tersembunyi = hasil.hitung["baris_tersembunyi"]
        pengenalan.perkiraan_baris = max(hasil.baris - pengenalan.baris_kepala, 0)

    def lembaran(self, ukuran: int) -> Iterator[Lembar]:
        """Yield the data rows in chunks; day numbers in date columns are read as dates."""
        tanggal = [
            kolom.nama
            for kolom in self._jenis.kolom
            if isinstance(kolom.pembersih, Tanggal) and kolom.nama in self.pengenalan.letak
        ]
        for lembar in super().lembaran(ukuran):
            for nama in tanggal:
                isi = lembar.isi[nama]
                peta = {satu: self._tanggal(satu) for satu in set(isi)}
                lembar.isi[nama] = [peta[satu] for satu in isi]
            yield lembar

    def _tanggal(self, sel: str) -> str:
        """A day number of five digits (1927 to 2173; four could be a year) or a date with a time
        as a date; anything else as it is."""
        if cocok := _SERIAL.fullmatch(sel):
            return (self._awal + timedelta(days=int(cocok[1]))).isoformat()
        if cocok := _BERJAM.fullmatch(sel):
            return cocok[1]
        return sel


def lembar_terbaik(jenis: Jenis, contoh: dict[str, Contoh], tangan: Tangan | None = None) -> str:
    """The first sheet whose header fits the kind, else the one that names most of its columns."""
    terbaik, terbanyak = next(iter(contoh)), -1
    for nama, baris in contoh.items():
        _, letak = cari_kepala(jenis, baris, tangan)
        if letak and not kolom_kurang(jenis, letak):
            return nama
        if len(letak) > terbanyak:
            terbaik, terbanyak = nama, len(letak)
    return terbaik


def contoh_lembar(jalur: Path, lembar: str = "") -> dict[str, Contoh]:
    """The first rows of one sheet, else of each visible sheet. Raises BerkasTidakTerbaca."""
    hasil = salin(jalur, lembar)
    if hasil.isi is None:
        return hasil.contoh
    with hasil.isi as isi:
        isi.seek(0)
        return {hasil.terpilih: list(enumerate(islice(csv.reader(isi), BATAS_JUDUL), start=1))}
