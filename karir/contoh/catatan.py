"""Awards, team work, learning hours, discipline: dated rows that effort makes likelier or not."""

from typing import Any, Final

import numpy as np

from karir.contoh.bahan import (
    ACUAN,
    TAHUN,
    Bulat,
    Kolom,
    Pecahan,
    Spek,
    Teks,
    Topeng,
    bahan,
    pilih,
    tanggal,
)
from karir.contoh.bakat import Bakat
from karir.contoh.formasi import NO_JENJANG
from karir.contoh.orang import PNS, Orang

_LIMA_TAHUN: Final = int(5.6 * TAHUN)
_JP: Final = np.array([2, 3, 4, 6, 8, 10, 16, 20, 30, 40])
_PELUANG_JP: Final = np.array([0.17, 0.15, 0.17, 0.13, 0.11, 0.09, 0.07, 0.06, 0.03, 0.02])


def _sah(orang: Orang, siapa: Bulat, hari_ke: Bulat) -> Bulat:
    """Rows within a person's service, one a day, by person and date; positions in the input."""
    kunci = siapa * 100_000 + hari_ke
    _, pertama = np.unique(kunci, return_index=True)
    dinas = (hari_ke[pertama] >= orang.masuk[siapa[pertama]]) & (hari_ke[pertama] <= ACUAN)
    return np.asarray(pertama[dinas])


def _kata(isi: list[str], letak: Bulat) -> Teks:
    return np.array(isi, dtype=object)[letak]


def kolom_penghargaan(spek: Spek, orang: Orang, bakat: Bakat) -> Kolom:
    """penghargaan.csv: long-service medals of those proposed, and awards for the few."""
    acak = spek.acak("penghargaan")
    isi: dict[str, list[str]] = bahan("kata")["penghargaan"]
    tahun_masa = np.array([10, 20, 30])
    usul = acak.random((len(orang), 3)) < 0.22
    layak = (orang.masa_kerja[:, None] > tahun_masa) & (orang.status == PNS)[:, None] & usul
    setia, ke = np.nonzero(layak)
    # Proposed within three years of the anniversary, handed out on 17 August.
    jadi = orang.masuk[setia] + (tahun_masa[ke] * TAHUN).astype(np.int64)
    jadi = _agustus(jadi + acak.integers(0, 900, len(setia)))
    banyak = acak.poisson(np.clip(0.24 * np.exp(0.75 * bakat.kinerja), 0, 1.8))
    siapa = np.repeat(np.arange(len(orang)), banyak)
    titik = acak.random(len(siapa)) + 0.02 * bakat.kinerja[siapa]
    taraf = np.searchsorted([0.70, 0.90, 0.985], titik)
    nama = [isi["internal"], isi["lintas"], isi["nasional"], isi["internasional"]]
    judul = np.empty(len(siapa), dtype=object)
    for nomor, kata in enumerate(nama):
        judul[taraf == nomor] = pilih(acak, kata, int((taraf == nomor).sum()))
    tingkat = _kata(["INTERNAL", "LINTAS_INSTANSI", "NASIONAL", "INTERNASIONAL"], taraf)
    semua = np.concatenate([setia, siapa])
    saat = np.concatenate([jadi, ACUAN - acak.integers(10, _LIMA_TAHUN, len(siapa))])
    medali = [f"Satyalancana Karya Satya {t} Tahun" for t in tahun_masa.tolist()]
    judul = np.concatenate([_kata(medali, ke), judul])
    tingkat = np.concatenate([np.full(len(setia), "LINTAS_INSTANSI", dtype=object), tingkat])
    baris = _sah(orang, semua, saat)
    return {
        "NIP": orang.nip[semua[baris]],
        "NAMA PENGHARGAAN": judul[baris],
        "TINGKAT": tingkat[baris],
        "TANGGAL": tanggal(saat[baris]),
    }


def _agustus(hari_ke: Bulat) -> Bulat:
    """The 17 August of the year of a day."""
    tahun = hari_ke.astype("datetime64[D]").astype("datetime64[Y]")
    return np.asarray(tahun.astype("datetime64[D]").astype(np.int64) + 228, dtype=np.int64)


