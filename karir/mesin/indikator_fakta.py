"""Indicators over dated facts: predikat, awards, teams, feedback, learning hours, education.

Windows are half-open, (D minus n years, D]. Source: scoring.md section 3.
"""

from collections.abc import Mapping

import numpy as np

from karir.mesin import kosakata
from karir.mesin.jenis import DEKLARASI, Interval, Kategori, Langsung, Terbaik
from karir.mesin.konteks import (
    Bilangan,
    Hasil,
    Konteks,
    Topeng,
    jumlah_per_orang,
    terakhir,
    tertinggi,
)
from karir.mesin.tabel import Kolom


def skor_kosakata(skor: Mapping[str, int], kosa: Mapping[str, str]) -> Bilangan:
    """Scores in the order of the vocabulary."""
    return np.array([skor[kata] for kata in kosa], np.int64)


def skor_interval(batas: tuple[tuple[int, int], ...], nilai: Kolom) -> Bilangan:
    """The score of the highest lower bound that a figure reaches."""
    naik = batas[::-1]
    letak = np.searchsorted([mulai for mulai, _ in naik], nilai, side="right") - 1
    return np.array([skor for _, skor in naik], np.int64)[letak]


def predikat_terakhir(k: Konteks, tahun_lalu: tuple[int, ...]) -> tuple[Bilangan, Bilangan]:
    """(people, rows): the latest yearly predikat among the years D.year minus `tahun_lalu`."""
    tahun = k.masukan.kinerja.tahun
    pilih = np.isin(tahun, [k.acuan.year - mundur for mundur in tahun_lalu])
    return terakhir(k.posisi("kinerja"), pilih)


def fakta_predikat(k: Konteks, orang: Bilangan, baris: Bilangan) -> dict[str, Kolom]:
    """Year, predikat and row of a chosen predikat."""
    tabel = k.masukan.kinerja
    return {
        "tahun": k.sebar(orang, tabel.tahun[baris]),
        "predikat": k.sebar(orang, tabel.predikat[baris]),
        "id": k.sebar(orang, tabel.id[baris]),
    }


def predikat(i: Kategori, k: Konteks) -> Hasil:
    """The score of the latest predikat of the named years."""
    orang, baris = predikat_terakhir(k, i.tahun_lalu)
    skor = skor_kosakata(i.skor, kosakata.PREDIKAT)[k.masukan.kinerja.predikat[baris]]
    return k.hasil(DEKLARASI["kategori", "predikat"], orang, skor, fakta_predikat(k, orang, baris))


def terbaik(
    i: Terbaik, k: Konteks, nama: str, *, tanggal: Kolom, kategori: Kolom, sah: Topeng
) -> Hasil:
    """The best row of the table `nama` in the window among `sah`; of equals the latest is shown."""
    dek = DEKLARASI["terbaik", i.fakta]
    skor = skor_kosakata(i.skor, dek.kosakata or {})
    pilih = sah & k.dalam(tanggal, i.jendela_tahun)
    posisi = k.posisi(nama)
    orang, baris = tertinggi(posisi, pilih, skor[kategori])
    fakta = {
        "kategori": k.sebar(orang, kategori[baris]),
        "tanggal": k.sebar(orang, tanggal[baris]),
        "id": k.sebar(orang, getattr(k.masukan, nama).id[baris]),
        "banyak": jumlah_per_orang(posisi, pilih, k.n).astype(np.int32),
    }
    return k.hasil(dek, orang, skor[kategori[baris]], fakta)


def penghargaan(i: Terbaik, k: Konteks) -> Hasil:
    """Best award in the window."""
    tabel = k.masukan.penghargaan
    semua = np.ones(len(tabel), bool)
    return terbaik(i, k, "penghargaan", tanggal=tabel.tanggal, kategori=tabel.tingkat, sah=semua)


def tim_kerja(i: Terbaik, k: Konteks) -> Hasil:
    """Best team assignment in the window; words in the order peran, then lingkup."""
    tabel = k.masukan.tim_kerja
    kategori = tabel.peran * np.int8(len(kosakata.LINGKUP)) + tabel.lingkup
    semua = np.ones(len(tabel), bool)
    return terbaik(i, k, "tim_kerja", tanggal=tabel.tanggal, kategori=kategori, sah=semua)


