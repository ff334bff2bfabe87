"""Discipline: the score of the record, and what keeps a person out of the talent pool.

Source: scoring.md section 3 (`disiplin`, discipline without AKHIR, the block of the pool).
"""

import numpy as np

from karir.mesin import kosakata, waktu
from karir.mesin.bentuk import SKOR_TERTINGGI
from karir.mesin.indikator_fakta import skor_kosakata
from karir.mesin.jenis import DEKLARASI, Disiplin
from karir.mesin.konteks import (
    Bilangan,
    Hasil,
    Konteks,
    Topeng,
    jumlah_per_orang,
    tertinggi,
)
from karir.mesin.tabel import Kolom

MENJALANI = kosakata.urutan(kosakata.DISIPLIN)["MENJALANI"]


def masa(k: Konteks) -> Kolom:
    """The last day each punishment is served: AKHIR, or the stated years from TMT, or none."""
    tabel = k.masukan.hukdis
    lama = np.array([k.aturan.lama_tanpa_akhir[t] for t in kosakata.HUKUMAN])[tabel.tingkat]
    dihitung = np.where(lama > 0, waktu.maju_tahun(tabel.tmt, lama) - 1, waktu.KOSONG)
    return np.where(tabel.akhir == waktu.KOSONG, dihitung, tabel.akhir).astype(np.int32)


def dijalani(k: Konteks) -> Topeng:
    """Punishments being served on D."""
    jalan: Topeng = (k.masukan.hukdis.tmt <= k.hari) & (k.hari <= masa(k))
    return jalan


def disiplin(i: Disiplin, k: Konteks) -> Hasil:
    """The worst in the window by TMT, or one being served, however long ago it began."""
    tabel, posisi, jalan = k.masukan.hukdis, k.posisi("hukdis"), dijalani(k)
    kategori = np.where(jalan, MENJALANI, tabel.tingkat).astype(np.int8)
    skor = skor_kosakata(i.skor, kosakata.DISIPLIN)[kategori]
    pilih = jalan | k.dalam(tabel.tmt, i.jendela_tahun)
    orang, baris = tertinggi(posisi, pilih, SKOR_TERTINGGI - skor)
    fakta = {
        "kategori": k.sebar(orang, kategori[baris]),
        **fakta_hukuman(k, orang, baris),
        "banyak": jumlah_per_orang(posisi, pilih, k.n).astype(np.int32),
    }
    return k.hasil(DEKLARASI["disiplin", ""], orang, skor[baris], fakta)


def penghalang(k: Konteks) -> tuple[Bilangan, Bilangan]:
    """(people, rows): the gravest punishment being served that the rule set names as a block."""
    tabel = k.masukan.hukdis
    urutan = kosakata.urutan(kosakata.HUKUMAN)
    berat = np.isin(tabel.tingkat, [urutan[t] for t in k.aturan.hukuman_penghalang])
    return tertinggi(k.posisi("hukdis"), dijalani(k) & berat, tabel.tingkat)


def fakta_hukuman(k: Konteks, orang: Bilangan, baris: Bilangan) -> dict[str, Kolom]:
    """Tingkat, TMT, last day served and row of a chosen punishment."""
    tabel = k.masukan.hukdis
    return {
        "tingkat": k.sebar(orang, tabel.tingkat[baris]),
        "tmt": k.sebar(orang, tabel.tmt[baris]),
        "sampai": k.sebar(orang, masa(k)[baris]),
        "id": k.sebar(orang, tabel.id[baris]),
    }
