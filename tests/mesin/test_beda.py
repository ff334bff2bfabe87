"""Differences of two rule sets: none between equals, one for everything that can differ."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from karir.mesin.aturan import AturanTidakSah, muat
from karir.mesin.beda import Beda, perbedaan
from tests.mesin.bahan import KEPKA, PREDIKAT_JPM, aturan, isi
from tests.mesin.pembangkit import acak, aturan_acak
from tests.mesin.test_aturan import komponen

Jalur = tuple[Any, ...]


def daun(nilai: Any, jalur: Jalur = ()) -> Iterator[Jalur]:
    """Paths of all values that hold no others."""
    if isinstance(nilai, dict):
        for kunci, satu in nilai.items():
            yield from daun(satu, (*jalur, kunci))
    elif isinstance(nilai, list):
        for i, satu in enumerate(nilai):
            yield from daun(satu, (*jalur, i))
    else:
        yield jalur


def ambil(objek: Any, jalur: Jalur) -> Any:
    for langkah in jalur:
        objek = objek[langkah]
    return objek


def ubahan(lama: Any) -> list[Any]:
    """Other values of the same sort, one of which the loader may take."""
    if isinstance(lama, int):
        return [lama + 1, lama - 1]
    if lama == "2025-01-01":
        return ["2026-01-01"]
    pilihan = ["DI_ATAS", "SESUAI", "DI_BAWAH", "TERBACA", "SEKUNDER", "RINGAN", "02"]
    return [f"{lama} baru", *(p for p in pilihan if p != lama), 4_000]


def kalimat(lama: Any, baru: Any) -> list[str]:
    return [satu.kalimat for satu in perbedaan(muat(lama), muat(baru))]


@pytest.mark.parametrize("kode", [KEPKA, PREDIKAT_JPM])
def test_no_difference_from_itself(kode: str) -> None:
    assert perbedaan(aturan(kode), aturan(kode)) == []


@pytest.mark.parametrize("kode", [KEPKA, PREDIKAT_JPM])
def test_every_single_value_that_may_change_is_told(kode: str) -> None:
    """Whatever one value the loader lets change, there is a sentence about it."""
    dasar = isi(kode)
    terima, bisu = 0, []
    for jalur in daun(dasar):
        for nilai in ubahan(ambil(dasar, jalur)):
            baru = copy.deepcopy(dasar)
            ambil(baru, jalur[:-1])[jalur[-1]] = nilai
            try:
                sah = muat(baru)
            except AturanTidakSah:
                continue
            terima += 1
            if not perbedaan(muat(dasar), sah):
                bisu.append((jalur, nilai))
    assert bisu == []
    assert terima > 150


def test_lists_that_shrink_are_told() -> None:
    dasar = isi(KEPKA)
    for jalur in [("dipetakan",), ("catatan",), ("krs", "kotak"), ("krs", "hukuman_penghalang"),
                  ("kategori_predikat", "tahun_lalu"), ("kotak", 0, "rekomendasi")]:  # fmt: skip
        baru = copy.deepcopy(dasar)
        ambil(baru, jalur).pop()
        assert kalimat(dasar, baru), jalur
        assert kalimat(baru, dasar), jalur


def test_random_rule_sets_differ_in_words() -> None:
    r = acak(7)
    for _ in range(40):
        satu, dua = aturan_acak(r, isi(KEPKA)), aturan_acak(r, isi(KEPKA))
        assert kalimat(satu, dua)
        assert kalimat(satu, satu) == []


def test_the_words() -> None:
    baru = isi(KEPKA)
    komponen(baru, "kinerja")["bobot"] = 5500
    komponen(baru, "penghargaan")["bobot"] = 2000
    komponen(baru, "penghargaan")["indikator"]["skor"]["NASIONAL"] = 9000
    komponen(baru, "jpm")["indikator"]["jendela_tahun"] = 5
    komponen(baru, "jpm")["kosong"] = 0
    baru["sumbu"]["X"]["kategori"][2]["mulai"] = baru["sumbu"]["X"]["kategori"][1]["sampai"] = 7850
    baru["krs"]["kotak"] = [9, 8]
    baru["dipetakan"] = ["01", "71", "02"]
    baru["tingkat_baku"]["PENGAWAS"] = 3
    assert [(b.bagian, b.kalimat) for b in perbedaan(aturan(KEPKA), muat(baru))] == [
        ("Sumbu Kinerja", "Bobot Penilaian Kinerja dari 60,00 % menjadi 55,00 %."),
        ("Sumbu Kinerja", "Bobot Penghargaan dari 15,00 % menjadi 20,00 %."),
        ("Sumbu Kinerja", "Penghargaan, nasional dari 85,00 menjadi 90,00."),
        ("Sumbu Potensial", "Ambang “Tinggi” dari 80,00 menjadi 78,50."),
        (
            "Sumbu Potensial",
            "Penilaian Kompetensi tanpa bukti dari belum dapat dipetakan menjadi 0,00.",
        ),
        ("Sumbu Potensial", "Jendela waktu Penilaian Kompetensi dari 3 tahun menjadi 5 tahun."),
        ("Kotak dan urutan", "Kotak kelompok rencana suksesi dari 7, 8, 9 menjadi 8, 9."),
        ("Siapa dan penghalang", "Dipetakan: 02 CLTN."),
        ("Siapa dan penghalang", "Tidak lagi dipetakan: 03 Tugas Belajar."),
        ("Siapa dan penghalang", "Tidak lagi dipetakan: 15 Kena Hukuman Disiplin."),
        ("Tingkat menurut jenjang", "Tingkat kompetensi baku Pengawas dari 2 menjadi 3."),
    ]


def test_components_come_and_go() -> None:
    baru = isi(KEPKA)
    y = baru["sumbu"]["Y"]["komponen"]
    keluar = y.pop(3)
    y[0]["bobot"] += keluar["bobot"]
    assert Beda(
        "Sumbu Kinerja", "Komponen Umpan Balik Kinerja 360, berbobot 10,00 %, dihapus."
    ) in (perbedaan(aturan(KEPKA), muat(baru)))
    assert "Komponen Umpan Balik Kinerja 360 ditambahkan dengan bobot 10,00 %." in (
        kalimat(baru, isi(KEPKA))
    )
