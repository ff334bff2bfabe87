"""The ranking: rule set and inputs in, results out. No clock, no database, no fractions.

Source: scoring.md section 3 (arithmetic, boxes, pool) and 4 (ranks).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from karir.mesin import kosakata
from karir.mesin.bentuk import BOBOT_PENUH, SUMBU_PENUH, Aturan, Sumbu
from karir.mesin.indikator_disiplin import fakta_hukuman, penghalang
from karir.mesin.indikator_fakta import fakta_predikat, predikat_terakhir
from karir.mesin.keluaran import Keluaran
from karir.mesin.konteks import TANPA_SKOR, Konteks, Topeng, tak_ada
from karir.mesin.masukan import Masukan
from karir.mesin.peringkat import peringkat, urutan_padat
from karir.mesin.tabel import Kolom
from karir.mesin.ukur import ukur

SUMBU_EKSAK_PENUH = SUMBU_PENUH * BOBOT_PENUH


@dataclass(frozen=True)
class Pemetaan:
    """Axes (hundredths x 10,000), talent score (hundredths x 100,000,000), categories, boxes."""

    y: NDArray[np.int64]
    x: NDArray[np.int64]
    talenta: NDArray[np.int64]
    kategori_y: NDArray[np.int8]
    kategori_x: NDArray[np.int8]
    kotak: NDArray[np.int8]


def hitung(
    aturan: Aturan,
    masukan: Masukan,
    tanggal_acuan: date,
    habis: Callable[[], object] = lambda: None,
) -> Keluaran:
    """Results of everybody in `masukan` on the reference date.

    `habis` is called as soon as nothing but people, predikat and punishments is read any more:
    whoever needs the other inputs no longer gives them back then (`Masukan.lepas_fakta`).
    """
    k = Konteks(aturan, masukan, tanggal_acuan)
    boleh = np.isin(masukan.orang.kedudukan, [int(kode) for kode in aturan.dipetakan])
    skor, alasan, fakta = _komponen(k)
    k.lepas()
    habis()
    alasan[masukan.orang.jabatan < 0] |= kosakata.bit("JABATAN_KOSONG")
    lengkap = boleh & (alasan == 0)
    predikat, fakta["predikat"] = _predikat(k)
    terhalang, fakta["hukuman"] = _hukuman(k)
    k.lepas()
    alasan[lengkap & terhalang] |= kosakata.bit("HUKDIS_BERJALAN")
    alasan[~boleh] = kosakata.bit("KEDUDUKAN_HUKUM")
    skor[~boleh] = TANPA_SKOR
    peta = petakan(aturan, skor, lengkap)
    masuk = np.isin(peta.kotak, aturan.kotak_krs) & ~terhalang
    umum, opd, jenjang = peringkat_peta(
        aturan, peta, lengkap, masukan.orang.opd, masukan.orang.jenjang
    )
    return Keluaran(
        id=masukan.orang.id,
        status=_status(boleh, lengkap),
        alasan=alasan,
        krs=np.where(lengkap, masuk, -1).astype(np.int8),
        kotak=peta.kotak,
        kategori_kinerja=peta.kategori_y,
        kategori_potensial=peta.kategori_x,
        kategori_predikat=np.where(boleh, predikat, 0).astype(np.int8),
        y_eksak=peta.y,
        x_eksak=peta.x,
        talenta_eksak=peta.talenta,
        peringkat=umum,
        peringkat_opd=opd,
        peringkat_jenjang=jenjang,
        kolom_skor=tuple(komponen.kode for komponen in aturan.komponen),
        skor=skor,
        fakta_kolom=_datar(fakta, boleh),
    )


def petakan(aturan: Aturan, skor: NDArray[np.int32], lengkap: Topeng) -> Pemetaan:
    """Axes, talent score and box from component scores [n, components]; also for a what-if over
    the stored scores of a run with other weights. Nothing where `lengkap` is false."""
    banyak_y = len(aturan.y.komponen)
    y = np.where(lengkap, _sumbu(aturan.y, skor[:, :banyak_y]), -1)
    x = np.where(lengkap, _sumbu(aturan.x, skor[:, banyak_y:]), -1)
    talenta = np.where(lengkap, aturan.y.bobot * y + aturan.x.bobot * x, -1)
    kategori_y, kategori_x = _kategori(aturan.y, y), _kategori(aturan.x, x)
    return Pemetaan(
        y, x, talenta, kategori_y, kategori_x, _nomor_kotak(aturan)[kategori_y, kategori_x]
    )


def peringkat_peta(
    aturan: Aturan,
    peta: Pemetaan,
    lengkap: Topeng,
    opd: NDArray[np.int64],
    jenjang: NDArray[np.int8],
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Ranks within the instansi, the OPD and the jenjang; 0 without a box, or without an OPD."""
    kelompok = np.zeros(len(kosakata.KATEGORI_KINERJA) * len(kosakata.KATEGORI_POTENSIAL) + 1, int)
    for i, nomor in enumerate(aturan.urutan_kotak):
        kelompok[list(nomor)] = i
    ikut = np.flatnonzero(lengkap)
    padat = urutan_padat(kelompok[peta.kotak[ikut]], peta.talenta[ikut], peta.y[ikut], peta.x[ikut])
    satu = np.zeros(len(ikut), np.int64)
    hasil = []
    for lingkup in (satu, opd[ikut], jenjang[ikut].astype(np.int64)):
        kolom = np.zeros(len(lengkap), np.int32)
        kolom[ikut] = np.where(lingkup >= 0, peringkat(padat, lingkup), 0)
        hasil.append(kolom)
    return hasil[0], hasil[1], hasil[2]


