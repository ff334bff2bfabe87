"""What-if: other weights and thresholds within stated bounds, over the stored scores of a run.

Nothing here changes a result. An answer is a complete rule set, so the same engine that ranks
people draws the map of it, and it can become a draft as it stands. Weights are basis points,
thresholds hundredths. Source: scoring.md sections 2 and 3.
"""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Final

from karir.mesin.bentuk import BOBOT_PENUH, SUMBU_PENUH, Aturan, Sumbu
from karir.mesin.tulis import angka, persen


@dataclass(frozen=True)
class Batas:
    """How far a what-if may go from the rule set of the run, and in which steps: weights in basis
    points, thresholds in hundredths."""

    bobot: int
    ambang: int
    langkah: int


BATAS: Final = Batas(bobot=1_000, ambang=1_000, langkah=50)
BOBOT_SUMBU: Final = "sumbu-Y"


@dataclass(frozen=True)
class Geser:
    """One slider: its name in the address, its value in the run and now, and its bounds.

    Values count from `rendah` in steps, so that the run's own value is always one of them.
    """

    nama: str
    label: str
    asal: int
    nilai: int
    rendah: int
    tinggi: int
    langkah: int
    persen: bool

    @property
    def tampil(self) -> str:
        """`60 %` of a weight, `80,00` of a threshold."""
        return self._tulis(self.nilai)

    @property
    def asal_tampil(self) -> str:
        """The run's own value in the same form."""
        return self._tulis(self.asal)

    @property
    def bergeser(self) -> bool:
        """Whether it stands elsewhere than in the run."""
        return self.nilai != self.asal

    def _tulis(self, nilai: int) -> str:
        return persen(nilai) if self.persen else angka(nilai)


@dataclass(frozen=True)
class Kelompok:
    """Sliders that belong together; `jumlah` must be `BOBOT_PENUH` where `berjumlah`."""

    kode: str
    judul: str
    geser: tuple[Geser, ...]
    berjumlah: bool = False

    @property
    def jumlah(self) -> int:
        """Sum of the values."""
        return sum(satu.nilai for satu in self.geser)

    @property
    def pas(self) -> bool:
        """Whether nothing is missing or too much."""
        return not self.berjumlah or self.jumlah == BOBOT_PENUH

    @property
    def jumlah_tampil(self) -> str:
        """`97,50 %`, always with two digits."""
        return f"{angka(self.jumlah)} %"


@dataclass(frozen=True)
class Andaian:
    """All sliders of a run, and what keeps them from being a rule set."""

    kelompok: tuple[Kelompok, ...]
    galat: tuple[str, ...] = field(default=())

    @property
    def nilai(self) -> dict[str, int]:
        """Value by name."""
        return {g.nama: g.nilai for k in self.kelompok for g in k.geser}

    @property
    def bergeser(self) -> bool:
        """Whether anything stands elsewhere than in the run."""
        return any(g.bergeser for k in self.kelompok for g in k.geser)


def andaian_baca(aturan: Aturan, isian: Mapping[str, str], batas: Batas = BATAS) -> Andaian:
    """The sliders as an address asks for them; what is missing stands as in the run, what is no
    number or out of bounds is a fault and stands as in the run too."""
    galat: list[str] = []
    kelompok = tuple(
        replace(k, geser=tuple(_isi(g, isian.get(g.nama, ""), galat) for g in k.geser))
        for k in _kelompok(aturan, batas)
    )
    for k in kelompok:
        if not k.pas:
            galat.append(f"Jumlah {k.judul.lower()} {k.jumlah_tampil}; harus 100,00 %.")
    galat += [kalimat for sumbu in (aturan.y, aturan.x) for kalimat in _ambang(sumbu, kelompok)]
    return Andaian(kelompok, tuple(galat))


def _kelompok(aturan: Aturan, batas: Batas) -> list[Kelompok]:
    sumbu_dua = (aturan.y, aturan.x)
    bobot = [
        Kelompok(
            f"bobot-{sumbu.kode}",
            f"Bobot komponen {sumbu.label.lower()}",
            tuple(
                _geser(f"bobot-{k.kode}", k.label, k.bobot, batas.bobot, batas, berbobot=True)
                for k in sumbu.komponen
            ),
            berjumlah=True,
        )
        for sumbu in sumbu_dua
    ]
    sumbu = _geser(
        BOBOT_SUMBU,
        f"Sumbu {aturan.y.label.lower()}",
        aturan.y.bobot,
        batas.bobot,
        batas,
        berbobot=True,
    )
    ambang = [
        Kelompok(
            f"ambang-{s.kode}",
            f"Ambang {s.label.lower()}",
            tuple(
                _geser(_nama_ambang(s, k.kode), k.label, k.mulai, batas.ambang, batas)
                for k in s.kategori[1:]
            ),
        )
        for s in sumbu_dua
    ]
    return [*bobot, Kelompok("sumbu", "Bobot sumbu dalam nilai talenta", (sumbu,)), *ambang]


