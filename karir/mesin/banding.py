"""Two results of one person side by side: which component moved the axes, exactly.

The difference of an axis is split into lines whose sum is that difference, without rounding:
a changed score counts at the old weight, a changed weight at the new score, and what the cap at
100,00 takes away or gives back is a line of its own. A component that only one rule set has is a
change of weight from or to nothing. Axes are hundredths x 10,000, talent scores x 100,000,000.
Source: scoring.md section 3 (arithmetic).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from karir.mesin.bentuk import Aturan, Komponen, Sumbu
from karir.mesin.hitung import SUMBU_EKSAK_PENUH
from karir.mesin.jelas import Baris
from karir.mesin.kosakata import KATEGORI_KINERJA, KATEGORI_POTENSIAL
from karir.mesin.tulis import PANGKAT_TALENTA, angka, eksak, persen, selisih, selisih_eksak

NAIK, TURUN, BERGESER, TETAP = "naik", "turun", "bergeser", "tetap"


@dataclass(frozen=True)
class UraiKomponen:
    """One component: weights in basis points and scores in hundredths on either side (None where a
    side does not have it), and what each change does to the axis."""

    kode: str
    label: str
    bobot_lama: int | None
    bobot_baru: int | None
    skor_lama: int | None
    skor_baru: int | None
    karena_skor: int
    karena_bobot: int
    skala_berubah: bool

    @property
    def jumlah(self) -> int:
        """Both effects on the axis together."""
        return self.karena_skor + self.karena_bobot

    @property
    def skor_tampil(self) -> str:
        """`85,00`, or `85,00 → 100,00` where it changed."""
        return _dari_ke(self.skor_lama, self.skor_baru, angka)

    @property
    def bobot_tampil(self) -> str:
        """`15 %`, or `15 % → 10 %` where it changed."""
        return _dari_ke(self.bobot_lama, self.bobot_baru, persen)

    @property
    def karena_skor_tampil(self) -> str:
        return selisih_eksak(self.karena_skor)

    @property
    def karena_bobot_tampil(self) -> str:
        return selisih_eksak(self.karena_bobot)

    @property
    def jumlah_tampil(self) -> str:
        return selisih_eksak(self.jumlah)


@dataclass(frozen=True)
class UraiSumbu:
    """An axis on either side, its components, and the effect of the cap at 100,00."""

    kode: str
    label: str
    bobot_lama: int
    bobot_baru: int
    lama: int
    baru: int
    komponen: tuple[UraiKomponen, ...]
    karena_batas: int

    @property
    def selisih(self) -> int:
        """The axis' difference: the components and the cap together."""
        return self.baru - self.lama

    @property
    def pada_talenta(self) -> int:
        """What the axis' difference does to the talent score, at the axis' old weight."""
        return self.bobot_lama * self.selisih

    @property
    def karena_bobot(self) -> int:
        """What the axis' changed weight does to the talent score, at the new axis."""
        return (self.bobot_baru - self.bobot_lama) * self.baru

    @property
    def tampil(self) -> str:
        """`63,0000 → 69,0000`, all digits."""
        return _dari_ke(self.lama, self.baru, eksak)

    @property
    def bobot_tampil(self) -> str:
        """`50 %`, or `50 % → 60 %` where it changed."""
        return _dari_ke(self.bobot_lama, self.bobot_baru, persen)

    @property
    def karena_batas_tampil(self) -> str:
        return selisih_eksak(self.karena_batas)

    @property
    def selisih_tampil(self) -> str:
        return selisih_eksak(self.selisih)

    @property
    def pada_talenta_tampil(self) -> str:
        return selisih_eksak(self.pada_talenta, PANGKAT_TALENTA)

    @property
    def karena_bobot_tampil(self) -> str:
        return selisih_eksak(self.karena_bobot, PANGKAT_TALENTA)


@dataclass(frozen=True)
class UraiPerubahan:
    """Both axes and the talent score of one person on either side."""

    y: UraiSumbu
    x: UraiSumbu
    talenta_lama: int
    talenta_baru: int

    @property
    def selisih(self) -> int:
        """The talent score's difference: both axes and both axis weights together."""
        return self.talenta_baru - self.talenta_lama

    @property
    def sumbu(self) -> tuple[UraiSumbu, UraiSumbu]:
        """Y, then X."""
        return self.y, self.x

    @property
    def tampil(self) -> str:
        """The talent score on either side, all digits."""
        return _dari_ke(self.talenta_lama, self.talenta_baru, lambda n: eksak(n, PANGKAT_TALENTA))

    @property
    def selisih_tampil(self) -> str:
        return selisih_eksak(self.selisih, PANGKAT_TALENTA)


@dataclass(frozen=True)
class Penyebab:
    """A line of the split in words, and its points on the talent score."""

    apa: str
    poin: int

    @property
    def tampil(self) -> str:
        """`+3,00`."""
        return selisih(self.poin, PANGKAT_TALENTA)


def _dari_ke(lama: int | None, baru: int | None, tulis: Callable[[int], str]) -> str:
    """Both figures, one where they are equal, an en dash for a side without one."""
    dari, ke = ("–" if n is None else tulis(n) for n in (lama, baru))
    return dari if dari == ke else f"{dari} → {ke}"


