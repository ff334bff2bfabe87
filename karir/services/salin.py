"""Columns between PostgreSQL and numpy by binary COPY: fixed-width rows, no text in between."""

import io
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Any, TypeVar

import numpy as np
from django.db import connection
from numpy.typing import NDArray

_KEPALA = b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0)
_EKOR = struct.pack(">h", -1)
_LARIK_OID = {4: 23, 8: 20}
_BLOK = 1 << 20

Kolom = NDArray[Any]
T = TypeVar("T")


def _tipe_baris(tipe: Mapping[str, str]) -> np.dtype:
    bidang: list[tuple[str, str]] = [("_n", ">i2")]
    for nama, jenis in tipe.items():
        bidang += [(f"_p_{nama}", ">i4"), (nama, f">{jenis}")]
    return np.dtype(bidang)


def baca_kolom(
    *, sql: str, tipe: Mapping[str, str], parameter: Sequence[object] | Mapping[str, object]
) -> dict[str, Kolom]:
    """Read a query whose columns are all NOT NULL integers of the widths in `tipe` (i2, i4, i8),
    or bytes of a fixed length (V32).

    `tipe` names the columns in the order of the query. Returns native arrays by name.
    Raises ValueError when a column is NULL or of another width.
    """
    wadah = _Kolom(tipe)
    aliran = io.BufferedWriter(wadah, _BLOK)
    _keluar(sql, parameter, aliran)
    aliran.flush()
    return wadah.selesai()


class _Kolom(io.RawIOBase):
    """Takes a binary COPY block by block and keeps its columns: what comes is never held whole."""

    def __init__(self, tipe: Mapping[str, str]) -> None:
        self._tipe, self._baris = tipe, _tipe_baris(tipe)
        self._kolom: dict[str, list[Kolom]] = {nama: [] for nama in tipe}
        self._sisa, self._lewati, self._galat = b"", len(_KEPALA), ""

    def writable(self) -> bool:
        return True

    def write(self, isi: Any) -> int:
        # What cannot be read is let go by, so that the connection comes to the end of the COPY.
        if not self._galat:
            self._tambah(self._sisa + bytes(isi))
        return len(isi)

    def _tambah(self, isi: bytes) -> None:
        awal = min(self._lewati, len(isi))
        self._lewati -= awal
        banyak = (len(isi) - awal) // self._baris.itemsize
        larik = np.frombuffer(isi, dtype=self._baris, count=banyak, offset=awal)
        self._sisa = isi[awal + larik.nbytes :]
        for nama, jenis in self._tipe.items():
            if (larik[f"_p_{nama}"] != int(jenis[1:])).any():
                self._galat = f"kolom {nama} kosong atau lebarnya bukan {jenis}"
                return
            self._kolom[nama].append(larik[nama].astype(jenis))

    def selesai(self) -> dict[str, Kolom]:
        """The columns, once all has come; ValueError if it was something else."""
        if self._galat or self._sisa != _EKOR:
            raise ValueError(self._galat or f"lebar baris tidak tetap: {', '.join(self._tipe)}")
        # One after the other: its pieces are gone before the next is joined.
        return {nama: np.concatenate(self._kolom.pop(nama)) for nama in self._tipe}


class _Baris(io.RawIOBase):
    """Takes what libpq hands over: one row a call, the first behind the header of the stream."""

    def __init__(self) -> None:
        self.isi: list[bytes] = []

    def write(self, baris: Any) -> int:
        self.isi.append(baris)
        return len(baris)


def baca_baris(*, sql: str, parameter: Sequence[object]) -> list[bytes]:
    """The rows of a query as binary COPY encodes them: a count of fields, then each field."""
    wadah = _Baris()
    _keluar(sql, parameter, wadah)
    wadah.isi[0] = wadah.isi[0][len(_KEPALA) :]
    if wadah.isi.pop() != _EKOR:
        raise ValueError("aliran COPY terpotong")
    return wadah.isi


def _keluar(sql: str, parameter: Sequence[object] | Mapping[str, object], wadah: io.IOBase) -> None:
    with connection.cursor() as kursor, connection.wrap_database_errors:
        lengkap = kursor.cursor.mogrify(f"COPY ({sql}) TO STDOUT (FORMAT binary)", parameter)
        kursor.cursor.copy_expert(lengkap.decode(), wadah, size=1 << 20)


