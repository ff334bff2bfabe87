"""The header of a file with a few values below each title, also where it lacks columns."""

import re
from dataclasses import dataclass
from pathlib import Path

from talenta.impor.baca.berkas import intip
from talenta.impor.baca.dasar import BerkasTidakTerbaca
from talenta.impor.baca.kepala import Contoh, Tangan, cari_kepala, letak_kolom, nama_baku
from talenta.impor.jenis import Jenis

CONTOH_NILAI = 3
_NIK = re.compile(r"(?<!\d)\d{16}(?!\d)")


@dataclass(frozen=True)
class JudulKolom:
    """One title of a header. `kolom` is what it is read as ("" for nothing); `resmi` where that
    is the column's own name, `bawaan` what it is without anything mapped by hand."""

    tulisan: str
    kolom: str
    resmi: bool
    bawaan: str
    contoh: list[str]

    @property
    def kepala(self) -> str:
        """The title as it is remembered."""
        return nama_baku(self.tulisan)


@dataclass(frozen=True)
class KepalaBerkas:
    """The header row by its physical number, its titles, and the rows that may be the header."""

    baris: int
    judul: list[JudulKolom]
    calon: list[tuple[int, str]]


def kepala_berkas(
    jalur: Path,
    jenis: Jenis,
    tangan: Tangan,
    *,
    baris: int | None = None,
    lembar: str = "",
) -> KepalaBerkas:
    """The header of a file of this kind: the row `baris`, else the one that names most columns,
    else the first of the widest. Raises BerkasTidakTerbaca."""
    pilihan = [
        (_bobot(jenis, satu.contoh, tangan, letak), satu.contoh, letak)
        for satu in intip(jalur, lembar)
        for letak in [_letak_kepala(jenis, satu.contoh, tangan, baris)]
        if letak is not None
    ]
    if not pilihan:
        raise BerkasTidakTerbaca("Berkas ini tidak berisi baris yang dapat menjadi kepala kolom.")
    _, contoh, letak = max(pilihan, key=lambda satu: satu[0])
    return KepalaBerkas(
        baris=contoh[letak][0],
        judul=_judul(jenis, contoh, letak, tangan),
        calon=[(nomor, _cuplik(sel)) for nomor, sel in contoh[:20] if _terisi(sel)],
    )


def _terisi(sel: list[str]) -> int:
    return sum(1 for isi in sel if isi.strip())


def _cuplik(sel: list[str]) -> str:
    return " · ".join(isi.strip()[:30] for isi in sel if isi.strip())[:90]


def _bobot(jenis: Jenis, contoh: Contoh, tangan: Tangan, letak: int) -> tuple[int, int]:
    sel = contoh[letak][1]
    return len(letak_kolom(jenis, sel, tangan)), _terisi(sel)


def _letak_kepala(jenis: Jenis, contoh: Contoh, tangan: Tangan, baris: int | None) -> int | None:
    if baris is not None:
        for letak, (nomor, sel) in enumerate(contoh):
            if nomor == baris and _terisi(sel):
                return letak
    letak, dikenal = cari_kepala(jenis, contoh, tangan)
    if dikenal:
        return letak
    lebar = [_terisi(sel) for _, sel in contoh]
    return lebar.index(max(lebar)) if any(lebar) else None


def _judul(jenis: Jenis, contoh: Contoh, letak: int, tangan: Tangan) -> list[JudulKolom]:
    kepala = contoh[letak][1]
    resmi = {nama_baku(kolom.nama) for kolom in jenis.kolom}
    kini = {tempat: kolom for kolom, tempat in letak_kolom(jenis, kepala, tangan).items()}
    hasil: dict[str, JudulKolom] = {}
    for tempat, tulisan in enumerate(kepala):
        baku = nama_baku(tulisan)
        if not baku or baku in hasil:
            continue
        bawaan = next(iter(letak_kolom(jenis, [tulisan])), "")
        hasil[baku] = JudulKolom(
            tulisan=tulisan.strip(),
            kolom=kini.get(tempat, ""),
            resmi=baku in resmi,
            bawaan=bawaan,
            contoh=_nilai(contoh, letak, tempat),
        )
    return list(hasil.values())


def _nilai(contoh: Contoh, letak: int, tempat: int) -> list[str]:
    """The first different values below a title; what looks like a NIK is not shown."""
    isi = (
        _NIK.sub("NIK disamarkan", sel[tempat].strip())[:60]
        for _, sel in contoh[letak + 1 :]
        if tempat < len(sel)
    )
    return list(dict.fromkeys(satu for satu in isi if satu))[:CONTOH_NILAI]
