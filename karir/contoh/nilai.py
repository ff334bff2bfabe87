"""Yearly predikat, assessments, feedback and digital levels, all drawn around one talent."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from karir.contoh.bahan import ACUAN, Bulat, Kolom, Pecahan, Spek, Teks, hari, pilih, tanggal
from karir.contoh.bakat import BELUM, BERLAKU, Bakat
from karir.contoh.formasi import JENJANG, keluarga
from karir.contoh.orang import Orang

TAHUN_KINERJA: Final = (2021, 2022, 2023, 2024, 2025)
KOMPETENSI: Final = (
    "INTEGRITAS", "KERJASAMA", "KOMUNIKASI", "ORIENTASI PADA HASIL", "PELAYANAN PUBLIK",
    "PENGEMBANGAN DIRI DAN ORANG LAIN", "MENGELOLA PERUBAHAN", "PENGAMBILAN KEPUTUSAN",
    "PEREKAT BANGSA",
)  # fmt: skip
POTENSI: Final = (
    "INTELEKTUAL", "INTERPERSONAL", "KESADARAN DIRI", "BERPIKIR KRITIS DAN STRATEGIS",
    "MENYELESAIKAN PERMASALAHAN", "KECERDASAN EMOSIONAL",
    "BELAJAR CEPAT DAN MENGEMBANGKAN DIRI", "MOTIVASI DAN KOMITMEN",
)  # fmt: skip
DIGITAL: Final = (
    "INFORMASI DAN DATA", "KOMUNIKASI DAN KOLABORASI", "KONTEN DIGITAL", "KEAMANAN",
    "PEMECAHAN MASALAH",
)  # fmt: skip
_STANDAR: Final = {
    "JPT_MADYA": 5, "JPT_PRATAMA": 4, "ADMINISTRATOR": 3, "PENGAWAS": 2, "PELAKSANA": 1,
    "AHLI_UTAMA": 5, "AHLI_MADYA": 4, "AHLI_MUDA": 3, "AHLI_PERTAMA": 2,
    "PENYELIA": 3, "MAHIR": 2, "TERAMPIL": 1,
}  # fmt: skip
_DI_BAWAH, _SESUAI, _DI_ATAS = "Di Bawah Ekspektasi", "Sesuai Ekspektasi", "Di Atas Ekspektasi"
# Predikat with a work result and a behaviour that the matrix turns into it (PermenPANRB 6/2022).
_PREDIKAT: Final = np.array(
    [
        (_DI_BAWAH, _DI_BAWAH, "Sangat Kurang"),
        (_SESUAI, _DI_BAWAH, "Kurang"),
        (_DI_BAWAH, _SESUAI, "Butuh Perbaikan"),
        (_SESUAI, _SESUAI, "Baik"),
        (_SESUAI, _DI_ATAS, "Baik"),
        (_DI_ATAS, _SESUAI, "Baik"),
        (_DI_ATAS, _DI_ATAS, "Sangat Baik"),
    ],
    dtype=object,
)
# Upper bounds of the rows above on a standard normal scale.
_BATAS_PREDIKAT: Final = (-2.65, -2.15, -1.42, 0.45, 0.80, 1.12)
_LEMBAGA: Final = ["UPT Penilaian Kompetensi", "Pusat Penilaian Kompetensi ASN", "CACT BKN"]


def kolom_kinerja(spek: Spek, orang: Orang, bakat: Bakat) -> Kolom:
    """kinerja.csv: a predikat for every year in which a person served at least a quarter."""
    acak = spek.acak("kinerja")
    tahun = np.repeat(np.array(TAHUN_KINERJA), len(orang))
    siapa = np.tile(np.arange(len(orang)), len(TAHUN_KINERJA))
    nilai = 0.92 * bakat.kinerja[siapa] + 0.45 * acak.standard_normal(len(siapa))
    ada = (orang.masuk[siapa] <= hari(tahun, 10)) & (acak.random(len(siapa)) > 0.008)
    ada &= ~((orang.kedudukan[siapa] == "02") & (tahun == TAHUN_KINERJA[-1]))
    urutan = np.lexsort((tahun[ada], siapa[ada]))
    letak = np.searchsorted(np.array(_BATAS_PREDIKAT), nilai[ada][urutan], "right")
    return {
        "NIP": orang.nip[siapa[ada][urutan]],
        "TAHUN": tahun[ada][urutan].astype(str).astype(object),
        "HASIL KERJA": _PREDIKAT[letak, 0],
        "PERILAKU KERJA": _PREDIKAT[letak, 1],
        "PREDIKAT": _PREDIKAT[letak, 2],
    }


def _tingkat(nilai: Pecahan, bawah: int, atas: int) -> Bulat:
    return np.clip(np.rint(nilai), bawah, atas).astype(np.int64)


def _lembar(
    orang: Orang, siapa: Bulat, hari_ke: Bulat, judul: Sequence[str], level: Bulat
) -> tuple[Kolom, Bulat]:
    """NIP, date and one column an aspect, by person and date; and the order of the rows."""
    urutan = np.lexsort((hari_ke, siapa))
    kolom: Kolom = {"NIP": orang.nip[siapa[urutan]], "TANGGAL": tanggal(hari_ke[urutan])}
    angka = np.array([str(i) for i in range(10)], dtype=object)[level[urutan]]
    kolom |= {nama: angka[:, ke] for ke, nama in enumerate(judul)}
    return kolom, urutan


def _penilaian(
    acak: np.random.Generator, orang: Orang, bakat: Bakat, hilang: float
) -> tuple[Bulat, Bulat, Teks]:
    """Rows of assessments: the one in `bakat`, and for some an older one three years before."""
    n = len(orang)
    satu = np.flatnonzero((bakat.dinilai != BELUM) & (acak.random(n) >= hilang))
    lama = bakat.tanggal - acak.integers(1000, 1200, n)
    dua = satu[(acak.random(n) < 0.25)[satu] & (lama[satu] > orang.masuk[satu] + 90)]
    dua = dua[bakat.dinilai[dua] == BERLAKU]
    siapa = np.concatenate([satu, dua])
    hari_ke = np.concatenate([bakat.tanggal[satu], lama[dua]])
    return siapa, hari_ke, np.r_[np.zeros(len(satu)), np.ones(len(dua))]


def kolom_kompetensi(spek: Spek, orang: Orang, bakat: Bakat) -> Kolom:
    """kompetensi.csv: nine levels around what the jenjang asks for."""
    acak = spek.acak("kompetensi")
    siapa, hari_ke, dahulu = _penilaian(acak, orang, bakat, 0.01)
    syarat = np.array([_STANDAR[j] for j in JENJANG], dtype=float)[orang.jenjang[siapa]]
    pusat = syarat * (0.85 + 0.17 * bakat.talenta[siapa] - 0.08 * dahulu)
    level = _tingkat(
        pusat[:, None] + 0.42 * acak.standard_normal((len(siapa), len(KOMPETENSI))), 0, 5
    )
    kolom, _ = _lembar(orang, siapa, hari_ke, KOMPETENSI, level)
    depan = {"NIP": kolom.pop("NIP"), "TANGGAL": kolom.pop("TANGGAL")}
    return {**depan, "PENYELENGGARA": pilih(acak, _LEMBAGA, len(siapa)), **kolom}


def kolom_potensi(spek: Spek, orang: Orang, bakat: Bakat) -> Kolom:
    """potensi.csv: eight aspects from 1 to 5, measured on the day of the competency assessment."""
    acak = spek.acak("potensi")
    siapa, hari_ke, dahulu = _penilaian(acak, orang, bakat, 0.03)
    pusat = 2.84 + 0.70 * bakat.talenta[siapa] - 0.1 * dahulu
    level = _tingkat(pusat[:, None] + 0.62 * acak.standard_normal((len(siapa), len(POTENSI))), 1, 5)
    return _lembar(orang, siapa, hari_ke, POTENSI, level)[0]


def kolom_umpan_balik(spek: Spek, orang: Orang, bakat: Bakat) -> Kolom:
    """umpan-balik.csv: the 360 figure of the last two years for most, an older one for some."""
    acak = spek.acak("umpan")
    n = len(orang)
    titik = acak.random((2, n))
    hari_ke = ACUAN - np.stack([acak.integers(3, 720, n), acak.integers(740, 1500, n)])
    ada = (titik < np.array([[0.74], [0.30]])) & (hari_ke > orang.masuk + 180)
    ke, siapa = np.nonzero(ada)
    nilai = 77.5 + 5.0 * bakat.kinerja[siapa] + 4.0 * acak.standard_normal(len(siapa))
    ratusan = np.clip(np.rint(nilai * 100), 4000, 9950).astype(np.int64)
    saat = hari_ke[ke, siapa]
    urutan = np.lexsort((saat, siapa))
    return {
        "NIP": orang.nip[siapa[urutan]],
        "TANGGAL": tanggal(saat[urutan]),
        "NILAI": np.array([f"{r // 100}.{r % 100:02d}" for r in ratusan[urutan]], dtype=object),
    }


def kolom_digital(spek: Spek, orang: Orang, bakat: Bakat) -> Kolom:
    """digital.csv: levels 0 to 8; the young are higher on average, and many elders are not low."""
    acak = spek.acak("digital")
    n = len(orang)
    tik = np.array([k.nama in ("Pranata Komputer", "Sandiman") for k in keluarga()] + [False])
    pusat = 3.9 + (40 - orang.umur) * 0.055 + 0.7 * bakat.talenta + 1.8 * tik[orang.keluarga]
    mandiri = np.flatnonzero(acak.random(n) < 0.52)
    resmi = np.flatnonzero(acak.random(n) < 0.20)
    siapa = np.concatenate([mandiri, resmi])
    sumber = np.concatenate(
        [
            np.full(len(mandiri), "MANDIRI", dtype=object),
            pilih(acak, ["ASESMEN", "ASESMEN", "ASESMEN", "ATASAN", "SERTIFIKAT"], len(resmi)),
        ]
    )
    # People think a little better of themselves than an assessor does.
    murah = np.where(sumber == "MANDIRI", 0.35, -0.15)
    level = _tingkat(
        (pusat[siapa] + murah)[:, None] + 0.9 * acak.standard_normal((len(siapa), len(DIGITAL))),
        0,
        8,
    )
    hari_ke = ACUAN - acak.integers(5, 800, len(siapa))
    ada = hari_ke > orang.masuk[siapa]
    kolom, urutan = _lembar(orang, siapa[ada], hari_ke[ada], DIGITAL, level[ada])
    depan = {"NIP": kolom.pop("NIP"), "TANGGAL": kolom.pop("TANGGAL")}
    return {**depan, "SUMBER": sumber[ada][urutan], **kolom}