def lampau(k: Konteks, nama: str, tahun: int) -> tuple[Topeng, dict[str, Kolom]]:
    """People with a row on or before the start of the window, and the latest such row."""
    tabel = getattr(k.masukan, nama)
    orang, baris = terakhir(k.posisi(nama), tabel.tanggal <= k.awal_jendela(tahun))
    return k.punya(orang), {
        "lampau_tanggal": k.sebar(orang, tabel.tanggal[baris]),
        "lampau_id": k.sebar(orang, tabel.id[baris]),
    }


def umpan_balik(i: Langsung, k: Konteks) -> Hasil:
    """Latest 360 feedback figure in the window."""
    tabel = k.masukan.umpan_balik
    orang, baris = terakhir(k.posisi("umpan_balik"), k.dalam(tabel.tanggal, i.jendela_tahun))
    kedaluwarsa, fakta_lampau = lampau(k, "umpan_balik", i.jendela_tahun)
    fakta = {
        "nilai": k.sebar(orang, tabel.nilai[baris]),
        "tanggal": k.sebar(orang, tabel.tanggal[baris]),
        "id": k.sebar(orang, tabel.id[baris]),
        **fakta_lampau,
    }
    skor = np.minimum(tabel.nilai[baris].astype(np.int64), i.maksimum)
    return k.hasil(DEKLARASI["langsung", "umpan_balik"], orang, skor, fakta, kedaluwarsa)


def jp(i: Interval, k: Konteks) -> Hasil:
    """Learning hours summed over the window."""
    tabel, posisi = k.masukan.bangkom, k.posisi("bangkom")
    pilih = k.dalam(tabel.tanggal, i.jendela_tahun)
    jumlah = jumlah_per_orang(posisi, pilih, k.n, tabel.jp)
    banyak = jumlah_per_orang(posisi, pilih, k.n)
    orang = np.flatnonzero(banyak)
    fakta = {"jp": jumlah, "banyak": banyak.astype(np.int32)}
    return k.hasil(DEKLARASI["interval", "jp"], orang, skor_interval(i.batas, jumlah[orang]), fakta)


def pendidikan(i: Kategori, k: Konteks) -> Hasil:
    """The score of the level of education."""
    tingkat = k.masukan.orang.pendidikan
    skor_tingkat = np.zeros(100, np.int64)
    for kode, skor in i.skor.items():
        skor_tingkat[int(kode)] = skor
    orang = np.flatnonzero(tingkat >= 0)
    fakta = {"tingkat": k.sebar(orang, tingkat[orang])}
    return k.hasil(DEKLARASI["kategori", "pendidikan"], orang, skor_tingkat[tingkat[orang]], fakta)


def bidang_ilmu(i: Kategori, k: Konteks) -> Hasil:
    """Whether the person's field of study is among those the jabatan asks for."""
    m = k.masukan
    banyak = max(len(m.nama_bidang), 1)
    diminta = m.bidang_jabatan.jabatan * banyak + m.bidang_jabatan.bidang
    orang = np.flatnonzero((m.orang.bidang >= 0) & (m.orang.jabatan >= 0))
    punya = m.orang.jabatan[orang] * banyak + m.orang.bidang[orang]
    sesuai = np.isin(punya, diminta).astype(np.int8)
    fakta = {
        "bidang": k.sebar(orang, m.orang.bidang[orang]),
        "kategori": k.sebar(orang, sesuai),
        "diminta": k.sebar(orang, _bidang_diminta(k)[orang]),
    }
    skor = skor_kosakata(i.skor, kosakata.BIDANG_ILMU)[sesuai]
    return k.hasil(DEKLARASI["kategori", "bidang_ilmu"], orang, skor, fakta)


def _bidang_diminta(k: Konteks) -> Kolom:
    """How many fields the jabatan of each person asks for."""
    tabel, jabatan = k.masukan.bidang_jabatan.jabatan, k.masukan.orang.jabatan
    awal = np.searchsorted(tabel, jabatan, side="left")
    akhir = np.searchsorted(tabel, jabatan, side="right")
    return (akhir - awal).astype(np.int32)
