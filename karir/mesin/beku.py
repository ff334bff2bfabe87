"""Freezing inputs: the same columns give the same bytes and the same hash, on any machine.

A frozen input is a list of (name, bytes): one zlib-compressed .npy array a column, named
`table.column`, the names of fields of study as UTF-8 JSON, and the version of this format.
"""

import hashlib
import io
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, Final

import numpy as np

from karir.mesin import masukan as m
from karir.mesin.tabel import Kolom, MasukanTidakSah, Tabel

FORMAT: Final = "masukan-1"
NAMA_FORMAT: Final = "format"
NAMA_BIDANG: Final = "nama_bidang"
TINGKAT_MAMPAT: Final = 1
_TABEL: Final[Mapping[str, Any]] = {
    "orang": m.Orang,
    "bidang_jabatan": m.BidangJabatan,
    "standar_jabatan": m.StandarJabatan,
    "kinerja": m.Kinerja,
    "penghargaan": m.Penghargaan,
    "tim_kerja": m.TimKerja,
    "umpan_balik": m.UmpanBalik,
    "kompetensi": m.Kompetensi,
    "potensi": m.Potensi,
    "bangkom": m.Bangkom,
    "riwayat_jabatan": m.RiwayatJabatan,
    "hukdis": m.Hukdis,
    "digital": m.Digital,
    "standar_digital": m.StandarDigital,
}
# Tables that came after the first runs were frozen: without rows they leave no trace in the pieces
# or in the hash, so that inputs of before are what they were.
_KEMUDIAN: Final = frozenset({"digital", "standar_digital"})


def beku(masukan: m.Masukan) -> list[tuple[str, bytes]]:
    """The frozen pieces in fixed order."""
    tabel = [potongan for _, satu in masukan.tabel() for potongan in beku_tabel(satu)]
    return [*beku_kepala(masukan), *tabel]


def beku_kepala(masukan: m.Masukan) -> list[tuple[str, bytes]]:
    """The pieces that belong to no table."""
    return [
        (NAMA_FORMAT, FORMAT.encode()),
        (NAMA_BIDANG, zlib.compress(_bidang(masukan), TINGKAT_MAMPAT)),
    ]


def beku_tabel(tabel: Tabel) -> list[tuple[str, bytes]]:
    """The pieces of one sorted table."""
    potongan: list[tuple[str, bytes]] = []
    if _tanpa_bekas(tabel):
        return potongan
    for nama, isi in tabel.kolom():
        wadah = io.BytesIO()
        np.lib.format.write_array(wadah, _kecil(isi), version=(1, 0), allow_pickle=False)
        potongan.append((f"{tabel.NAMA}.{nama}", zlib.compress(wadah.getbuffer(), TINGKAT_MAMPAT)))
    return potongan


def cairkan(potongan: Iterable[tuple[str, bytes]]) -> m.Masukan:
    """Back to columns, in whatever order the pieces come; `MasukanTidakSah` if one is missing."""
    isi = dict(potongan)
    if isi.get(NAMA_FORMAT) != FORMAT.encode():
        raise MasukanTidakSah(f"masukan beku: format bukan {FORMAT}")
    try:
        tabel = {
            nama: kelas(**{k.name: _baca(isi[f"{nama}.{k.name}"]) for k in fields(kelas)})
            for nama, kelas in _TABEL.items()
            if nama not in _KEMUDIAN or any(satu.startswith(f"{nama}.") for satu in isi)
        }
        bidang = tuple(json.loads(zlib.decompress(isi[NAMA_BIDANG])))
    except KeyError as galat:
        raise MasukanTidakSah(f"masukan beku: potongan {galat.args[0]} tidak ada") from None
    return m.Masukan(nama_bidang=bidang, **tabel)


def hash_masukan(masukan: m.Masukan) -> str:
    """SHA-256 over format, names, types, lengths and bytes; independent of the row order given."""
    sidik = hashlib.sha256()
    for bagian in (FORMAT.encode(), _bidang(masukan)):
        sidik.update(len(bagian).to_bytes(8, "little") + bagian)
    for nama, isi in _kolom(masukan):
        kecil = _kecil(isi)
        sidik.update(f"{nama}|{kecil.dtype.str}|{len(kecil)}|".encode())
        sidik.update(kecil.data)
    return sidik.hexdigest()


def _bidang(masukan: m.Masukan) -> bytes:
    return json.dumps(masukan.nama_bidang, ensure_ascii=False).encode()


def _kolom(masukan: m.Masukan) -> Iterable[tuple[str, Kolom]]:
    for nama, tabel in masukan.tabel():
        if _tanpa_bekas(tabel):
            continue
        for nama_kolom, isi in tabel.kolom():
            yield f"{nama}.{nama_kolom}", isi


def _tanpa_bekas(tabel: Tabel) -> bool:
    return tabel.NAMA in _KEMUDIAN and not len(tabel)


def _kecil(isi: Kolom) -> Kolom:
    """Little-endian, whatever the machine."""
    return np.ascontiguousarray(isi, dtype=isi.dtype.newbyteorder("<"))


def _baca(potongan: bytes) -> Kolom:
    return np.lib.format.read_array(io.BytesIO(zlib.decompress(potongan)), allow_pickle=False)
