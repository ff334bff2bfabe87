"""The worked example of the specification, to the digit (scoring.md section 6)."""

from dataclasses import replace
from datetime import date

import pytest

from karir.mesin import kosakata
from karir.mesin.hitung import hitung
from karir.mesin.keluaran import TAK_ADA, Keluaran
from tests.mesin.bahan import KEPKA, aturan
from tests.mesin.susun import Jabatan, Orang, masukan_dari

D = date(2026, 6, 30)


def ratna() -> Orang:
    """The person of the worked example."""
    tingkat = dict(zip([f"t{i}" for i in range(1, 10)], [2, 2, 3, 2, 2, 2, 1, 2, 2], strict=True))
    aspek = dict(zip([f"a{i}" for i in range(1, 9)], [4, 4, 3, 4, 3, 4, 4, 3], strict=True))
    return Orang(
        id=7,
        unit=211,
        opd=200,
        jabatan=50,
        jenjang="PENGAWAS",
        tmt_jabatan=date(2022, 7, 1),
        pendidikan="40",
        bidang="HUKUM",
        kinerja=[
            {"tahun": 2025, "predikat": "SANGAT_BAIK", "id": 1},
            {"tahun": 2024, "predikat": "BAIK", "id": 2},
            {"tahun": 2023, "predikat": "KURANG", "id": 3},
        ],
        penghargaan=[{"tanggal": date(2023, 8, 17), "tingkat": "NASIONAL", "id": 4}],
        tim_kerja=[
            {"tanggal": date(2025, 3, 1), "peran": "ANGGOTA", "lingkup": "INTERNAL", "id": 5}
        ],
        umpan_balik=[{"tanggal": date(2026, 1, 15), "nilai": 8850, "id": 6}],
        kompetensi=[{"tanggal": date(2024, 11, 20), "id": 7, **tingkat}],
        potensi=[{"tanggal": date(2024, 11, 20), "id": 8, **aspek}],
        bangkom=[
            {"tanggal": date(2025, 9, 10), "jp": 14, "id": 9},
            {"tanggal": date(2025, 6, 30), "jp": 8, "id": 10},
        ],
        riwayat_jabatan=[
            {
                "mulai": date(2018, 1, 1),
                "jenis": "DEFINITIF",
                "jenjang": "PELAKSANA",
                "unit": 311,
                "opd": 300,
                "id": 11,
            }
        ],
    )


@pytest.fixture(scope="module")
def keluaran() -> Keluaran:
    masukan = masukan_dari([ratna()], {50: Jabatan(bidang=("EKONOMI", "HUKUM"))})
    return hitung(aturan(KEPKA), masukan, D)


@pytest.mark.parametrize(
    ("komponen", "skor", "hasil_kali"),
    [
        ("kinerja", 10500, 63_000_000),
        ("penghargaan", 8500, 12_750_000),
        ("tim_kerja", 5000, 7_500_000),
        ("umpan_balik", 8850, 8_850_000),
        ("jpm", 10000, 20_000_000),
        ("bangkom", 8000, 8_000_000),
        ("pengalaman", 6000, 6_000_000),
        ("potensi", 7250, 18_125_000),
        ("pendidikan", 8000, 8_000_000),
        ("bidang_ilmu", 10000, 10_000_000),
        ("disiplin", 10000, 15_000_000),
    ],
)
def test_every_component(keluaran: Keluaran, komponen: str, skor: int, hasil_kali: int) -> None:
    letak = keluaran.kolom_skor.index(komponen)
    bobot = aturan(KEPKA).komponen[letak].bobot
    assert keluaran.skor[0, letak] == skor
    assert skor * bobot == hasil_kali


def test_axes_box_and_talent_score(keluaran: Keluaran) -> None:
    assert keluaran.y_eksak[0] == 92_100_000
    assert keluaran.x_eksak[0] == 85_125_000
    assert keluaran.talenta_eksak[0] == 886_125_000_000
    assert keluaran.kotak[0] == 9
    assert keluaran.krs[0] == 1
    assert kosakata.KATEGORI_KINERJA[keluaran.kategori_kinerja[0] - 1] == "DI_ATAS"
    assert kosakata.KATEGORI_POTENSIAL[keluaran.kategori_potensial[0] - 1] == "TINGGI"
    assert kosakata.KATEGORI_KINERJA[keluaran.kategori_predikat[0] - 1] == "DI_ATAS"
    assert kosakata.STATUS[int(keluaran.status[0])] == "DIPETAKAN"
    assert kosakata.daftar_alasan(int(keluaran.alasan[0])) == []


def test_nothing_is_kept_of_people_who_are_not_mapped() -> None:
    """Beside the reason, every column of theirs is empty (import.md, export of a run)."""
    hukuman = {"tmt": date(2026, 1, 1), "tingkat": "BERAT", "akhir": None, "id": 9}
    cuti = replace(ratna(), id=8, kedudukan="02", hukdis=[hukuman])
    masukan = masukan_dari([ratna(), cuti], {50: Jabatan(bidang=("HUKUM",))})
    hasil = hitung(aturan(KEPKA), masukan, D)
    assert kosakata.STATUS[int(hasil.status[1])] == "TIDAK_DIPETAKAN"
    assert kosakata.daftar_alasan(int(hasil.alasan[1])) == ["KEDUDUKAN_HUKUM"]
    assert set(hasil.fakta(1)[0].tolist()) == {TAK_ADA}
    assert set(hasil.skor[1].tolist()) == {-1}
    assert hasil.krs[1] == hasil.talenta_eksak[1] == -1
    assert hasil.kategori_predikat[1] == hasil.peringkat[1] == hasil.kotak[1] == 0


def test_facts_explain_the_scores(keluaran: Keluaran) -> None:
    fakta = dict(zip(keluaran.kolom_fakta, keluaran.fakta()[0].tolist(), strict=True))
    assert fakta["kinerja.tahun_1.tahun"] == 2025
    assert fakta["kinerja.tahun_1.skor"] == 11000
    assert fakta["kinerja.tahun_2.id"] == 2
    assert fakta["penghargaan.id"] == 4
    assert fakta["jpm.jumlah"] == fakta["jpm.standar"] == 18
    assert fakta["jpm.mentah"] == 10000
    assert [fakta[f"jpm.t{i}"] for i in range(1, 10)] == [2, 2, 3, 2, 2, 2, 1, 2, 2]
    assert fakta["bangkom.jp"] == 14
    assert fakta["bangkom.banyak"] == 1
    assert fakta["pengalaman.lama.tahun"] == 3
    assert fakta["pengalaman.lama.skor"] == 8000
    assert fakta["pengalaman.keragaman.opd"] == 2
    assert fakta["pengalaman.substansi.skor"] == 0
    assert fakta["potensi.jumlah"] == 29
