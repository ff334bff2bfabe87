"""A chunk of rows being cleaned, column by column over its distinct values."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NoReturn

from talenta.impor.baca import BerkasTidakTerbaca, Lembar
from talenta.impor.bersih import PERBAIKAN, rapikan
from talenta.impor.jenis import Jenis, Kolom
from talenta.impor.temuan import DIPERBAIKI, DITOLAK, PERINGATAN, pesan

# (baris, kolom, nilai, kode, tingkat, pesan)
BarisTemuan = tuple[int, str, str, str, str, str]
# An optional date that cannot be read is emptied; every other unreadable cell rejects its row.
DIKOSONGKAN_BILA_OPSIONAL = frozenset(("TANGGAL_TIDAK_SAH", "TANGGAL_TIDAK_MASUK_AKAL"))
# No cell of these files is this long; an unclosed quote makes one.
TERPANJANG = 600
_SEKAT = "\x1f"


def petakan(kolom: Iterable[str], fungsi: Callable[[str], str]) -> list[str]:
    """Apply a function once to each distinct value."""
    kolom = list(kolom)
    peta = {nilai: fungsi(nilai) for nilai in set(kolom)}
    return [peta[nilai] for nilai in kolom]


class Potongan:
    """Rows of one chunk. For each column: `mentah` as written, `nilai` clean (empty where
    unreadable), `banding` what equality of rows looks at (clean, or as written if rejected)."""

    def __init__(
        self,
        jenis: Jenis,
        lembar: Lembar,
        hari: date,
        padanan: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        """`padanan`: column -> code as written -> code of the portal (talenta.impor.peta)."""
        self.jenis = jenis
        self.hari = hari
        self.padanan = padanan or {}
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
                self._bersihkan(kolom)
        if jenis.periksa_baris is not None:
            jenis.periksa_baris(self)

    def __len__(self) -> int:
        return len(self.baris)

    def _bersihkan(self, kolom: Kolom) -> None:
        pembersih = kolom.pembersih.pada(self.hari)
        mentah = self.mentah[kolom.nama]
        peta: dict[str, tuple[str, str, str]] = {}
        padanan = self.padanan.get(kolom.nama, {})
        if padanan:
            self.dipetakan[kolom.nama] = 0
        for tulisan in set(mentah):
            rapi = rapikan(tulisan)
            if len(rapi) > TERPANJANG:
                self._tolak_kepanjangan(kolom.nama, mentah.index(tulisan))
            nilai, kode = pembersih(rapi) if rapi else ("", "")
            if nilai in padanan:
                self.dipetakan[kolom.nama] += mentah.count(tulisan)
                nilai = padanan[nilai]
            if kolom.wajib and not nilai and not kode:
                kode = "WAJIB_DIISI"
            peta[tulisan] = nilai, kode, nilai if nilai or not kode else rapi
        self.nilai[kolom.nama] = [peta[tulisan][0] for tulisan in mentah]
        self.banding[kolom.nama] = [peta[tulisan][2] for tulisan in mentah]
        bertemuan = {tulisan for tulisan, (_, kode, _) in peta.items() if kode}
        if bertemuan:
            for i, tulisan in enumerate(mentah):
                if tulisan in bertemuan:
                    self.temukan(i, kolom.nama, peta[tulisan][1], rinci=pembersih.rinci)

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
