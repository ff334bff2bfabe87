"""Rows of a run's partition as one binary COPY stream: who the person is, as the database gave it,
and beside it what the engine says, without a table in between."""

import struct
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from karir.mesin import kosakata
from karir.mesin.keluaran import Keluaran
from karir.mesin.konteks import tak_ada
from karir.padat import KOSONG
from karir.services.salin import Kolom, medan, medan_kolom

# In the order in which they stand in a row. The first group is read and written unchanged.
IDENTITAS = (
    "pegawai_id", "nip", "nama", "nama_kunci", "unit_id", "unit_nama", "opd_id", "opd_nama",
    "jabatan_nama", "jenjang",
)  # fmt: skip
KATA = (
    "status", "alasan", "krs", "kotak",
    "kategori_kinerja", "kategori_potensial", "kategori_predikat",
)  # fmt: skip
TETAP = {"proses_id": "i8", "instansi_id": "i8", "unit_lft": "i4"}
# Absent by this number in a `Keluaran`, NULL in a row.
BOLEH_KOSONG = {
    "y_eksak": ("i8", -1),
    "x_eksak": ("i8", -1),
    "talenta_eksak": ("i8", -1),
    "peringkat": ("i4", 0),
    "peringkat_opd": ("i4", 0),
    "peringkat_jenjang": ("i4", 0),
}
KOLOM = (*IDENTITAS, *KATA, *TETAP, *BOLEH_KOSONG, "skor", "fakta")
_VARCHAR = 1043
_KEPALA = struct.pack(">h", len(KOLOM))


def susun(
    keluaran: Keluaran,
    awal: int,
    akhir: int,
    *,
    identitas: Sequence[bytes],
    tetap: dict[str, Kolom],
) -> bytes:
    """The rows awal..akhir as bytes of a binary COPY of `KOLOM`.

    `identitas` are the encoded fields of these rows, `tetap` the columns of `TETAP` for them.
    """
    angka = _angka(keluaran, slice(awal, akhir), tetap)
    isi = zip(_kata(keluaran, slice(awal, akhir)), angka, strict=True)
    return b"".join(
        chain.from_iterable(
            (_KEPALA, orang, kata, bilangan)
            for orang, (kata, bilangan) in zip(identitas, isi, strict=True)
        )
    )


def _kata(keluaran: Keluaran, iris: slice) -> Iterator[bytes]:
    """The fields of `KATA`: few combinations of them exist, so each is encoded once."""
    kolom = [getattr(keluaran, nama)[iris].astype(np.int64) for nama in KATA]
    kunci = np.zeros(len(kolom[0]), np.int64)
    for isi in kolom:
        kunci = kunci * (int(isi.max()) - int(isi.min()) + 1) + isi - isi.min()
    _, contoh, letak = np.unique(kunci, return_index=True, return_inverse=True)
    ragam = [_satu_kata([int(isi[i]) for isi in kolom]) for i in contoh]
    return (ragam[i] for i in letak.tolist())


def _satu_kata(nilai: Sequence[int]) -> bytes:
    status, alasan, krs, kotak, kinerja, potensial, predikat = nilai

    def kategori(daftar: Sequence[str], nomor: int) -> bytes:
        return medan(daftar[nomor - 1].encode() if nomor else b"")

    return b"".join(
        (
            medan(kosakata.STATUS[status].encode()),
            medan(_larik_kata(kosakata.daftar_alasan(alasan))),
            medan(None if krs < 0 else bytes([krs])),
            medan(struct.pack(">h", kotak) if kotak else None),
            kategori(kosakata.KATEGORI_KINERJA, kinerja),
            kategori(kosakata.KATEGORI_POTENSIAL, potensial),
            kategori(kosakata.KATEGORI_KINERJA, predikat),
        )
    )


def _larik_kata(kata: Sequence[str]) -> bytes:
    if not kata:
        return struct.pack(">iii", 0, 0, _VARCHAR)
    kepala = struct.pack(">iiiii", 1, 0, _VARCHAR, len(kata), 1)
    return kepala + b"".join(medan(satu.encode()) for satu in kata)


def _angka(keluaran: Keluaran, iris: slice, tetap: dict[str, Kolom]) -> Iterator[bytes]:
    """The fields of `TETAP` and `BOLEH_KOSONG`, the scores, and the facts as `karir.padat` says.

    Rows with the same columns absent are of one width and are encoded together.
    """
    kolom = {nama: isi.astype(TETAP[nama]) for nama, isi in tetap.items()}
    kolom |= {
        nama: getattr(keluaran, nama)[iris].astype(tipe) for nama, (tipe, _) in BOLEH_KOSONG.items()
    }
    kolom["skor"] = keluaran.skor[iris]
    kolom["fakta"] = _padat(keluaran, iris)
    pola = sum(
        (kolom[nama] == kosong).astype(np.int8) << bit
        for bit, (nama, (_, kosong)) in enumerate(BOLEH_KOSONG.items())
    )
    hasil = np.empty(len(kolom["skor"]), object)
    for satu in np.unique(pola).tolist():
        letak = np.flatnonzero(pola == satu)
        tiada = {nama for bit, nama in enumerate(BOLEH_KOSONG) if satu >> bit & 1}
        hasil[letak] = medan_kolom({nama: isi[letak] for nama, isi in kolom.items()}, tiada)
    return iter(hasil.tolist())


def _padat(keluaran: Keluaran, iris: slice) -> Kolom:
    """The facts of the rows `iris`, a row of big-endian numbers each."""
    tipe = keluaran.tipe_fakta
    larik = np.empty(len(keluaran.id[iris]), tipe_padat(tipe))
    for i, (nama, isi) in enumerate(zip(tipe, keluaran.fakta_kolom.values(), strict=True)):
        potong = isi[iris]
        larik[f"f{i}"] = potong
        if tak_ada(isi.dtype) != KOSONG[nama]:
            larik[f"f{i}"][potong == tak_ada(isi.dtype)] = KOSONG[nama]
    return larik.view(f"V{larik.itemsize}")


def tipe_padat(tipe: Sequence[str]) -> np.dtype:
    """Rows of packed facts as numpy reads and writes them: fields f0, f1, ..."""
    return np.dtype([(f"f{i}", f">{satu}") for i, satu in enumerate(tipe)])