def _komponen(
    k: Konteks,
) -> tuple[NDArray[np.int32], NDArray[np.int32], dict[str, dict[str, Kolom]]]:
    """Scores [n, components], reasons of the rejecting ones, facts by component."""
    komponen = k.aturan.komponen
    skor = np.empty((k.n, len(komponen)), np.int32)
    alasan = np.zeros(k.n, np.int32)
    fakta = {}
    for j, satu in enumerate(komponen):
        hasil = ukur(satu.indikator, k)
        skor[:, j] = hasil.skor
        if satu.menolak:
            alasan |= hasil.alasan
        elif satu.kosong is not None:
            skor[hasil.kosong, j] = satu.kosong
        fakta[satu.kode] = dict(hasil.fakta)
        del hasil
    return skor, alasan, fakta


def _sumbu(sumbu: Sumbu, skor: NDArray[np.int32]) -> NDArray[np.int64]:
    jumlah = np.zeros(len(skor), np.int64)
    for j, komponen in enumerate(sumbu.komponen):
        jumlah += komponen.bobot * skor[:, j].astype(np.int64)
    return np.minimum(jumlah, SUMBU_EKSAK_PENUH)


def _kategori(sumbu: Sumbu, eksak: NDArray[np.int64]) -> NDArray[np.int8]:
    """1..3 by exact value, lower bounds inclusive; 0 for none (-1)."""
    mulai = [kategori.mulai * BOBOT_PENUH for kategori in sumbu.kategori]
    return np.searchsorted(mulai, eksak, side="right").astype(np.int8)


def _nomor_kotak(aturan: Aturan) -> NDArray[np.int8]:
    nomor = np.zeros((4, 4), np.int8)
    for kotak in aturan.kotak:
        baris = kosakata.KATEGORI_KINERJA.index(kotak.kinerja) + 1
        nomor[baris, kosakata.KATEGORI_POTENSIAL.index(kotak.potensial) + 1] = kotak.nomor
    return nomor


def _predikat(k: Konteks) -> tuple[NDArray[np.int8], dict[str, Kolom]]:
    """Kinerja category by the latest predikat alone, and the row it rests on."""
    orang, baris = predikat_terakhir(k, k.aturan.tahun_predikat)
    kategori = np.array(
        [
            kosakata.KATEGORI_KINERJA.index(k.aturan.kategori_predikat[kata]) + 1
            for kata in kosakata.PREDIKAT
        ],
        np.int8,
    )
    hasil = np.zeros(k.n, np.int8)
    hasil[orang] = kategori[k.masukan.kinerja.predikat[baris]]
    return hasil, fakta_predikat(k, orang, baris)


def _hukuman(k: Konteks) -> tuple[Topeng, dict[str, Kolom]]:
    """Who serves a punishment that keeps out of the pool, and which."""
    orang, baris = penghalang(k)
    return k.punya(orang), fakta_hukuman(k, orang, baris)


def _status(boleh: Topeng, lengkap: Topeng) -> NDArray[np.int8]:
    belum = np.where(boleh, kosakata.BELUM_LENGKAP, kosakata.TIDAK_DIPETAKAN)
    return np.where(lengkap, kosakata.DIPETAKAN, belum).astype(np.int8)


def _datar(fakta: dict[str, dict[str, Kolom]], boleh: Topeng) -> dict[str, Kolom]:
    """Facts by `component.fact`, none for people who are not mapped."""
    hasil = {}
    for komponen, kolom in fakta.items():
        for nama, isi in kolom.items():
            isi[~boleh] = tak_ada(isi.dtype)
            hasil[f"{komponen}.{nama}"] = isi
    return hasil
