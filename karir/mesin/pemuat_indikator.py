"""Checks the indicators of a rule set against their declarations in `jenis`."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

from karir.mesin.bentuk import SKOR_TERTINGGI
from karir.mesin.jenis import (
    DEKLARASI,
    RATA_RATA,
    Bagian,
    Dasar,
    Deklarasi,
    Indikator,
    RataRata,
    deklarasi,
)
from karir.mesin.pembaca import Pembaca

JENDELA_TERPANJANG: Final = 50
TAHUN_LALU_TERJAUH: Final = 10
BATAS_TERTINGGI: Final = 1_000_000


class PemuatIndikator:
    """Builds indicators; None beside a noted fault."""

    def __init__(self, pembaca: Pembaca) -> None:
        self.p = pembaca

    def muat(self, isi: Any, tempat: str) -> Indikator | None:
        """An indicator of any kind, a mean included."""
        if isinstance(isi, dict) and isi.get("jenis") == RATA_RATA:
            return self._rata_rata(isi, tempat)
        return self._dasar(isi, tempat)

    def kosong(self, nilai: Any, tempat: str, selalu_ada: bool, lain: str) -> int | None:
        """The score where absent, or None for `tidak_pernah` of one that is always there."""
        if selalu_ada:
            if nilai != "tidak_pernah":
                self.p.tolak(tempat, "indikator ini selalu bernilai: tulis tidak_pernah")
            return None
        if isinstance(nilai, str):
            self.p.tolak(tempat, f"harus {lain} atau sebuah skor, bukan {nilai!r}")
            return None
        return self.p.bulat(nilai, tempat, 0, SKOR_TERTINGGI)

    def tahun_lalu(self, isi: Any, tempat: str) -> tuple[int, ...]:
        """Years before the reference year, each once."""
        daftar = self.p.daftar(isi, tempat)
        self.p.unik(daftar, tempat)
        tahun = [
            self.p.bulat(t, f"{tempat}[{i}]", 1, TAHUN_LALU_TERJAUH) for i, t in enumerate(daftar)
        ]
        return tuple(t for t in tahun if t is not None)

    def _rata_rata(self, isi: Any, tempat: str) -> RataRata:
        p = self.p
        objek = p.objek(isi, tempat, ("jenis", "bagian"))
        bagian = [
            self._bagian(satu, f"{tempat}.bagian[{i}]")
            for i, satu in enumerate(p.daftar(objek.get("bagian"), f"{tempat}.bagian"))
        ]
        p.unik([b.kode for b in bagian if b is not None], f"{tempat}.bagian.kode")
        return RataRata(tuple(b for b in bagian if b is not None))

    def _bagian(self, isi: Any, tempat: str) -> Bagian | None:
        p = self.p
        objek = p.objek(isi, tempat, ("kode", "label", "indikator", "kosong"))
        kode = p.teks(objek.get("kode"), f"{tempat}.kode")
        if kode and (not kode.isidentifier() or kode != kode.lower() or len(kode) > 20):
            p.tolak(f"{tempat}.kode", "huruf kecil, angka dan garis bawah, paling panjang 20")
        label = p.teks(objek.get("label"), f"{tempat}.label")
        indikator = self._dasar(objek.get("indikator"), f"{tempat}.indikator")
        if indikator is None:
            return None
        kosong = None
        if objek.get("kosong") != "lewati" or deklarasi(indikator).selalu_ada:
            kosong = self.kosong(
                objek.get("kosong"), f"{tempat}.kosong", deklarasi(indikator).selalu_ada, "lewati"
            )
        return Bagian(kode, label, indikator, kosong)

    def _dasar(self, isi: Any, tempat: str) -> Dasar | None:
        p = self.p
        if not isinstance(isi, dict):
            p.tolak(tempat, "harus berupa objek")
            return None
        jenis, fakta = isi.get("jenis"), isi.get("fakta", "")
        dek = DEKLARASI.get((str(jenis), str(fakta)))
        if dek is None:
            p.tolak(tempat, f"indikator {jenis!r} atas fakta {fakta!r} tidak ada")
            return None
        sebelum = len(p.galat)
        nilai = self._parameter(isi, tempat, dek)
        if len(p.galat) > sebelum:
            return None
        hasil: Dasar = dek.kelas(**nilai)
        return hasil

    def _parameter(self, isi: dict[str, Any], tempat: str, dek: Deklarasi) -> dict[str, Any]:
        p = self.p
        baca: dict[str, Callable[[Any, str], Any]] = {
            "skor": lambda n, di: p.tabel(n, di, dek.kosakata or (), 0, SKOR_TERTINGGI),
            "jendela_tahun": lambda n, di: p.bulat(n, di, 1, JENDELA_TERPANJANG),
            "tahun_lalu": self.tahun_lalu,
            "batas": self._batas,
            "maksimum": lambda n, di: p.bulat(n, di, 1, SKOR_TERTINGGI),
        }
        perlu = (dek.kosakata is not None, dek.jendela, dek.tahun_lalu, dek.batas, dek.maksimum)
        nama = [n for n, ya in zip(baca, perlu, strict=True) if ya]
        fakta = {"fakta": isi["fakta"]} if isi.get("fakta") else {}
        p.objek(isi, tempat, ["jenis", *fakta, *nama])
        return fakta | {n: baca[n](isi[n], f"{tempat}.{n}") for n in nama if n in isi}

    def _batas(self, isi: Any, tempat: str) -> tuple[tuple[int, int], ...]:
        """Lower bounds, strictly descending down to 0, so that no figure is without a score."""
        p = self.p
        hasil = []
        for i, satu in enumerate(p.daftar(isi, tempat)):
            di = f"{tempat}[{i}]"
            objek = p.objek(satu, di, ("mulai", "skor"))
            mulai = p.bulat(objek.get("mulai"), f"{di}.mulai", 0, BATAS_TERTINGGI)
            skor = p.bulat(objek.get("skor"), f"{di}.skor", 0, SKOR_TERTINGGI)
            hasil.append((mulai or 0, skor or 0))
        for i, (atas, bawah) in enumerate(pairwise(hasil)):
            if bawah[0] >= atas[0]:
                p.tolak(f"{tempat}[{i + 1}].mulai", f"harus kurang dari {atas[0]}")
        if hasil and hasil[-1][0] != 0:
            p.tolak(tempat, f"celah: nilai di bawah {hasil[-1][0]} tak berskor")
        return tuple(hasil)
