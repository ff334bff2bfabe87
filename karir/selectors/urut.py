"""The list of results, sorted by a column and walked by key: a later page costs what the first
does.

Only columns with an index of their own can be sorted by. Who has no value comes last, in either
direction: first the rows with a value, then those without, so that each part follows its index.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from karir.models import HasilPeringkat
from karir.selectors.hasil import Hasil

UKURAN: Final = 50
BAWAAN: Final = "peringkat"
# Column of the result for each name in the address.
KOLOM: Final = {
    "peringkat": "peringkat",
    "nama": "nama_kunci",
    "y": "y_eksak",
    "x": "x_eksak",
}
# Names of columns whose best is their largest: a first click shows that end.
TERBESAR_DAHULU: Final = frozenset({"y", "x"})
_TEKS: Final = frozenset({"nama"})


@dataclass(frozen=True, kw_only=True)
class Urutan:
    """What a list is sorted by; `turun` from the largest down. Equal ones follow their NIP."""

    nama: str = BAWAAN
    turun: bool = False

    @property
    def kode(self) -> str:
        """As it stands in the address: `nama`, `-y`."""
        return f"{'-' if self.turun else ''}{self.nama}"

    @property
    def kolom(self) -> str:
        return KOLOM[self.nama]

    @property
    def boleh_kosong(self) -> bool:
        return self.nama not in _TEKS


def urutan_baca(teks: str) -> Urutan:
    """The order an address asks for; anything unknown is the order by rank."""
    nama = teks.removeprefix("-")
    return Urutan(nama=nama, turun=teks.startswith("-")) if nama in KOLOM else Urutan()


@dataclass(frozen=True, kw_only=True)
class Halaman:
    """A page of a list walked by key, with the keys of its neighbours and of its first row, the
    place in the list (0 where the address does not say)."""

    baris: list[Any]
    sesudah: str
    sebelum: str
    mulai: int

    @property
    def sampai(self) -> int:
        """Place of the last row."""
        return self.mulai + len(self.baris) - 1


@dataclass(frozen=True)
class _Batas:
    """The row beside which a page begins."""

    nilai: Any
    nip: str


def _kunci(hasil: HasilPeringkat, urutan: Urutan) -> str:
    nilai = getattr(hasil, urutan.kolom)
    return f"{'' if nilai is None else nilai}:{hasil.nip}"


def _baca_kunci(teks: str, urutan: Urutan) -> _Batas | None:
    """The row a key names; None for one that this list never gave."""
    awal, pemisah, nip = teks.rpartition(":")
    if not pemisah or not nip.isdecimal() or not nip.isascii() or "\x00" in awal:
        return None
    if urutan.nama in _TEKS:
        return _Batas(awal, nip)
    if not awal:
        return _Batas(None, nip)
    if not (awal.isascii() and awal.isdecimal()) or len(awal) > 18:
        return None
    return _Batas(int(awal), nip)


def _lewat(urutan: Urutan, batas: _Batas, *, turun: bool) -> Q:
    """Rows beyond a key, written so that the index on the column is used."""
    arah = "lt" if turun else "gt"
    nip = Q(**{f"nip__{arah}": batas.nip})
    if batas.nilai is None:
        return nip
    sampai = Q(**{f"{urutan.kolom}__{arah}e": batas.nilai})
    return sampai & (Q(**{f"{urutan.kolom}__{arah}": batas.nilai}) | nip)


def _bagian(
    hasil: Hasil, urutan: Urutan, batas: _Batas | None, *, mundur: bool, banyak: int
) -> list[Any]:
    """The next rows beyond `batas`, nearest first."""
    turun = urutan.turun != mundur
    tanda = "-" if turun else ""
    tanpa_nilai = [False, True] if urutan.boleh_kosong else [False]
    if mundur:
        tanpa_nilai.reverse()
    if batas is not None:
        tanpa_nilai = tanpa_nilai[tanpa_nilai.index(batas.nilai is None) :]
    baris: list[Any] = []
    for ke, kosong in enumerate(tanpa_nilai):
        if kosong:
            # Whoever has no rank has no score either; these have an index of their own.
            daftar = hasil.filter(peringkat__isnull=True).order_by(f"{tanda}nip")
        else:
            daftar = hasil.order_by(f"{tanda}{urutan.kolom}", f"{tanda}nip")
            if urutan.boleh_kosong:
                daftar = daftar.filter(**{f"{urutan.kolom}__isnull": False})
        if batas is not None and ke == 0:
            daftar = daftar.filter(_lewat(urutan, batas, turun=turun))
        baris += daftar[: banyak - len(baris)]
        if len(baris) == banyak:
            break
    return baris


def hasil_halaman(
    *,
    hasil: Hasil,
    urutan: Urutan = Urutan(),
    sesudah: str = "",
    sebelum: str = "",
    nomor: str = "",
) -> Halaman:
    """Fifty results in an order, after or before a key; a broken key gives the first page.

    `nomor` is the place of the first row as the address says, for "51-100 dari N".
    """
    batas = _baca_kunci(sebelum, urutan) if sebelum and not sesudah else None
    mundur = batas is not None
    if not mundur:
        batas = _baca_kunci(sesudah, urutan) if sesudah else None
    baris = _bagian(hasil, urutan, batas, mundur=mundur, banyak=UKURAN + 1)
    lagi = len(baris) > UKURAN
    baris = baris[:UKURAN]
    if mundur and not lagi:
        # The beginning is reached: the first page is shown whole.
        return hasil_halaman(hasil=hasil, urutan=urutan)
    if mundur:
        baris.reverse()
    mulai = 1
    if batas is not None:
        mulai = int(nomor) if nomor.isascii() and nomor.isdecimal() and len(nomor) < 10 else 0
    return Halaman(
        baris=baris,
        sesudah=_kunci(baris[-1], urutan) if baris and (lagi or mundur) else "",
        sebelum=_kunci(baris[0], urutan) if baris and batas is not None else "",
        mulai=mulai if baris else 0,
    )