def kolom_tim(spek: Spek, orang: Orang, bakat: Bakat) -> Kolom:
    """tim-kerja.csv: heads lead, the able are asked again."""
    acak = spek.acak("tim")
    isi: dict[str, list[str]] = bahan("kata")["tim"]
    kantor: Topeng = ~np.isin(orang.fungsi, ("sekolah", "rumah_sakit"))
    harapan = np.where(kantor, 1.35, 0.75) * np.exp(0.40 * bakat.kinerja)
    harapan = np.where(orang.kepala, harapan + 0.6, harapan)
    siapa = np.repeat(np.arange(len(orang)), acak.poisson(harapan))
    n = len(siapa)
    senior = orang.kepala | (orang.jenjang == NO_JENJANG["AHLI_MADYA"])
    ketua = acak.random(n) < np.where(senior[siapa], 0.32, 0.05)
    lintas = acak.random(n) < np.where(senior[siapa], 0.30, 0.12)
    saat = ACUAN - acak.integers(5, 1250, n)
    nama = np.where(lintas, pilih(acak, isi["lintas"], n), pilih(acak, isi["internal"], n))
    tahun = (saat / TAHUN + 1970).astype(np.int64)
    baris = _sah(orang, siapa, saat)
    return {
        "NIP": orang.nip[siapa[baris]],
        "NAMA TIM": np.array(
            [f"{a} {t}" for a, t in zip(nama[baris], tahun[baris], strict=True)], dtype=object
        ),
        "PERAN": np.where(ketua, "KETUA", "ANGGOTA").astype(object)[baris],
        "LINGKUP": np.where(lintas, "LINTAS_INSTANSI", "INTERNAL").astype(object)[baris],
        "TANGGAL": tanggal(saat[baris]),
    }


def kolom_bangkom(spek: Spek, orang: Orang, bakat: Bakat) -> Kolom:
    """bangkom.csv: learning of the last two years; many reach 20 hours a year, some none."""
    acak = spek.acak("bangkom")
    isi: dict[str, list[str]] = bahan("kata")["bangkom"]
    gemar: Pecahan = np.exp(0.12 * bakat.usaha + 0.35 * bakat.talenta)
    siapa = np.repeat(np.arange(len(orang)), acak.poisson(1.75 * gemar))
    n = len(siapa)
    kelompok = acak.choice(3, n, p=[0.5, 0.25, 0.25])
    nama = np.empty(n, dtype=object)
    for nomor, kata in enumerate(("teknis", "digital", "sosial")):
        nama[kelompok == nomor] = pilih(acak, isi[kata], int((kelompok == nomor).sum()))
    jp = _JP[acak.choice(len(_JP), n, p=_PELUANG_JP)]
    saat = ACUAN - acak.integers(0, 730, n)
    metode = pilih(acak, ["KLASIKAL", "DARING", "DARING", "BELAJAR MANDIRI"], n)
    penyelenggara = pilih(acak, isi["penyelenggara"], n)
    baris = _sah(orang, siapa, saat)
    return {
        "NIP": orang.nip[siapa[baris]],
        "NAMA KEGIATAN": nama[baris],
        "JENIS": _kata(["TEKNIS", "TEKNIS", "SOSIAL KULTURAL"], kelompok)[baris],
        "METODE": metode[baris],
        "PENYELENGGARA": penyelenggara[baris],
        "JP": jp.astype(str).astype(object)[baris],
        "TANGGAL": tanggal(saat[baris]),
    }


def kolom_hukdis(spek: Spek, orang: Orang, bakat: Bakat) -> Kolom:
    """hukdis.csv: half a percent, mostly of little effort; some are being served now."""
    acak = spek.acak("hukdis")
    jenis: dict[str, list[str]] = bahan("kata")["hukdis"]
    peluang = 0.0065 * np.exp(-0.9 * bakat.usaha - 0.4)
    siapa = np.flatnonzero((acak.random(len(orang)) < peluang) & ~orang.kepala)
    n = len(siapa)
    taraf = acak.choice(3, n, p=[0.55, 0.33, 0.12])
    saat = np.where(
        acak.random(n) < 0.4, ACUAN - acak.integers(20, 340, n), ACUAN - acak.integers(340, 2200, n)
    )
    rincian: list[Any] = [(t, p, kata) for t in jenis for p, kata in enumerate(jenis[t])]
    urut = {t: [r for r in rincian if r[0] == t] for t in jenis}
    pilihan = [urut[list(jenis)[t]] for t in taraf.tolist()]
    ambil = [p[i % len(p)] for p, i in zip(pilihan, acak.integers(0, 99, n).tolist(), strict=True)]
    lama = {"SEDANG": (183, 274, 365), "BERAT": (365, 365)}
    akhir = np.array(
        [
            s + lama[t][k] if t in lama else 0
            for (t, k, _), s in zip(ambil, saat.tolist(), strict=True)
        ],
        dtype=np.int64,
    )
    baris = _sah(orang, siapa, saat)
    return {
        "NIP": orang.nip[siapa[baris]],
        "TINGKAT": np.array([a[0] for a in ambil], dtype=object)[baris],
        "JENIS": np.array([a[2] for a in ambil], dtype=object)[baris],
        "TMT": tanggal(saat[baris]),
        "AKHIR": tanggal(akhir[baris], akhir[baris] == 0),
    }