def tulis_aliran(
    *, tabel: str, kolom: Sequence[str], potongan: Iterable[bytes], baru: bool = False
) -> None:
    """COPY encoded rows (`potongan`: any number of whole rows each) into `tabel`.

    `baru`: the table was made in this transaction, so its rows need no later visit to be marked
    as visible to all, and indexes alone answer at once (COPY ... FREEZE).
    """
    nama = ", ".join(f'"{satu}"' for satu in kolom)
    pilihan = "FORMAT binary, FREEZE" if baru else "FORMAT binary"
    with connection.cursor() as kursor, connection.wrap_database_errors:
        kursor.cursor.copy_expert(
            f"COPY {tabel} ({nama}) FROM STDIN ({pilihan})", _Aliran(potongan), size=1 << 20
        )


def medan(isi: bytes | None) -> bytes:
    """One field of a row."""
    return struct.pack(">i", -1) if isi is None else struct.pack(">i", len(isi)) + isi


def baris(*isi: bytes | None) -> bytes:
    """A whole row of fields."""
    return struct.pack(">h", len(isi)) + b"".join(map(medan, isi))


def mendahului(isi: Iterable[T]) -> Iterator[T]:
    """The same things, each made by another thread while the one before it is being used."""
    asal = iter(isi)
    with ThreadPoolExecutor(1) as benang:
        tunggu = benang.submit(next, asal, None)
        while (kini := tunggu.result()) is not None:
            tunggu = benang.submit(next, asal, None)
            yield kini


def medan_kolom(kolom: Mapping[str, Kolom], kosong: Collection[str] = ()) -> list[bytes]:
    """Each row's fields: integers one-dimensional, matrices as integer arrays, raw bytes as
    they are, `kosong` as NULL."""
    tipe = _tipe_medan(kolom, kosong)
    larik = np.zeros(len(next(iter(kolom.values()))), dtype=tipe)
    for nama, isi in kolom.items():
        lebar = isi.dtype.itemsize
        if nama in kosong:
            larik[f"_p_{nama}"] = -1
        elif isi.ndim == 1:
            larik[f"_p_{nama}"] = lebar
            larik[nama] = isi
        else:
            unsur = isi.shape[1]
            larik[f"_p_{nama}"] = 20 + unsur * (4 + lebar)
            larik[f"_k_{nama}"] = (1, 0, _LARIK_OID[lebar], unsur, 1)
            larik[nama]["_p"] = lebar
            larik[nama]["v"] = isi
    semua: list[bytes] = larik.view(f"V{tipe.itemsize}").tolist()
    return semua


def _tipe_medan(kolom: Mapping[str, Kolom], kosong: Collection[str]) -> np.dtype:
    bidang: list[Any] = []
    for nama, isi in kolom.items():
        lebar = isi.dtype.itemsize
        bidang.append((f"_p_{nama}", ">i4"))
        if nama in kosong:
            continue
        if isi.ndim == 1:
            bidang.append((nama, isi.dtype if isi.dtype.kind == "V" else f">i{lebar}"))
        else:
            unsur = np.dtype([("_p", ">i4"), ("v", f">i{lebar}")])
            bidang += [(f"_k_{nama}", ">i4", (5,)), (nama, unsur, (isi.shape[1],))]
    return np.dtype(bidang)


class _Aliran(io.RawIOBase):
    """Header, rows and end as a readable stream; a piece is asked for when the last is used up."""

    def __init__(self, potongan: Iterable[bytes]) -> None:
        self._isi = chain([_KEPALA], potongan, [_EKOR])
        self._sisa = memoryview(b"")

    def readable(self) -> bool:
        return True

    def read(self, ukuran: int = -1) -> bytes:
        while not self._sisa:
            berikut = next(self._isi, None)
            if berikut is None:
                return b""
            self._sisa = memoryview(berikut)
        keluar = self._sisa[:ukuran] if ukuran >= 0 else self._sisa
        self._sisa = self._sisa[len(keluar) :]
        return bytes(keluar)