def _nama_ambang(sumbu: Sumbu, kode: str) -> str:
    return f"ambang-{sumbu.kode}-{kode}"


def _geser(
    nama: str, label: str, asal: int, jauh: int, batas: Batas, *, berbobot: bool = False
) -> Geser:
    penuh = BOBOT_PENUH if berbobot else SUMBU_PENUH
    turun = min(jauh, asal) // batas.langkah
    naik = min(jauh, penuh - asal) // batas.langkah
    return Geser(
        nama=nama,
        label=label,
        asal=asal,
        nilai=asal,
        rendah=asal - turun * batas.langkah,
        tinggi=asal + naik * batas.langkah,
        langkah=batas.langkah,
        persen=berbobot,
    )


def _isi(geser: Geser, teks: str, galat: list[str]) -> Geser:
    if not teks:
        return geser
    if not (teks.isascii() and teks.isdecimal() and len(teks) < 6):
        galat.append(f"{geser.label}: bukan angka yang dapat dipakai.")
        return geser
    nilai = int(teks)
    if not geser.rendah <= nilai <= geser.tinggi:
        dari, sampai = geser._tulis(geser.rendah), geser._tulis(geser.tinggi)
        galat.append(f"{geser.label}: pilih antara {dari} dan {sampai}.")
        return geser
    return replace(geser, nilai=nilai)


def _ambang(sumbu: Sumbu, kelompok: tuple[Kelompok, ...]) -> list[str]:
    """Thresholds must rise, the lowest above nothing."""
    geser = next(k.geser for k in kelompok if k.kode == f"ambang-{sumbu.kode}")
    if all(bawah < atas for bawah, atas in pairwise([0, *(g.nilai for g in geser)])):
        return []
    return [f"Ambang {sumbu.label.lower()} harus naik dari kategori ke kategori."]


def andaian_isi(isi: Mapping[str, Any], andaian: Andaian) -> dict[str, Any]:
    """The rule set (its JSON) of a what-if: a copy of `isi`, the run's own, with the values of the
    sliders. It is for whoever makes a draft of it, and for the engine after `aturan.muat`."""
    baru = copy.deepcopy(dict(isi))
    nilai = andaian.nilai
    sumbu = baru["sumbu"]
    sumbu["Y"]["bobot"] = nilai[BOBOT_SUMBU]
    sumbu["X"]["bobot"] = BOBOT_PENUH - nilai[BOBOT_SUMBU]
    for kode, satu in sumbu.items():
        for komponen in satu["komponen"]:
            komponen["bobot"] = nilai[f"bobot-{komponen['kode']}"]
        kategori = satu["kategori"]
        for bawah, atas in pairwise(kategori):
            atas["mulai"] = bawah["sampai"] = nilai[f"ambang-{kode}-{atas['kode']}"]
    return baru


def ratakan(andaian: Andaian) -> dict[str, int] | None:
    """The values with what is missing or too much spread over the components that still stand as
    in the run, in proportion to their weights by largest remainder; None where their bounds leave
    no room for it."""
    nilai = andaian.nilai
    for k in andaian.kelompok:
        if k.pas:
            continue
        tetap = [g for g in k.geser if not g.bergeser]
        rata = _sebar(BOBOT_PENUH - k.jumlah, tetap)
        if rata is None:
            return None
        nilai |= rata
    return nilai


def _sebar(sisa: int, geser: list[Geser]) -> dict[str, int] | None:
    """Spread `sisa` step by step; whoever meets a bound leaves the others to take the rest."""
    nilai = {g.nama: g.nilai for g in geser}
    arah = 1 if sisa > 0 else -1
    while sisa:
        ruang = {
            g.nama: (g.tinggi - nilai[g.nama]) if arah > 0 else (nilai[g.nama] - g.rendah)
            for g in geser
        }
        ikut = [g for g in geser if ruang[g.nama] > 0]
        if not ikut:
            return None
        bagian = _bagi(abs(sisa), [max(g.asal, 1) for g in ikut], ikut[0].langkah)
        for g, jatah in zip(ikut, bagian, strict=True):
            ambil = min(jatah, ruang[g.nama])
            nilai[g.nama] += arah * ambil
            sisa -= arah * ambil
    return nilai


def _bagi(jumlah: int, bobot: list[int], langkah: int) -> list[int]:
    """`jumlah` in proportion to `bobot` by largest remainder in whole steps, the first of equals
    first; what is less than a step goes to the heaviest."""
    utuh, receh = divmod(jumlah, langkah)
    total = sum(bobot)
    hasil = [utuh * b // total for b in bobot]
    urut = sorted(range(len(bobot)), key=lambda i: (-(utuh * bobot[i] % total), i))
    for i in urut[: utuh - sum(hasil)]:
        hasil[i] += 1
    hasil = [n * langkah for n in hasil]
    hasil[bobot.index(max(bobot))] += receh
    return hasil
