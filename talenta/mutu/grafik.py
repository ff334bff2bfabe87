"""The curve of the index over time, in the chart's own units: whole numbers, drawn as SVG."""

from dataclasses import dataclass
from datetime import date

from talenta.mutu.rumus import PENUH
from talenta.mutu.selectors.indeks import TitikTren

LEBAR, TINGGI, KIRI, BAWAH, ATAS, KANAN = 720, 220, 48, 28, 12, 12
LANGKAH = (100, 250, 500, 1000, 2000, 2500)


@dataclass(frozen=True)
class Titik:
    x: int
    y: int
    tanggal: date
    indeks: int


@dataclass(frozen=True)
class Garis:
    """A line of the grid at `y` with the figure it stands for (hundredths)."""

    y: int
    indeks: int


@dataclass(frozen=True)
class Grafik:
    lebar: int
    tinggi: int
    kiri: int
    kanan: int
    dasar: int
    titik: tuple[Titik, ...]
    garis: tuple[Garis, ...]

    @property
    def titik_garis(self) -> str:
        """Points of the polyline."""
        return " ".join(f"{satu.x},{satu.y}" for satu in self.titik)


def _rentang(terendah: int, tertinggi: int) -> tuple[int, int, int]:
    """Bottom, top and step of the scale: at most five steps, each a round figure."""
    for langkah in LANGKAH:
        bawah = terendah // langkah * langkah
        atas = min(PENUH, -(-tertinggi // langkah) * langkah)
        if atas == bawah:
            bawah, atas = (bawah, atas + langkah) if atas < PENUH else (bawah - langkah, atas)
        if atas - bawah <= 5 * langkah:
            return bawah, atas, langkah
    return 0, PENUH, LANGKAH[-1]


def grafik_tren(tren: list[TitikTren]) -> Grafik | None:
    """The chart of an index over at least two days; the scale does not begin at nought and says
    so by its figures."""
    isi = [(satu.tanggal, satu.nilai.indeks) for satu in tren if satu.nilai.indeks is not None]
    if len(isi) < 2:
        return None
    awal, akhir = isi[0][0].toordinal(), isi[-1][0].toordinal()
    bawah, atas, langkah = _rentang(min(n for _, n in isi), max(n for _, n in isi))
    lebar, tinggi = LEBAR - KIRI - KANAN, TINGGI - ATAS - BAWAH

    def y(indeks: int) -> int:
        return ATAS + tinggi - (indeks - bawah) * tinggi // (atas - bawah)

    return Grafik(
        lebar=LEBAR,
        tinggi=TINGGI,
        kiri=KIRI,
        kanan=LEBAR - KANAN,
        dasar=TINGGI - BAWAH,
        titik=tuple(
            Titik(KIRI + (t.toordinal() - awal) * lebar // (akhir - awal), y(n), t, n)
            for t, n in isi
        ),
        garis=tuple(Garis(y(n), n) for n in range(bawah, atas + 1, langkah)),
    )
