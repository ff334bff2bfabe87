"""Columns between PostgreSQL and numpy by binary COPY: fixed-width rows, no text in between."""

import io
import struct
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

_KEPALA = b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0)
_EKOR = struct.pack(">h", -1)
_LARIK_OID = {4: 23, 8: 20}

Kolom = NDArray[Any]


def _tipe_baris(tipe: Mapping[str, str]) -> np.dtype:
    bidang: list[tuple[str, str]] = [("_n", ">i2")]
    for nama, jenis in tipe.items():
        bidang += [(f"_p_{nama}", ">i4"), (nama, f">{jenis}")]
    return np.dtype(bidang)


def baca_kolom(
    *, sql: str, tipe: Mapping[str, str], parameter: Sequence[object]
) -> dict[str, Kolom]:
    """Read a query whose columns are all NOT NULL integers of the widths in `tipe` (i2, i4, i8).

    `tipe` names the columns in the order of the query. Returns native arrays by name.
    Raises ValueError when a column is NULL or of another width.
    """
    wadah = io.BytesIO()
    with connection.cursor() as kursor:
        lengkap = kursor.cursor.mogrify(f"COPY ({sql}) TO STDOUT (FORMAT binary)", parameter)
        kursor.cursor.copy_expert(lengkap.decode(), wadah, size=1 << 20)
    isi = wadah.getbuffer()
    baris = _tipe_baris(tipe)
    badan = len(isi) - len(_KEPALA) - len(_EKOR)
    if badan % baris.itemsize:
        raise ValueError(f"lebar baris tidak tetap: {', '.join(tipe)}")
    larik = np.frombuffer(isi, dtype=baris, count=badan // baris.itemsize, offset=len(_KEPALA))
    for nama, jenis in tipe.items():
        if (larik[f"_p_{nama}"] != int(jenis[1])).any():
            raise ValueError(f"kolom {nama} kosong atau lebarnya bukan {jenis}")
    return {nama: larik[nama].astype(jenis) for nama, jenis in tipe.items()}


def tulis_kolom(*, tabel: str, kolom: Mapping[str, Kolom], potongan: int = 50_000) -> None:
    """COPY columns into `tabel`: one-dimensional ones as integers, matrices as integer arrays.

    Rows are written in pieces, so memory stays bounded by `potongan` rows beside the columns.
    """
    jumlah = len(next(iter(kolom.values())))
    baris = _tipe_tulis(kolom)
    nama = ", ".join(f'"{satu}"' for satu in kolom)
    with connection.cursor() as kursor:
        kursor.cursor.copy_expert(
            f"COPY {tabel} ({nama}) FROM STDIN (FORMAT binary)",
            _Aliran(kolom, baris, jumlah, potongan),
            size=1 << 20,
        )


def _tipe_tulis(kolom: Mapping[str, Kolom]) -> np.dtype:
    bidang: list[Any] = [("_n", ">i2")]
    for nama, isi in kolom.items():
        lebar = isi.dtype.itemsize
        bidang.append((f"_p_{nama}", ">i4"))
        if isi.ndim == 1:
            bidang.append((nama, f">i{lebar}"))
        else:
            unsur = np.dtype([("_p", ">i4"), ("v", f">i{lebar}")])
            bidang += [(f"_k_{nama}", ">i4", (5,)), (nama, unsur, (isi.shape[1],))]
    return np.dtype(bidang)


class _Aliran(io.RawIOBase):
    """The rows as a readable stream, encoded piece by piece."""

    def __init__(
        self, kolom: Mapping[str, Kolom], baris: np.dtype, jumlah: int, potongan: int
    ) -> None:
        self._kolom, self._baris, self._jumlah, self._potongan = kolom, baris, jumlah, potongan
        self._mulai = 0
        self._sisa = memoryview(_KEPALA)
        self._habis = False

    def readable(self) -> bool:
        return True

    def read(self, ukuran: int = -1) -> bytes:
        if not self._sisa:
            self._sisa = memoryview(self._berikut())
        keluar = self._sisa[:ukuran] if ukuran >= 0 else self._sisa
        self._sisa = self._sisa[len(keluar) :]
        return bytes(keluar)

    def _berikut(self) -> bytes:
        if self._habis:
            return b""
        if self._mulai >= self._jumlah:
            self._habis = True
            return _EKOR
        iris = slice(self._mulai, min(self._mulai + self._potongan, self._jumlah))
        self._mulai = iris.stop
        larik = np.zeros(iris.stop - iris.start, dtype=self._baris)
        larik["_n"] = len(self._kolom)
        for nama, isi in self._kolom.items():
            lebar = isi.dtype.itemsize
            if isi.ndim == 1:
                larik[f"_p_{nama}"] = lebar
                larik[nama] = isi[iris]
            else:
                unsur = isi.shape[1]
                larik[f"_p_{nama}"] = 20 + unsur * (4 + lebar)
                larik[f"_k_{nama}"] = (1, 0, _LARIK_OID[lebar], unsur, 1)
                larik[nama]["_p"] = lebar
                larik[nama]["v"] = isi[iris]
        return larik.tobytes()
