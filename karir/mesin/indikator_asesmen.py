"""Indicators over assessments: JPM and potential. Source: scoring.md section 3."""

import numpy as np

from karir.mesin import kosakata
from karir.mesin.indikator_fakta import lampau
from karir.mesin.jenis import DEKLARASI, Digital, Jpm, Potensi
from karir.mesin.konteks import Bilangan, Hasil, Konteks, bulatkan, terakhir
from karir.mesin.tabel import Kolom, Tabel

SERATUS = 10_000
POTENSI_PENUH = 5 * len(kosakata.POTENSI)


def tingkat_baku(k: Konteks) -> tuple[Kolom, Kolom]:
    """Required levels [n, 9] of everybody's jabatan, zeros without one, and whether they are a
    standard of the jabatan's own instead of its jenjang's."""
    orang, standar = k.masukan.orang, k.masukan.standar_jabatan
    per_jenjang = [k.aturan.tingkat_baku[jenjang] for jenjang in kosakata.JENJANG]
    baku = np.array([*per_jenjang, (0,) * len(kosakata.KOMPETENSI)], np.int8)[orang.jenjang]
    letak = np.searchsorted(standar.jabatan, orang.jabatan)
    letak[letak == len(standar)] = 0
    punya = np.zeros(k.n, bool) if not len(standar) else standar.jabatan[letak] == orang.jabatan
    baku[punya] = matriks(standar, "t", len(kosakata.KOMPETENSI))[letak[punya]]
    return baku, punya


def matriks(tabel: Tabel, awalan: str, banyak: int) -> Kolom:
    """Columns awalan1..awalanN side by side."""
    return np.column_stack([getattr(tabel, f"{awalan}{i}") for i in range(1, banyak + 1)])


def jpm(i: Jpm, k: Konteks) -> Hasil:
    """Latest assessment in the window: levels against the required levels, capped.

    Without a jabatan there is nothing to compare with: no score, and no reason of its own.
    """
    tabel, banyak = k.masukan.kompetensi, len(kosakata.KOMPETENSI)
    orang, baris = terakhir(k.posisi("kompetensi"), k.dalam(tabel.tanggal, i.jendela_tahun))
    tingkat = matriks(tabel, "t", banyak)[baris]
    jumlah = tingkat.sum(axis=1, dtype=np.int64)
    baku, baku_sendiri = tingkat_baku(k)
    berjabatan = k.masukan.orang.jabatan[orang] >= 0
    dinilai = orang[berjabatan]
    standar = baku[dinilai].sum(axis=1, dtype=np.int64)
    mentah = bulatkan(jumlah[berjabatan] * SERATUS, standar)
    kedaluwarsa, fakta_lampau = lampau(k, "kompetensi", i.jendela_tahun)
    fakta = {
        **_fakta_dasar(k, tabel, orang, baris, jumlah),
        "standar": k.sebar(dinilai, standar.astype(np.int16)),
        "mentah": k.sebar(dinilai, mentah.astype(np.int32)),
        "baku_jabatan": k.sebar(dinilai, baku_sendiri[dinilai].astype(np.int8)),
        **{f"t{j + 1}": k.sebar(orang, tingkat[:, j]) for j in range(banyak)},
        **{f"s{j + 1}": k.sebar(dinilai, baku[dinilai, j]) for j in range(banyak)},
        **fakta_lampau,
    }
    hasil = k.hasil(
        DEKLARASI["jpm", ""], orang, np.full(len(orang), -1, np.int64), fakta, kedaluwarsa
    )
    hasil.skor[dinilai] = np.minimum(mentah, i.maksimum)
    return Hasil(hasil.skor, hasil.kosong & (k.masukan.orang.jabatan >= 0), hasil.alasan, fakta)


def potensi(i: Potensi, k: Konteks) -> Hasil:
    """Latest potential assessment in the window: sum of eight aspects out of 40."""
    tabel, banyak = k.masukan.potensi, len(kosakata.POTENSI)
    orang, baris = terakhir(k.posisi("potensi"), k.dalam(tabel.tanggal, i.jendela_tahun))
    aspek = matriks(tabel, "a", banyak)[baris]
    jumlah = aspek.sum(axis=1, dtype=np.int64)
    kedaluwarsa, fakta_lampau = lampau(k, "potensi", i.jendela_tahun)
    fakta = {
        **_fakta_dasar(k, tabel, orang, baris, jumlah),
        **{f"a{j + 1}": k.sebar(orang, aspek[:, j]) for j in range(banyak)},
        **fakta_lampau,
    }
    skor = bulatkan(jumlah * SERATUS, POTENSI_PENUH)
    return k.hasil(DEKLARASI["potensi", ""], orang, skor, fakta, kedaluwarsa)


def digital(i: Digital, k: Konteks) -> Hasil:
    """Combined digital levels in the window, each no more than asked for, out of what is asked.

    Without a jabatan there is nothing to compare with: no score, and no reason of its own.
    """
    tabel, standar, banyak = k.masukan.digital, k.masukan.standar_digital, len(kosakata.DIGITAL)
    milik_orang = k.posisi("digital")
    orang, baris = terakhir(milik_orang, k.dalam(tabel.tanggal, i.jendela_tahun))
    tingkat = matriks(tabel, "t", banyak)[baris].astype(np.int64)
    jabatan = k.masukan.orang.jabatan[orang]
    letak = np.minimum(np.searchsorted(standar.jabatan, jabatan), max(len(standar) - 1, 0))
    punya = standar.jabatan[letak] == jabatan if len(standar) else np.zeros(len(orang), bool)
    diukur = orang[punya]
    syarat = matriks(standar, "s", banyak)[letak[punya]].astype(np.int64)
    diminta = 100 * syarat.sum(axis=1)
    dicapai = np.minimum(tingkat[punya], 100 * syarat).sum(axis=1)
    skor = np.full(len(orang), -1, np.int64)
    skor[punya] = bulatkan(dicapai * SERATUS, diminta)
    dinilai = punya | (jabatan < 0)
    lalu, baris_lalu = terakhir(milik_orang, tabel.tanggal <= k.awal_jendela(i.jendela_tahun))
    fakta = {
        "tanggal": k.sebar(orang, tabel.tanggal[baris]),
        "sumber": k.sebar(orang, tabel.sumber[baris]),
        **{f"t{n + 1}": k.sebar(orang, tingkat[:, n].astype(np.int16)) for n in range(banyak)},
        **{f"s{n + 1}": k.sebar(diukur, syarat[:, n].astype(np.int8)) for n in range(banyak)},
        "sendiri": k.sebar(diukur, standar.sendiri[letak[punya]]),
        "lampau_tanggal": k.sebar(lalu, tabel.tanggal[baris_lalu]),
    }
    hasil = k.hasil(DEKLARASI["digital", ""], orang[dinilai], skor[dinilai], fakta, k.punya(lalu))
    return Hasil(hasil.skor, hasil.kosong & (k.masukan.orang.jabatan >= 0), hasil.alasan, fakta)


def _fakta_dasar(
    k: Konteks, tabel: Tabel, orang: Bilangan, baris: Bilangan, jumlah: Bilangan
) -> dict[str, Kolom]:
    kolom = dict(tabel.kolom())
    return {
        "jumlah": k.sebar(orang, jumlah.astype(np.int16)),
        "tanggal": k.sebar(orang, kolom["tanggal"][baris]),
        "id": k.sebar(orang, kolom["id"][baris]),
    }
