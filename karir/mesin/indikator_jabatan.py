"""Indicators over positions held: length in the jenjang, variety, acting assignments.

Source: scoring.md section 3, `lama`, `keragaman`, `substansi`.
"""

import numpy as np

from karir.mesin import kosakata, waktu
from karir.mesin.indikator_fakta import skor_interval, skor_kosakata, terbaik
from karir.mesin.jenis import DEKLARASI, Interval, Kategori, Terbaik
from karir.mesin.konteks import Bilangan, Hasil, Konteks, Topeng, pertama
from karir.mesin.tabel import Kolom

DEFINITIF = kosakata.urutan(kosakata.JENIS_PENUGASAN)["DEFINITIF"]
PLT = kosakata.urutan(kosakata.JENIS_PENUGASAN)["PLT"]
_TERBESAR = np.iinfo(np.int32).max


def _definitif(k: Konteks) -> Topeng:
    """Definitive positions that began up to D."""
    riwayat = k.masukan.riwayat_jabatan
    pilih: Topeng = (riwayat.jenis == DEFINITIF) & (riwayat.mulai <= k.hari)
    return pilih


def lama_jenjang(i: Interval, k: Konteks) -> Hasil:
    """Whole years since the earliest start at the present jenjang, the profile's TMT included."""
    riwayat, orang = k.masukan.riwayat_jabatan, k.masukan.orang
    posisi = k.posisi("riwayat_jabatan")
    sejenjang = _definitif(k) & (riwayat.jenjang >= 0) & (riwayat.jenjang == orang.jenjang[posisi])
    pemilik, baris = pertama(posisi, sejenjang)
    dari_riwayat = np.full(k.n, _TERBESAR, np.int32)
    dari_riwayat[pemilik] = riwayat.mulai[baris]
    tmt = orang.tmt_jabatan
    tmt_sah = (orang.jenjang >= 0) & (tmt != waktu.KOSONG) & (tmt <= k.hari)
    sejak = np.minimum(dari_riwayat, np.where(tmt_sah, tmt, _TERBESAR))
    ada = np.flatnonzero(sejak != _TERBESAR)
    tahun = waktu.tahun_penuh(sejak[ada], k.acuan)
    bukti = riwayat.mulai[baris] == sejak[pemilik]
    fakta = {
        "tahun": k.sebar(ada, tahun.astype(np.int16)),
        "sejak": k.sebar(ada, sejak[ada]),
        "id": k.sebar(pemilik[bukti], riwayat.id[baris[bukti]]),
    }
    return k.hasil(DEKLARASI["interval", "lama_jenjang"], ada, skor_interval(i.batas, tahun), fakta)


def keragaman(i: Kategori, k: Konteks) -> Hasil:
    """How many OPD and units the definitive positions and the present one lie in."""
    opd, unit = _banyak_tempat(k, "opd"), _banyak_tempat(k, "unit")
    kategori = np.where(opd >= 2, 2, np.where(unit >= 2, 1, 0)).astype(np.int8)
    skor = skor_kosakata(i.skor, kosakata.KERAGAMAN)[kategori]
    fakta = {"kategori": kategori, "opd": opd, "unit": unit}
    return k.hasil(DEKLARASI["kategori", "keragaman"], np.arange(k.n), skor, fakta)


def _banyak_tempat(k: Konteks, nama: str) -> Kolom:
    """Number of different places a person: definitive positions up to D, and the present one."""
    kini: Bilangan = getattr(k.masukan.orang, nama)
    pilih = _definitif(k)
    dulu: Bilangan = getattr(k.masukan.riwayat_jabatan, nama)[pilih]
    orang = np.concatenate([np.flatnonzero(kini >= 0), k.posisi("riwayat_jabatan")[pilih]])
    tempat = np.concatenate([kini[kini >= 0], dulu])
    berbeda = np.unique(tempat)
    banyak = len(berbeda) + 1
    # One number a pair, made and sorted in place: these are the longest columns of a run.
    pasangan = np.searchsorted(berbeda, tempat)
    orang *= banyak
    pasangan += orang
    pasangan.sort()
    baru = np.ones(len(pasangan), bool)
    baru[1:] = pasangan[1:] != pasangan[:-1]
    return np.bincount(pasangan[baru] // banyak, minlength=k.n).astype(np.int32)


def penugasan(i: Terbaik, k: Konteks) -> Hasil:
    """Best acting assignment: Plt. or Plh., against the tingkat of the present jabatan."""
    riwayat, orang = k.masukan.riwayat_jabatan, k.masukan.orang
    tabel_tingkat = np.array([k.aturan.tingkat_jabatan[j] for j in kosakata.JENJANG] + [0])
    jenjang_kini = orang.jenjang[k.posisi("riwayat_jabatan")]
    banding = np.sign(tabel_tingkat[riwayat.jenjang] - tabel_tingkat[jenjang_kini]) + 1
    kategori = ((riwayat.jenis != PLT) * 3 + banding).astype(np.int8)
    sah = (riwayat.jenis != DEFINITIF) & (riwayat.jenjang >= 0) & (jenjang_kini >= 0)
    return terbaik(i, k, "riwayat_jabatan", tanggal=riwayat.mulai, kategori=kategori, sah=sah)
