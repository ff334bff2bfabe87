"""How long people held posts, by the rows of their history: columns in, columns out."""

import numpy as np
from numpy.typing import NDArray

from karir.mesin import kosakata, waktu
from karir.mesin.bahan_layak import Bahan, Kolom, RiwayatLayak


def lama_hari(riwayat: RiwayatLayak, kena: NDArray[np.bool_], id_orang: Kolom, acuan: int) -> Kolom:
    """Days up to `acuan` that each person spent in the rows of `kena`, none counted twice.

    Rows are sorted by person and start. A row without an end lasts until the person's next start,
    the last one until `acuan`.
    """
    hasil = np.zeros(len(id_orang), np.int64)
    if not len(riwayat.orang):
        return hasil
    berikut = np.r_[riwayat.mulai[1:], acuan]
    sama = np.r_[riwayat.orang[1:] == riwayat.orang[:-1], False]
    sampai = np.where(sama, berikut, acuan)
    selesai = np.where(riwayat.selesai == waktu.KOSONG, sampai, riwayat.selesai)
    letak = np.searchsorted(id_orang, riwayat.orang[kena])
    mulai, selesai = riwayat.mulai[kena], np.minimum(selesai[kena], acuan)
    # Each person's days lie on a stretch of their own, so one running maximum serves all.
    geser = (letak + 1) * 1_000_000
    tutup = np.maximum.accumulate(np.r_[0, geser + selesai])[:-1]
    terhitung = np.maximum(0, geser + selesai - np.maximum(geser + mulai, tutup))
    np.add.at(hasil, letak, terhitung)
    return hasil


def dalam_jenjang(b: Bahan, jenjang: tuple[str, ...]) -> NDArray[np.bool_]:
    """Which rows of the history are posts of these jenjang."""
    nomor = [ke for ke, kata in enumerate(kosakata.JENJANG) if kata in jenjang]
    return np.isin(b.riwayat.jenjang, nomor)


def riwayat_gelap(b: Bahan) -> NDArray[np.bool_]:
    """Whether a person held a post whose jenjang nobody knows."""
    gelap = np.zeros(len(b.orang.id), bool)
    gelap[np.searchsorted(b.orang.id, b.riwayat.orang[b.riwayat.jenjang < 0])] = True
    return gelap


def tak_tercatat(b: Bahan, acuan: int) -> Kolom:
    """Days in service that no row covers. Without a known start of service they count from the
    first row; a person without any row, or with none but the present post, has a history that
    nobody recorded, and so as many days as there are."""
    n = len(b.orang.id)
    letak = np.searchsorted(b.orang.id, b.riwayat.orang)
    banyak = np.bincount(letak, minlength=n)
    pertama = np.full(n, acuan, np.int64)
    np.minimum.at(pertama, letak, b.riwayat.mulai)
    semua = np.ones(len(b.riwayat.orang), bool)
    tercatat = lama_hari(b.riwayat, semua, b.orang.id, acuan)
    tahu = (b.orang.masuk != waktu.KOSONG) & (b.orang.masuk <= acuan)
    mulai = np.where(tahu, np.minimum(b.orang.masuk, pertama), pertama)
    kosong = (banyak == 0) | ((banyak == 1) & (pertama == b.orang.tmt_jabatan))
    return np.where(~tahu & kosong, acuan, acuan - mulai - tercatat)
