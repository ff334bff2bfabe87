"""A chunk of rows being cleaned, column by column over its distinct values."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NoReturn

from talenta.impor.baca import BerkasTidakTerbaca, Lembar
from talenta.impor.bersih import PERBAIKAN, rapikan, tak_rapi
from talenta.impor.jenis import Jenis, Kolom
from talenta.impor.temuan import DIPERBAIKI, DITOLAK, PERINGATAN, pesan

# (baris, kolom, nilai, kode, tingkat, pesan)
BarisTemuan = tuple[int, str, str, str, str, str]
# An optional date that cannot be read is emptied; every other unreadable cell rejects its row.
DIKOSONGKAN_BILA_OPSIONAL = frozenset(("TANGGAL_TIDAK_SAH", "TANGGAL_TIDAK_MASUK_AKAL"))
# No cell of these files is this long; an unclosed quote makes one.
TERPANJANG = 600
_SEKAT = "\x1f"


# Distinct values of a column whose cleaning is remembered from chunk to chunk.
INGATAN_TERBANYAK = 50_000
# New values of a chunk from which on they are first looked at all together.
BERAGAM = 1_000


def petakan(kolom: Iterable[str], fungsi: Callable[[str], str]) -> list[str]:
    """Apply a function once to each distinct value."""
    kolom = list(kolom)
    peta = {nilai: fungsi(nilai) for nilai in set(kolom)}
    return list(map(peta.__getitem__, kolom))


class Cucian:
    """What cleaning made of the values of one column, as far as they were met.

    `nilai` clean (what is not in it is clean as written), `kode` where something is to be said,
    `banding` where equality of rows looks at something else than the clean value, `asing` what was
    mapped from another code.
    """

    def __init__(self, kolom: Kolom, hari: date, padanan: Mapping[str, str] | None = None) -> None:
        self.wajib = kolom.wajib
        self.pembersih = kolom.pembersih.pada(hari)
        self.padanan = padanan or {}
        self.nilai: dict[str, str] = {}
        self.kode: dict[str, str] = {}
        self.banding: dict[str, str] = {}
        self.asing: set[str] = set()

    def temui(self, tulisan: set[str]) -> str:
        """Clean what is new; return a value that is too long for any cell, or nothing."""
        baru = self._perlu(tulisan.difference(self.nilai))
        if len(self.nilai) + len(baru) > INGATAN_TERBANYAK:
            for ingatan in (self.nilai, self.kode, self.banding, self.asing):
                ingatan.clear()
            baru = self._perlu(tulisan)
        pembersih, padanan = self.pembersih, self.padanan
        for satu in baru:
            rapi = rapikan(satu)
            if len(rapi) > TERPANJANG:
                return satu
            nilai, kode = pembersih(rapi) if rapi else ("", "")
            if nilai in padanan:
                nilai = padanan[nilai]
                self.asing.add(satu)
            self.nilai[satu] = nilai
            if kode or (self.wajib and not nilai):
                self.kode[satu] = kode or "WAJIB_DIISI"
                if not nilai:
                    self.banding[satu] = rapi
        return ""

    def _perlu(self, tulisan: set[str]) -> set[str]:
        """Of very many those that may not come out as written; the others are not remembered."""
        if len(tulisan) < BERAGAM or self.padanan:
            return tulisan
        hasil = tak_rapi(tulisan) | {satu for satu in tulisan if len(satu) > TERPANJANG}
        return hasil.union(self.pembersih.perlu(tulisan - hasil))


def cucian_baru(
    jenis: Jenis, hari: date, padanan: Mapping[str, Mapping[str, str]] | None = None
) -> dict[str, Cucian]:
    """Nothing met yet. `padanan`: column -> code as written -> code of the portal."""
    padanan = padanan or {}
    return {k.nama: Cucian(k, hari, padanan.get(k.nama)) for k in jenis.kolom}


class Potongan:
    """Rows of one chunk. For each column: `mentah` as written, `nilai` clean (empty where
    unreadable), `banding` what equality of rows looks at (clean, or as written if rejected)."""

    def __init__(
        self,
        jenis: Jenis,
        lembar: Lembar,
        hari: date,
        cucian: Mapping[str, Cucian] | None = None,
    ) -> None:
        """`cucian` remembers the cleaning of each column from chunk to chunk (cucian_baru)."""
        self.jenis = jenis
        self.cucian = cucian or cucian_baru(jenis, hari)
        self.dipetakan: dict[str, int] = {}
        self.baris = lembar.baris
        self.mentah = lembar.isi
        self.nilai: dict[str, list[str]] = {}
        self.banding: dict[str, list[str]] = {}
        self.ditolak = [False] * len(self.baris)
        self.cacat: dict[str, set[int]] = {}
        self.temuan: list[BarisTemuan] = []
        for kolom in jenis.kolom:
            if kolom.nama in lembar.isi:
                self._bersihkan(kolom.nama)
        if jenis.periksa_baris is not None:
            jenis.periksa_baris(self)

    def __len__(self) -> int:
        return len(self.baris)

    def _bersihkan(self, kolom: str) -> None:
        cucian, mentah = self.cucian[kolom], self.mentah[kolom]
        tulisan = set(mentah)
        if kepanjangan := cucian.temui(tulisan):
            self._tolak_kepanjangan(kolom, mentah.index(kepanjangan))
        nilai = list(map(cucian.nilai.get, mentah, mentah))
        self.nilai[kolom] = self.banding[kolom] = nilai
        if not cucian.banding.keys().isdisjoint(tulisan):
            banding = cucian.nilai | cucian.banding
            self.banding[kolom] = list(map(banding.get, mentah, mentah))
        if not cucian.kode.keys().isdisjoint(tulisan):
            berkode = enumerate(map(cucian.kode.__contains__, mentah))
            for i in [i for i, benar in berkode if benar]:
                self.temukan(i, kolom, cucian.kode[mentah[i]], rinci=cucian.pembersih.rinci)
        if cucian.padanan:
            self.dipetakan[kolom] = sum(satu in cucian.asing for satu in mentah)

    def _tolak_kepanjangan(self, kolom: str, i: int) -> NoReturn:
        raise BerkasTidakTerbaca(
            f"Baris {self.baris[i]}, kolom {kolom}: isinya lebih dari {TERPANJANG} huruf. "
            "Periksa tanda kutip pada baris itu dan sebelumnya, lalu unggah lagi."
        )

    def hadir(self, *nama: str) -> bool:
        """Whether the file has all these columns."""
        return all(satu in self.nilai for satu in nama)

    def temukan(self, i: int, kolom: str, kode: str, *, rinci: str = "", tingkat: str = "") -> None:
        """Note a finding on one cell; rejects the row or empties the cell as the code asks."""
        if not tingkat:
            if kode in PERBAIKAN:
                tingkat = DIPERBAIKI
            elif kode in DIKOSONGKAN_BILA_OPSIONAL and not self.jenis.kolom_bernama(kolom).wajib:
                tingkat = PERINGATAN
            else:
                tingkat = DITOLAK
        if tingkat == DITOLAK:
            self.ditolak[i] = True
            self.cacat.setdefault(kolom, set()).add(i)
        elif kode in DIKOSONGKAN_BILA_OPSIONAL:
            self.nilai[kolom][i] = self.banding[kolom][i] = ""
        nilai = " ".join(self.mentah[kolom][i].split())
        nomor = self.baris[i]
        kalimat = pesan(baris=nomor, kolom=kolom, nilai=nilai, kode=kode, rinci=rinci)
        self.temuan.append((nomor, kolom, nilai, kode, tingkat, kalimat))

    def kunci(self) -> list[str]:
        """Identity of each row as text; empty where a key cell cannot be read."""
        bagian = [self.nilai[nama] for nama in self.jenis.kunci]
        if len(bagian) == 1:
            return bagian[0]
        hasil = [_SEKAT.join(satu) if all(satu) else "" for satu in zip(*bagian, strict=True)]
        return hasil

    def sidik(self, kunci_rahasia: bytes) -> list[str]:
        """Keyed hash of each row's plain content over the columns of this file, as hex.

        Keyed, because the content holds NIK: without the key nobody can guess it from the hash.
        """
        nama = [kolom.nama for kolom in self.jenis.kolom if kolom.nama in self.banding]
        awal = hashlib.blake2b(_SEKAT.join(nama).encode(), digest_size=16, key=kunci_rahasia)
        hasil = []
        for satu in zip(*(self.banding[n] for n in nama), strict=True):
            ringkasan = awal.copy()
            ringkasan.update(("\x1e" + _SEKAT.join(satu)).encode())
            hasil.append(ringkasan.hexdigest())
        return hasil
