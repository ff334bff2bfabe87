"""What the performance panel of a person reads."""

from dataclasses import dataclass
from typing import Any

from kinerja.kode import Predikat
from kinerja.models import PredikatTahunan, UmpanBalik

# From the lowest to the highest, as the picture stacks them.
URUTAN = (
    Predikat.SANGAT_KURANG,
    Predikat.KURANG,
    Predikat.BUTUH_PERBAIKAN,
    Predikat.BAIK,
    Predikat.SANGAT_BAIK,
)
RUPA = {
    Predikat.SANGAT_BAIK: "baik",
    Predikat.BUTUH_PERBAIKAN: "awas",
    Predikat.KURANG: "galat",
    Predikat.SANGAT_KURANG: "galat",
}
TAHUN_DIGAMBAR = 8
_KOLOM, _BARIS, _TEPI = 64, 20, 14


@dataclass(frozen=True)
class BarisPredikat:
    """One year: the record and the kind of chip its predikat gets."""

    catatan: PredikatTahunan
    rupa: str


@dataclass(frozen=True)
class Titik:
    """A year in the picture, in units of its view box; a gap in the years breaks the line."""

    tahun: int
    x: int
    y: int
    sambung_x: int | None
    sambung_y: int | None


@dataclass(frozen=True)
class Gambar:
    """The years as points over five levels."""

    lebar: int
    tinggi: int
    titik: list[Titik]
    garis: list[tuple[int, str]]


@dataclass(frozen=True)
class PanelKinerja:
    predikat: list[BarisPredikat]
    umpan_balik: list[UmpanBalik]
    gambar: Gambar | None


def panel_kinerja(*, oleh: Any, pegawai_id: int) -> PanelKinerja:
    """Predikat by year and 360 feedback of one person in view of `oleh`; two queries."""
    predikat: list[PredikatTahunan] = list(
        PredikatTahunan.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai_id)
        .select_related("impor__berkas")
        .order_by("-tahun")
    )
    umpan: list[UmpanBalik] = list(
        UmpanBalik.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai_id)
        .select_related("impor__berkas")
        .order_by("-tanggal", "-id")
    )
    return PanelKinerja(
        predikat=[BarisPredikat(satu, RUPA.get(Predikat(satu.predikat), "")) for satu in predikat],
        umpan_balik=umpan,
        gambar=_gambar([satu for satu in predikat if satu.dicabut_pada is None]),
    )


def _gambar(predikat: list[PredikatTahunan]) -> Gambar | None:
    """The last years as a line, oldest left; one year alone needs no picture."""
    urut = sorted(predikat, key=lambda satu: satu.tahun)[-TAHUN_DIGAMBAR:]
    if len(urut) < 2:
        return None
    titik: list[Titik] = []
    for satu in urut:
        x = _TEPI + (satu.tahun - urut[0].tahun) * _KOLOM
        y = _TEPI + (len(URUTAN) - 1 - URUTAN.index(Predikat(satu.predikat))) * _BARIS
        dekat = titik[-1] if titik and titik[-1].tahun == satu.tahun - 1 else None
        titik.append(
            Titik(satu.tahun, x, y, dekat.x if dekat else None, dekat.y if dekat else None)
        )
    garis = [
        (_TEPI + nomor * _BARIS, str(Predikat(kode).label))
        for nomor, kode in enumerate(reversed(URUTAN))
    ]
    return Gambar(titik[-1].x + _TEPI, 2 * _TEPI + 4 * _BARIS + 12, titik, garis)
