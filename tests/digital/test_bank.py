"""The bank that ships: the length of an option tells nothing about which one is right."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from math import prod

import pytest

from kompetensi.digital.kerangka import BERKAS_BANK, ButirBank, baca_bank, baca_berkas
from kompetensi.digital.ketentuan import ketentuan_bawaan, ketentuan_dari
from kompetensi.digital.rumus import PUNCAK, perkirakan, sebaran
from kompetensi.kode import AREA_DIGITAL

BANK = baca_bank(baca_berkas(BERKAS_BANK.read_text("utf-8")))
ATURAN = ketentuan_dari(ketentuan_bawaan(), nomor=0, berlaku_mulai=date(2025, 1, 1), dasar="").uji
Pilih = Callable[..., int]


def _peluang(butir: ButirBank, pilih: Pilih) -> Fraction:
    """How probable the right answer is for somebody who picks by length, at random among equals."""
    panjang = [len(satu) for satu in butir.pilihan]
    ujung = pilih(panjang)
    return Fraction(panjang[butir.letak] == ujung, panjang.count(ujung))


@cache
def _tingkat(jawaban: tuple[tuple[int, bool], ...]) -> int:
    peluang = sebaran(jawaban, tebak=ATURAN.tebak, khilaf=ATURAN.khilaf)
    return perkirakan(peluang, keyakinan=ATURAN.keyakinan).tingkat


def _harapan(butir: list[ButirBank], pilih: Pilih) -> Fraction:
    """The mean level over all tests that can be drawn and all ways that the guesses can fall."""
    jenjang = [[b for b in butir if (b.tingkat - 1) // 2 == n] for n in range(4)]
    undian = list(product(*(combinations(satu, ATURAN.soal_per_jenjang) for satu in jenjang)))
    jumlah = Fraction(0)
    for satu in undian:
        soal = [b for bagian in satu for b in bagian]
        tahu = [_peluang(b, pilih) for b in soal]
        mungkin = [[benar for benar in (False, True) if t != 1 - benar] for t in tahu]
        for jawaban in product(*mungkin):
            bobot = prod(t if benar else 1 - t for t, benar in zip(tahu, jawaban, strict=True))
            urut = sorted(zip((b.tingkat for b in soal), jawaban, strict=True))
            jumlah += bobot * _tingkat(tuple(urut))
    return jumlah / len(undian)


@pytest.mark.parametrize("area", AREA_DIGITAL)
def test_panjang_pilihan_tidak_membocorkan_kunci(area: str) -> None:
    butir = [satu for satu in BANK if satu.area == area]
    assert len(butir) == 12
    for pilih, terbanyak in ((max, 3), (min, 4)):
        tahu = [b.kode for b in butir if _peluang(b, pilih) == 1]
        assert len(tahu) <= terbanyak, tahu
        assert _harapan(butir, pilih) <= 2 < PUNCAK
