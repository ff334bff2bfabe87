"""The worked example with digital skill in X; and what raises it, checked by the engine."""

from dataclasses import replace
from datetime import date

import pytest

from karir.mesin.hitung import hitung
from karir.mesin.jelas import Baris, baris_keluaran
from karir.mesin.kalimat import Fakta, uraikan
from karir.mesin.langkah_pilihan import PILIHAN, Keadaan
from tests.mesin.bahan import CONTOH_DIGITAL, aturan
from tests.mesin.susun import Jabatan, Orang, masukan_dari
from tests.mesin.test_contoh import ratna

D = date(2026, 6, 30)
SYARAT = (4, 4, 3, 4, 4)
TINGKAT = {"t1": 300, "t2": 250, "t3": 200, "t4": 400, "t5": 350}


def _orang(**tingkat: int) -> Orang:
    digital = {"tanggal": date(2026, 5, 1), "sumber": 5} | TINGKAT | tingkat
    return replace(ratna(), digital=[digital])


def _baris(orang: Orang, syarat: tuple[int, ...] | None = SYARAT) -> Baris:
    jabatan = {50: Jabatan(bidang=("EKONOMI", "HUKUM"), digital=syarat)}
    return baris_keluaran(hitung(aturan(CONTOH_DIGITAL), masukan_dari([orang], jabatan), D), 0)


def test_by_hand() -> None:
    """3,00+2,50+2,00+4,00+3,50 of 19 = 78,95; X = 85,1250 - 4,00 - 5,00 + 7,8950."""
    baris = _baris(_orang())
    assert baris.skor["digital"] == 7_895
    assert (baris.x_eksak, baris.y_eksak) == (84_020_000, 92_100_000)
    assert baris.kotak == 9


@pytest.mark.parametrize(
    ("tanggal", "alasan"),
    [
        (date(2023, 7, 1), ()),
        (date(2023, 6, 30), ("DIGITAL_KEDALUWARSA",)),
        (date(2026, 7, 1), ("DIGITAL_KOSONG",)),
    ],
)
def test_validity_edges(tanggal: date, alasan: tuple[str, ...]) -> None:
    orang = _orang()
    orang.digital[0]["tanggal"] = tanggal
    baris = _baris(orang)
    assert tuple(baris.alasan) == alasan
    assert (baris.kotak is None or baris.kotak == 0) == bool(alasan)


def test_a_post_that_asks_for_nothing_leaves_no_score() -> None:
    baris = _baris(_orang(), None)
    assert baris.skor["digital"] is None
    assert tuple(baris.alasan) == ("DIGITAL_KOSONG",)


def test_each_step_gives_the_score_it_says() -> None:
    isi = aturan(CONTOH_DIGITAL)
    baris = _baris(_orang())
    [komponen] = [k for k in isi.x.komponen if k.kode == "digital"]
    fakta = Fakta(baris.fakta, "digital", D)
    keadaan = Keadaan(isi, fakta, baris.skor["digital"], "PENGAWAS")
    pilihan = PILIHAN["digital"](komponen.indikator, keadaan)
    assert [p.nilai for p in pilihan] == [1, 2, 3, 4]
    naik: dict[str, int] = {}
    kurang = [(f"t{n}", 100 * s) for n, s in enumerate(SYARAT, 1) if TINGKAT[f"t{n}"] < 100 * s]
    for satu, (kolom, capai) in zip(pilihan, kurang, strict=True):
        naik[kolom] = capai
        assert _baris(_orang(**naik)).skor["digital"] == satu.skor
    assert pilihan[-1].skor == 10_000
    assert "Pemecahan masalah menjadi 4" in pilihan[-1].kalimat


def test_words() -> None:
    baris = _baris(_orang())
    [komponen] = [k for k in aturan(CONTOH_DIGITAL).x.komponen if k.kode == "digital"]
    uraian = uraikan(komponen.indikator, Fakta(baris.fakta, "digital", D), 7_895)  # type: ignore[arg-type]
    assert uraian.kalimat[0] == (
        "15,00 dari 19,00 tingkat yang diminta = 78,95; gabungan tes di portal dan validasi "
        "atasan, terakhir 1 Mei 2026."
    )
    assert [(r.label, r.nilai, r.pembanding) for r in uraian.rincian][1] == (
        "Komunikasi dan kolaborasi", 250, 400,
    )  # fmt: skip
