"""Recognising the header row, and the kind of a file by it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from talenta.impor.baca.dasar import BerkasTidakTerbaca, Terdekat
from talenta.impor.jenis import Jenis

# Blanks, `_`, and the star by which our templates mark required columns.
_SELA = re.compile(r"[\s_*\ufeff]+")
# Columns that our own file of rejected rows adds; in a mended file they say nothing.
KOLOM_SARAN = ("GALAT", "SARAN")
BATAS_JUDUL = 50
# Of a header that is shown: characters of one title, and titles.
HURUF_JUDUL, JUDUL_TERBANYAK = 100, 200
# Longer than any title.
KEPALA_TERPANJANG = 300

Contoh = Sequence[tuple[int, list[str]]]
# Header as nama_baku gives it -> column chosen by hand for it, "" for a column left unused.
Tangan = Mapping[str, str]


@lru_cache(maxsize=16_384)
def nama_baku(tulisan: str) -> str:
    """Header name without case, blanks or `_`, so that `nipBaru` is `NIP BARU`."""
    return _SELA.sub("", tulisan).lower()


def letak_kolom(jenis: Jenis, sel: Iterable[str], tangan: Tangan | None = None) -> dict[str, int]:
    """Known column -> its place in this row.

    A column's own name wins over what was mapped by hand, and that over an alias; of equals the
    first place.
    """
    sumber: tuple[Tangan, ...] = (
        {nama_baku(kolom.nama): kolom.nama for kolom in jenis.kolom},
        tangan or {},
        {nama_baku(alias): kolom.nama for kolom in jenis.kolom for alias in kolom.alias},
    )
    calon: dict[str, tuple[int, int]] = {}
    for tempat, tulisan in enumerate(sel):
        if not tulisan or len(tulisan) > KEPALA_TERPANJANG:
            continue
        baku = nama_baku(tulisan)
        urutan = next((n for n, satu in enumerate(sumber) if baku in satu), None)
        if urutan is not None and (nama := sumber[urutan][baku]):
            calon[nama] = min(calon.get(nama, (urutan, tempat)), (urutan, tempat))
    return {nama: tempat for nama, (_, tempat) in calon.items()}


def letak_ganda(
    jenis: Jenis, sel: Sequence[str], letak: Mapping[str, int], tangan: Tangan | None = None
) -> list[tuple[str, int, int]]:
    """Columns that a header names twice: name, the place that is read, the other place.

    What was mapped by hand is no doubt: neither the header that was chosen nor those left unused.
    """
    tangan = tangan or {}
    dikenal = {nama_baku(alias): k.nama for k in jenis.kolom for alias in (*k.alias, k.nama)}
    hasil = []
    for tempat, tulisan in enumerate(sel):
        nama = dikenal.get(nama_baku(tulisan), "")
        utama = letak.get(nama, tempat)
        if utama == tempat or nama_baku(tulisan) in tangan or nama_baku(sel[utama]) in tangan:
            continue
        hasil.append((nama, utama, tempat))
    return hasil


def huruf_kolom(tempat: int) -> str:
    """The letters by which a spreadsheet calls a place in a row, from 0."""
    huruf, sisa = "", tempat + 1
    while sisa:
        sisa, satu = divmod(sisa - 1, 26)
        huruf = chr(65 + satu) + huruf
    return huruf


def cari_kepala(
    jenis: Jenis, contoh: Contoh, tangan: Tangan | None = None
) -> tuple[int, dict[str, int]]:
    """Index in `contoh` of the row that names the most columns (the first of equals), and them."""
    terbaik: tuple[int, dict[str, int]] = (-1, {})
    for urutan, (_, sel) in enumerate(contoh):
        letak = letak_kolom(jenis, sel, tangan)
        if len(letak) > len(terbaik[1]):
            terbaik = (urutan, letak)
    return terbaik


def kolom_kurang(jenis: Jenis, letak: dict[str, int]) -> list[str]:
    """Required columns (or alternatives) that the header does not have."""
    kurang = [nama for nama in jenis.wajib if nama not in letak]
    for pilihan in jenis.salah_satu:
        if not any(nama in letak for nama in pilihan):
            kurang.append(" atau ".join(pilihan))
    return kurang


def pastikan_lengkap(jenis: Jenis, letak: dict[str, int]) -> None:
    """Refuse a file whose header lacks required columns, with the list."""
    if kurang := kolom_kurang(jenis, letak):
        raise BerkasTidakTerbaca(
            f"Kolom wajib untuk berkas {jenis.judul.lower()} tidak ada: {', '.join(kurang)}. "
            "Tambahkan kolomnya, cocokkan judul kolomnya, atau pilih jenis berkas yang sesuai.",
            kurang=kurang,
        )


def kenali_jenis(
    daftar: Iterable[Jenis], contoh: Contoh, tangan: Mapping[str, Tangan] | None = None
) -> Jenis | None:
    """The kind whose required columns are all there and that names most of the header.

    `tangan` holds what was mapped by hand for each kind.
    """
    calon = [
        (len(letak), -len(jenis.kolom), jenis)
        for jenis in daftar
        for _, letak in [cari_kepala(jenis, contoh, (tangan or {}).get(jenis.kode))]
        if letak and not kolom_kurang(jenis, letak)
    ]
    return max(calon, key=lambda satu: satu[:2])[2] if calon else None


def terdekat(
    daftar: Iterable[Jenis],
    contoh: Contoh,
    *,
    lembar: str = "",
    tangan: Mapping[str, Tangan] | None = None,
) -> tuple[float, Terdekat]:
    """The kind that has the largest share of its required columns in this header, and the share."""
    terbaik = (0.0, 0, Terdekat("", "", [], lembar, *_kepala_pertama(contoh)))
    for jenis in daftar:
        urutan, letak = cari_kepala(jenis, contoh, (tangan or {}).get(jenis.kode))
        kurang = kolom_kurang(jenis, letak)
        perlu = len(jenis.wajib) + len(jenis.salah_satu)
        bagian = 1 - len(kurang) / perlu
        if letak and (bagian, len(letak)) > terbaik[:2]:
            baris, sel = contoh[urutan]
            dekat = Terdekat(jenis.kode, jenis.judul, kurang, lembar, baris, _terisi(sel))
            terbaik = (bagian, len(letak), dekat)
    return terbaik[0], terbaik[2]


def _terisi(sel: Iterable[str]) -> list[str]:
    isi = (satu.strip()[:HURUF_JUDUL] for satu in sel)
    return list(islice((satu for satu in isi if satu), JUDUL_TERBANYAK))


def _kepala_pertama(contoh: Contoh) -> tuple[int, list[str]]:
    """The first row that looks like a header: two cells or more, else the first that has any."""
    terisi = [(baris, isi) for baris, sel in contoh if (isi := _terisi(sel))]
    berkolom = [satu for satu in terisi if len(satu[1]) > 1]
    return next(iter(berkolom or terisi), (0, []))
