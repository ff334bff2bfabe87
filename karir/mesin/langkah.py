"""The smallest realistic changes that would move a person to a next box, from the rule set alone.

A next box is one category up on one axis, the other axis as it is. For each component the scores
that a person can still reach come from the component's own table; from them come the single
changes that are enough, and the pairs of which neither is enough alone. Everything else counts as
in the result at hand, on its reference date. A change is told with its figures and can be applied
to the facts, so that the engine itself can check it. Source: scoring.md sections 2 and 3.
"""

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from karir.mesin.bentuk import BOBOT_PENUH, Aturan, Kotak, Sumbu
from karir.mesin.jelas import Baris
from karir.mesin.kosakata import KATEGORI_KINERJA, KATEGORI_POTENSIAL
from karir.mesin.langkah_sumber import Langkah, Sumber, sumber_komponen
from karir.mesin.tulis import PANGKAT_SUMBU, angka, bulatkan_ke_ratusan, eksak

PASANGAN_TERBANYAK: Final = 6

Pasangan = tuple[Langkah, Langkah]


@dataclass(frozen=True)
class Tujuan:
    """A next box: what is missing on which axis (hundredths x 10,000), and the changes that reach
    it, those that raise the axis least first; the lists are empty where nothing realistic does."""

    kotak: Kotak
    krs: bool
    sumbu: str
    label_sumbu: str
    kategori: str
    ambang: int
    eksak: int
    tunggal: tuple[Langkah, ...]
    pasangan: tuple[Pasangan, ...]

    @property
    def kurang(self) -> int:
        """How far the axis is from the threshold."""
        return self.ambang * BOBOT_PENUH - self.eksak

    @property
    def kurang_tampil(self) -> str:
        """`3,2500`, all digits."""
        return eksak(self.kurang)

    @property
    def ambang_tampil(self) -> str:
        return angka(self.ambang)

    @property
    def tampil(self) -> str:
        """The axis as it stands, as shown."""
        return bulatkan_ke_ratusan(self.eksak, PANGKAT_SUMBU)

    @property
    def tercapai(self) -> bool:
        """Whether anything realistic reaches the box."""
        return bool(self.tunggal or self.pasangan)


def tujuan_berikut(aturan: Aturan, acuan: date, baris: Baris, jenjang: str) -> list[Tujuan]:
    """The next boxes of a person with a box, Y before X; none from the highest box. `jenjang` is
    that of the present post, '' if unknown."""
    if not baris.kotak or baris.y_eksak is None or baris.x_eksak is None:
        return []
    letak = (
        KATEGORI_KINERJA.index(baris.kategori_kinerja),
        KATEGORI_POTENSIAL.index(baris.kategori_potensial),
    )
    hasil = []
    for sumbu, kini, (kinerja, potensial) in (
        (aturan.y, baris.y_eksak, (letak[0] + 1, letak[1])),
        (aturan.x, baris.x_eksak, (letak[0], letak[1] + 1)),
    ):
        kotak = _kotak(aturan, kinerja, potensial)
        if kotak is not None:
            naik = (kinerja, potensial)[sumbu is aturan.x]
            sumber = [
                satu
                for k in sumbu.komponen
                for satu in sumber_komponen(aturan, k, baris, acuan, jenjang)
            ]
            krs = kotak.nomor in aturan.kotak_krs
            hasil.append(_tujuan(sumbu, kini, sumber, naik=naik, kotak=kotak, krs=krs))
    return hasil


def _kotak(aturan: Aturan, kinerja: int, potensial: int) -> Kotak | None:
    if kinerja >= len(KATEGORI_KINERJA) or potensial >= len(KATEGORI_POTENSIAL):
        return None
    nama = KATEGORI_KINERJA[kinerja], KATEGORI_POTENSIAL[potensial]
    return next(k for k in aturan.kotak if (k.kinerja, k.potensial) == nama)


def _tujuan(
    sumbu: Sumbu, kini: int, sumber: list[Sumber], *, naik: int, kotak: Kotak, krs: bool
) -> Tujuan:
    kategori = sumbu.kategori[naik]
    perlu = kategori.mulai * BOBOT_PENUH - kini
    tunggal = [langkah for satu in sumber if (langkah := satu.cari(perlu))]
    return Tujuan(
        kotak=kotak,
        krs=krs,
        sumbu=sumbu.kode,
        label_sumbu=sumbu.label,
        kategori=kategori.label,
        ambang=kategori.mulai,
        eksak=kini,
        tunggal=tuple(sorted(tunggal, key=lambda satu: satu.poin)),
        pasangan=_pasangan(sumber, perlu),
    )


def _pasangan(sumber: list[Sumber], perlu: int) -> tuple[Pasangan, ...]:
    """The smallest pair of each two components of which neither is enough alone, the smallest
    sums first."""
    hasil = [
        terkecil
        for a, b in combinations(sumber, 2)
        if a.komponen != b.komponen and (terkecil := _terkecil(a, b, perlu))
    ]
    hasil.sort(key=_jumlah)
    return tuple(hasil[:PASANGAN_TERBANYAK])


def _jumlah(pasangan: Pasangan) -> tuple[int, int]:
    return pasangan[0].poin + pasangan[1].poin, pasangan[0].poin


def _terkecil(a: Sumber, b: Sumber, perlu: int) -> Pasangan | None:
    """The pair of two sources that gives least above what is asked for."""
    balik = not a.daftar
    satu, lain = (b, a) if balik else (a, b)
    semua: list[Pasangan] = []
    for langkah in satu.daftar:
        teman = lain.cari(perlu - langkah.poin) if langkah.poin < perlu else None
        if teman is not None and teman.poin < perlu:
            semua.append((teman, langkah) if balik else (langkah, teman))
    return min(semua, key=_jumlah, default=None)