def urai_perubahan(
    aturan_lama: Aturan, aturan_baru: Aturan, lama: Baris, baru: Baris
) -> UraiPerubahan | None:
    """The split of a person's change; None unless both sides have a box."""
    if lama.y_eksak is None or lama.x_eksak is None or lama.talenta_eksak is None:
        return None
    if baru.y_eksak is None or baru.x_eksak is None or baru.talenta_eksak is None:
        return None
    return UraiPerubahan(
        y=_urai_sumbu(aturan_lama.y, aturan_baru.y, lama, baru, (lama.y_eksak, baru.y_eksak)),
        x=_urai_sumbu(aturan_lama.x, aturan_baru.x, lama, baru, (lama.x_eksak, baru.x_eksak)),
        talenta_lama=lama.talenta_eksak,
        talenta_baru=baru.talenta_eksak,
    )


def _urai_sumbu(
    dari: Sumbu, ke: Sumbu, lama: Baris, baru: Baris, eksak: tuple[int, int]
) -> UraiSumbu:
    milik_lama = {k.kode: k for k in dari.komponen}
    milik_baru = {k.kode: k for k in ke.komponen}
    kode = [*milik_baru, *(k for k in milik_lama if k not in milik_baru)]
    komponen = tuple(_urai_komponen(milik_lama.get(k), milik_baru.get(k), lama, baru) for k in kode)
    jumlah_lama = sum(k.bobot * (lama.skor[k.kode] or 0) for k in dari.komponen)
    jumlah_baru = sum(k.bobot * (baru.skor[k.kode] or 0) for k in ke.komponen)
    terpotong = max(jumlah_lama - SUMBU_EKSAK_PENUH, 0), max(jumlah_baru - SUMBU_EKSAK_PENUH, 0)
    return UraiSumbu(
        kode=ke.kode,
        label=ke.label,
        bobot_lama=dari.bobot,
        bobot_baru=ke.bobot,
        lama=eksak[0],
        baru=eksak[1],
        komponen=komponen,
        karena_batas=terpotong[0] - terpotong[1],
    )


def _urai_komponen(
    dari: Komponen | None, ke: Komponen | None, lama: Baris, baru: Baris
) -> UraiKomponen:
    ada = ke or dari
    assert ada is not None  # noqa: S101 (narrows the type: one of both names the component)
    skor_lama = (lama.skor[dari.kode] or 0) if dari else None
    skor_baru = (baru.skor[ke.kode] or 0) if ke else None
    bobot_lama, bobot_baru = dari.bobot if dari else 0, ke.bobot if ke else 0
    # Where one side lacks the component there is no second score to compare with.
    dulu = skor_lama if skor_lama is not None else skor_baru or 0
    kini = skor_baru if skor_baru is not None else dulu
    return UraiKomponen(
        kode=ada.kode,
        label=ada.label,
        bobot_lama=dari.bobot if dari else None,
        bobot_baru=ke.bobot if ke else None,
        skor_lama=skor_lama,
        skor_baru=skor_baru,
        karena_skor=bobot_lama * (kini - dulu),
        karena_bobot=(bobot_baru - bobot_lama) * kini,
        skala_berubah=bool(dari and ke) and _skala(dari) != _skala(ke),
    )


def _skala(komponen: Komponen | None) -> object:
    """What turns facts into a score."""
    return (komponen.indikator, komponen.menolak, komponen.kosong) if komponen else None


def penyebab(urai: UraiPerubahan) -> list[Penyebab]:
    """All lines that are not nothing, on the talent score, the weightiest first."""
    semua = []
    for sumbu in urai.sumbu:
        for k in sumbu.komponen:
            semua += [
                Penyebab(f"nilai {k.label}", sumbu.bobot_lama * k.karena_skor),
                Penyebab(f"bobot {k.label}", sumbu.bobot_lama * k.karena_bobot),
            ]
        semua += [
            Penyebab(f"batas 100 sumbu {sumbu.label}", sumbu.bobot_lama * sumbu.karena_batas),
            Penyebab(f"bobot sumbu {sumbu.label}", sumbu.karena_bobot),
        ]
    return sorted((satu for satu in semua if satu.poin), key=lambda s: (-abs(s.poin), s.apa))


def arah_kotak(aturan_lama: Aturan, aturan_baru: Aturan) -> Mapping[tuple[int, int], str]:
    """(box before, box after) -> naik, turun, bergeser (one axis up, the other down) or tetap, by
    the categories behind the numbers, since two rule sets may number the boxes differently."""
    return {
        (dari.nomor, ke.nomor): _arah(
            _letak(dari.kinerja, dari.potensial), _letak(ke.kinerja, ke.potensial)
        )
        for dari in aturan_lama.kotak
        for ke in aturan_baru.kotak
    }


def _letak(kinerja: str, potensial: str) -> tuple[int, int]:
    return KATEGORI_KINERJA.index(kinerja), KATEGORI_POTENSIAL.index(potensial)


def _arah(dari: tuple[int, int], ke: tuple[int, int]) -> str:
    beda = [kini - dulu for dulu, kini in zip(dari, ke, strict=True)]
    if not any(beda):
        return TETAP
    if min(beda) >= 0:
        return NAIK
    return TURUN if max(beda) <= 0 else BERGESER
