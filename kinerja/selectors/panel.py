"""What the performance panel of a person reads."""

from dataclasses import dataclass
from typing import Any

from kinerja.kode import Predikat
from kinerja.models import PredikatTahunan, UmpanBalik
from talenta.pegawai.selectors.sumber import tandai_perbaikan

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
# The picture in units of its view box: width, distance of two levels, margin.
_LEBAR, _BARIS, _TEPI = 300, 20, 20


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
    garis: list[int]


@dataclass(frozen=True)
class PanelKinerja:
    predikat: list[BarisPredikat]
    umpan_balik: list[UmpanBalik]
    gambar: Gambar | None


def panel_kinerja(*, oleh: Any, pegawai_id: int) -> PanelKinerja:
    """Predikat by year and 360 feedback of one person in view of `oleh`; three queries."""
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
    tandai_perbaikan(pegawai_id=pegawai_id, daftar=(predikat, umpan))
    return PanelKinerja(
        predikat=[BarisPredikat(satu, RUPA.get(Predikat(satu.predikat), "")) for satu in predikat],
        umpan_balik=umpan,
        gambar=_gambar([satu for satu in predikat if satu.dicabut_pada is None]),
    )


def _gambar(predikat: list[PredikatTahunan]) -> Gambar | None:
    """The last years as a line, oldest left; one year alone needs no picture."""
    semua = sorted(predikat, key=lambda satu: satu.tahun)
    urut = [satu for satu in semua if satu.tahun > semua[-1].tahun - TAHUN_DIGAMBAR]
    if len(urut) < 2:
        return None
    rentang = urut[-1].tahun - urut[0].tahun
    titik: list[Titik] = []
    for satu in urut:
        x = _TEPI + (satu.tahun - urut[0].tahun) * (_LEBAR - 2 * _TEPI) // rentang
        y = _TEPI + (len(URUTAN) - 1 - URUTAN.index(Predikat(satu.predikat))) * _BARIS
        dekat = titik[-1] if titik and titik[-1].tahun == satu.tahun - 1 else None
        titik.append(
            Titik(satu.tahun, x, y, dekat.x if dekat else None, dekat.y if dekat else None)
        )
    garis = [_TEPI + nomor * _BARIS for nomor in range(len(URUTAN))]
    return Gambar(_LEBAR, garis[-1] + 2 * _TEPI, titik, garis)
