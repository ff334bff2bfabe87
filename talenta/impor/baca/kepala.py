"""Recognising the header row, and the kind of a file by it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from talenta.impor.baca.dasar import BerkasTidakTerbaca
from talenta.impor.jenis import Jenis

_SELA = re.compile(r"[\s_\ufeff]+")
BATAS_JUDUL = 50

Contoh = Sequence[tuple[int, list[str]]]
# Header as nama_baku gives it -> column chosen by hand for it, "" for a column left unused.
Tangan = Mapping[str, str]


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
        baku = nama_baku(tulisan)
        urutan = next((n for n, satu in enumerate(sumber) if baku in satu), None)
        if urutan is not None and (nama := sumber[urutan][baku]):
            calon[nama] = min(calon.get(nama, (urutan, tempat)), (urutan, tempat))
    return {nama: tempat for nama, (_, tempat) in calon.items()}


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
