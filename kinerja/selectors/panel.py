"""What the performance panel of a person reads."""

from dataclasses import dataclass
from typing import Any

from kinerja.kode import Predikat
from kinerja.models import PenilaianTahunan, PredikatTahunan, UmpanBalik
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
# The picture in units of its view box: width, distance of two levels, margin, room for their names.
_LEBAR, _BARIS, _TEPI, _NAMA = 380, 20, 20, 100


@dataclass(frozen=True)
class BarisPredikat:
    """One year of a file: the record, the kind of chip its predikat gets, and whether the portal's
    own appraisal counts in its place (`kalah`), and says something else (`berbeda`)."""

    catatan: PredikatTahunan
    rupa: str
    kalah: bool = False
    berbeda: bool = False


@dataclass(frozen=True)
class BarisPenilaian:
    """One year that was appraised here, to its end."""

    penilaian: PenilaianTahunan
    tahun: int
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
    """The years as points over five levels, whose names stand left of `kiri`."""

    lebar: int
    tinggi: int
    titik: list[Titik]
    kiri: int
    garis: list[tuple[int, str]]


@dataclass(frozen=True)
class PanelKinerja:
    penilaian: list[BarisPenilaian]
    predikat: list[BarisPredikat]
    umpan_balik: list[UmpanBalik]
    gambar: Gambar | None


def panel_kinerja(*, oleh: Any, pegawai_id: int) -> PanelKinerja:
    """Predikat by year and 360 feedback of one person in view of `oleh`; four queries."""
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
    final = list(
        PenilaianTahunan.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai_id, status__in=PenilaianTahunan.SELESAI)
        .select_related("tahun_kinerja")
        .order_by("-tahun_kinerja__tahun")
    )
    menurut = {satu.tahun_kinerja.tahun: satu.predikat for satu in final}
    tandai_perbaikan(pegawai_id=pegawai_id, daftar=(predikat, umpan))
    return PanelKinerja(
        penilaian=[
            BarisPenilaian(satu, satu.tahun_kinerja.tahun, RUPA.get(Predikat(satu.predikat), ""))
            for satu in final
        ],
        predikat=[
            BarisPredikat(
                satu,
                RUPA.get(Predikat(satu.predikat), ""),
                satu.tahun in menurut,
                menurut.get(satu.tahun, satu.predikat) != satu.predikat,
            )
            for satu in predikat
        ],
        umpan_balik=umpan,
        gambar=_gambar({s.tahun: s.predikat for s in predikat if s.dicabut_pada is None} | menurut),
    )


def _gambar(predikat: dict[int, str]) -> Gambar | None:
    """The last years as a line, oldest left; one year alone needs no picture."""
    urut = [tahun for tahun in sorted(predikat) if tahun > max(predikat) - TAHUN_DIGAMBAR]
    if len(urut) < 2:
        return None
    rentang = urut[-1] - urut[0]
    titik: list[Titik] = []
    for tahun in urut:
        x = _NAMA + _TEPI + (tahun - urut[0]) * (_LEBAR - _NAMA - 2 * _TEPI) // rentang
        y = _TEPI + (len(URUTAN) - 1 - URUTAN.index(Predikat(predikat[tahun]))) * _BARIS
        dekat = titik[-1] if titik and titik[-1].tahun == tahun - 1 else None
        titik.append(Titik(tahun, x, y, dekat.x if dekat else None, dekat.y if dekat else None))
    atas_bawah = enumerate(reversed(URUTAN))
    garis = [(_TEPI + nomor * _BARIS, str(satu.label)) for nomor, satu in atas_bawah]
    return Gambar(_LEBAR, garis[-1][0] + 2 * _TEPI, titik, _NAMA, garis)
