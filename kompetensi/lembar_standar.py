"""Standards of posts as a sheet: one row a post or jenjang, read against a draft, cell by cell.

A file speaks of the rows it has and leaves the others alone. The nine cells of a row are all
filled, or all empty: then it has no figures of its own. The column of technical competencies may
be left out; where it is there it says all that a post asks for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import tablib

from kompetensi.kode import KOMPETENSI, TINGKAT
from kompetensi.lembar_berkas import IsiLembar, lembar_baca
from kompetensi.models import VersiStandar
from kompetensi.selectors.kamus import nama_teknis
from kompetensi.selectors.standar import (
    JABATAN,
    JENJANG,
    Standar,
    jenjang_standar,
    standar_menurut,
)
from talenta.impor.jenis import Jenis, Kolom
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import Jabatan

BATAS_BARIS = 5000
ID, KOLOM_JENJANG, TEKNIS = "ID JABATAN", "JENJANG", "KOMPETENSI TEKNIS"
PEMISAH = "|"
JUDUL = {kode: nama.upper() for kode, nama in KOMPETENSI.items()}
# No key: a word that begins a footer may begin the number of a post.
JENIS = Jenis(
    kode="standar", judul="Standar jabatan", keterangan="", urutan=0, model=Jabatan,
    kolom=(
        Kolom(ID, wajib=True),
        Kolom(KOLOM_JENJANG),
        *(Kolom(judul, wajib=True, alias=(kode,)) for kode, judul in JUDUL.items()),
        Kolom(TEKNIS),
    ),
    kunci=(), kunci_simpan=(),
)  # fmt: skip
_ANGKA = {str(n): n for n in TINGKAT} | {f"{n}.0": n for n in TINGKAT}
Isian = Mapping[str, int] | None


@dataclass(frozen=True)
class GalatSel:
    """What is wrong in one place of the file; `kolom` empty: the row as a whole."""

    baris: int
    kolom: str
    pesan: str

    @property
    def kata(self) -> str:
        letak = f", kolom {self.kolom}" if self.kolom else ""
        return f"Baris {self.baris}{letak}: {self.pesan}"


@dataclass(frozen=True)
class BedaStandar:
    """A post or jenjang whose figures the file changes, in words."""

    nama: str
    kata: str


@dataclass
class BacaanStandar:
    """What a file says: rows that differ from the draft, how many are the same, and faults."""

    data: tablib.Dataset
    jabatan: dict[int, Isian] = field(default_factory=dict)
    jenjang: dict[str, Isian] = field(default_factory=dict)
    teknis: dict[int, dict[str, int]] = field(default_factory=dict)
    beda: list[BedaStandar] = field(default_factory=list)
    galat: list[GalatSel] = field(default_factory=list)
    dibaca: int = 0

    @property
    def sama(self) -> int:
        """Rows that would change nothing."""
        return self.dibaca - len(self.beda)

    @property
    def teks(self) -> str:
        """The same as CSV, for the form that confirms it."""
        return str(self.data.export("csv"))


def _teks(nilai: Any) -> str:
    teks = " ".join(str(nilai if nilai is not None else "").split())
    return teks.removeprefix("'")


class _Pembaca:
    """One reading: rows against posts, the draft and the dictionary."""

    def __init__(self, lembar: IsiLembar, versi: VersiStandar, oleh: Any, hari: date) -> None:
        self.hasil = BacaanStandar(lembar.data)
        judul = lembar.data.headers or []
        self.baris = [
            (nomor, dict(zip(judul, map(_teks, satu), strict=True)))
            for nomor, satu in zip(lembar.baris, lembar.data, strict=True)
        ]
        kode = {satu[ID] for _, satu in self.baris if satu[ID]}
        milik: Any = Jabatan.objects.terlihat_oleh(oleh).filter(kode__in=kode)
        self.milik: dict[str, Jabatan] = {satu.kode: satu for satu in milik}
        self.kini = standar_menurut(versi, self.milik.values())
        self.kini_jenjang = {satu.value: isi for satu, isi in jenjang_standar(versi)}
        nama = nama_teknis(instansi_id=versi.instansi_id, hari=hari)
        self.nama_teknis = nama
        self.kode_teknis = {satu.casefold(): k for k, satu in nama.items()} | {k: k for k in nama}
        self.terbaca: set[str] = set()

    def baca(self) -> BacaanStandar:
        for nomor, satu in self.baris:
            if any(satu.values()):
                self.hasil.dibaca += 1
                self._satu(nomor, satu)
        return self.hasil

    def _salah(self, nomor: int, kolom: str, pesan: str) -> None:
        self.hasil.galat.append(GalatSel(nomor, kolom, pesan))

    def _satu(self, nomor: int, satu: Mapping[str, str]) -> None:
        awal = len(self.hasil.galat)
        isi = self._sembilan(nomor, satu)
        if satu[ID]:
            jabatan = self.milik.get(satu[ID])
            if jabatan is None:
                self._salah(nomor, ID, f'"{satu[ID]}" tidak ada di portal.')
                return
            teknis = self._teknis(nomor, satu[TEKNIS]) if TEKNIS in satu else None
            if self._sekali(nomor, ID, satu[ID]) and len(self.hasil.galat) == awal:
                self._jabatan(jabatan, isi, teknis)
            return
        jenjang = self._jenjang_bernama(satu.get(KOLOM_JENJANG, ""))
        if jenjang is None:
            self._salah(nomor, ID, "isi ID jabatan, atau kosongkan dan isi JENJANG untuk baris "
                        "jenjang.")  # fmt: skip
        elif self._sekali(nomor, KOLOM_JENJANG, jenjang.value) and len(self.hasil.galat) == awal:
            self._baris_jenjang(jenjang, isi)

    def _sekali(self, nomor: int, kolom: str, kunci: str) -> bool:
        if f"{kolom}:{kunci}" in self.terbaca:
            self._salah(nomor, kolom, f'"{kunci}" sudah ada pada baris sebelumnya.')
            return False
        self.terbaca.add(f"{kolom}:{kunci}")
        return True

    def _jenjang_bernama(self, teks: str) -> Jenjang | None:
        kata = teks.casefold()
        return next((s for s in Jenjang if kata in (s.value.casefold(), s.label.casefold())), None)

    def _sembilan(self, nomor: int, satu: Mapping[str, str]) -> Isian:
        terisi = {kode: satu[judul] for kode, judul in JUDUL.items() if satu[judul]}
        for kode, teks in terisi.items():
            if teks not in _ANGKA:
                self._salah(nomor, JUDUL[kode], f'"{teks}" bukan tingkat 1 sampai 5.')
        if terisi and len(terisi) < len(JUDUL):
            kosong = [judul for kode, judul in JUDUL.items() if kode not in terisi]
            self._salah(nomor, kosong[0], "isi kesembilan tingkat, atau kosongkan semuanya.")
        if not terisi:
            return None
        return {kode: _ANGKA.get(teks, 0) for kode, teks in terisi.items()}

    def _teknis(self, nomor: int, teks: str) -> dict[str, int]:
        hasil: dict[str, int] = {}
        for sepotong in filter(None, (s.strip() for s in teks.split(PEMISAH))):
            nama, _, tingkat = sepotong.rpartition(" ")
            kode = self.kode_teknis.get(nama.strip().casefold())
            if kode is None:
                self._salah(nomor, TEKNIS, f'"{sepotong}": tulis nama atau kode dari kamus yang '
                            "berlaku, lalu tingkatnya.")  # fmt: skip
            elif tingkat not in _ANGKA:
                self._salah(nomor, TEKNIS, f'"{sepotong}": tingkatnya 1 sampai 5.')
            elif kode in hasil:
                self._salah(nomor, TEKNIS, f'"{nama}" disebut dua kali.')
            else:
                hasil[kode] = _ANGKA[tingkat]
        return hasil

    def _jabatan(self, jabatan: Jabatan, isi: Isian, teknis: dict[str, int] | None) -> None:
        kini = self.kini[jabatan.pk]
        kata = _kata(kini, isi, sendiri=kini.asal == JABATAN)
        if kata:
            self.hasil.jabatan[jabatan.pk] = isi
        if teknis is not None and teknis != kini.teknis:
            self.hasil.teknis[jabatan.pk] = teknis
            kata += [
                f"{self.nama_teknis.get(k, k)} {kini.teknis.get(k, '–')} → {teknis.get(k, '–')}"
                for k in dict.fromkeys([*kini.teknis, *teknis])
                if kini.teknis.get(k) != teknis.get(k)
            ]
        if kata:
            self.hasil.beda.append(BedaStandar(jabatan.nama, ", ".join(kata)))

    def _baris_jenjang(self, jenjang: Jenjang, isi: Isian) -> None:
        kini = self.kini_jenjang[jenjang.value]
        if kata := _kata(kini, isi, sendiri=kini.asal == JENJANG):
            self.hasil.jenjang[jenjang.value] = isi
            self.hasil.beda.append(BedaStandar(f"Jenjang {jenjang.label}", ", ".join(kata)))


def _kata(kini: Standar, isi: Isian, *, sendiri: bool) -> list[str]:
    """What changes, in words; what a row follows already is no change."""
    if isi is None:
        return ["tidak lagi punya tingkat sendiri"] if sendiri else []
    return [
        f"{KOMPETENSI[k]} {kini.tingkat.get(k, '–')} → {isi[k]}"
        for k in KOMPETENSI
        if kini.tingkat.get(k) != isi[k]
    ]


def standar_baca(*, isi: bytes, versi: VersiStandar, oleh: Any, hari: date) -> BacaanStandar:
    """Read a file against a draft; nothing is written. Raises BerkasTidakTerbaca."""
    lembar = lembar_baca(isi, JENIS, batas=BATAS_BARIS)
    return _Pembaca(lembar, versi, oleh, hari).baca()
