"""What each component can still give a person: the reachable higher scores of its own table.

What cannot be changed gives nothing: past years, past discipline, time in the jenjang.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from karir.mesin import jenis
from karir.mesin.bentuk import Aturan, Komponen
from karir.mesin.jelas import Baris
from karir.mesin.jenis import Bagian, Dasar, RataRata
from karir.mesin.kalimat import Fakta
from karir.mesin.konteks import bulatkan
from karir.mesin.langkah_pilihan import PILIHAN, Keadaan, Pilihan, pilihan_predikat
from karir.mesin.tulis import angka

UMPAN_TERTINGGI: Final = 10_000


@dataclass(frozen=True)
class Langkah:
    """One change: what it takes (`kalimat`), and what it does to the component's score and to the
    axis (`poin`, hundredths x 10,000). `fakta` and `nilai` say the same for the engine: hours to
    add, a word of the vocabulary, or the figure of a new assessment."""

    komponen: str
    label: str
    fakta: str
    nilai: int | str
    skor_lama: int
    skor_baru: int
    poin: int
    kalimat: str

    @property
    def skor_tampil(self) -> str:
        """`80,00 → 100,00`."""
        return f"{angka(self.skor_lama)} → {angka(self.skor_baru)}"


@dataclass(frozen=True)
class Sumber:
    """The changes of one fact, ever greater in effort and in points; a figure that may be anything
    is searched instead of listed."""

    komponen: str
    daftar: tuple[Langkah, ...] = ()
    telusur: Callable[[int], Langkah | None] | None = None

    def cari(self, perlu: int) -> Langkah | None:
        """The smallest change that gives at least `perlu` points."""
        if self.telusur is not None:
            return self.telusur(perlu)
        return next((satu for satu in self.daftar if satu.poin >= perlu), None)


def sumber_komponen(
    aturan: Aturan, komponen: Komponen, baris: Baris, acuan: date, jenjang: str
) -> list[Sumber]:
    """What a component can give; its parts one by one where it is a mean."""
    fakta = Fakta(baris.fakta, komponen.kode, acuan)
    kini = baris.skor[komponen.kode]
    if kini is None or not komponen.bobot:
        return []
    indikator = komponen.indikator
    if not isinstance(indikator, RataRata):
        keadaan = Keadaan(aturan, fakta, kini, jenjang)
        if _berpredikat(indikator):
            bagian = (Bagian(komponen.kode, komponen.label, indikator, komponen.kosong),)
            pilihan = pilihan_predikat(bagian, [fakta], keadaan)
            return _sumber(komponen, "predikat", kini, pilihan, lambda skor: skor)
        return _dasar(komponen, indikator, keadaan, kini, lambda skor: skor)
    skor = {b.kode: fakta.get(f"{b.kode}.skor") for b in indikator.bagian}
    hasil: list[Sumber] = []
    berpredikat = tuple(b for b in indikator.bagian if _berpredikat(b.indikator))
    if berpredikat and len(berpredikat) == len(indikator.bagian):
        keadaan = Keadaan(aturan, fakta, kini, jenjang)
        pilihan = pilihan_predikat(
            berpredikat, [fakta.bagian(b.kode) for b in berpredikat], keadaan
        )
        hasil += _sumber(komponen, "predikat", kini, pilihan, lambda skor: skor)
    for b in indikator.bagian:
        if b in berpredikat:
            continue
        keadaan = Keadaan(aturan, fakta.bagian(b.kode), skor[b.kode], jenjang)
        hasil += _dasar(komponen, b.indikator, keadaan, kini, _rata(skor, b.kode))
    return hasil


def _berpredikat(indikator: Dasar) -> bool:
    return isinstance(indikator, jenis.Kategori) and indikator.fakta == "predikat"


def _rata(skor: Mapping[str, int | None], kode: str) -> Callable[[int], int]:
    """From a new score of one part to the mean of all parts that exist."""

    def rata(baru: int) -> int:
        ada = [n for n in {**skor, kode: baru}.values() if n is not None]
        return int(bulatkan(sum(ada), len(ada)))

    return rata


def _sumber(
    komponen: Komponen,
    fakta: str,
    kini: int,
    pilihan: Iterable[Pilihan],
    jadi: Callable[[int], int],
) -> list[Sumber]:
    """The choices that raise the component's score, each more than the one before."""
    daftar: list[Langkah] = []
    tertinggi = kini
    for satu in pilihan:
        skor = jadi(satu.skor)
        if skor > tertinggi:
            tertinggi = skor
            daftar.append(_langkah(komponen, fakta, kini, skor, satu))
    return [Sumber(komponen.kode, tuple(daftar))] if daftar else []


def _langkah(komponen: Komponen, fakta: str, kini: int, skor: int, satu: Pilihan) -> Langkah:
    return Langkah(
        komponen=komponen.kode,
        label=komponen.label,
        fakta=fakta,
        nilai=satu.nilai,
        skor_lama=kini,
        skor_baru=skor,
        poin=komponen.bobot * (skor - kini),
        kalimat=satu.kalimat,
    )


def _dasar(
    komponen: Komponen,
    indikator: Dasar,
    keadaan: Keadaan,
    kini: int,
    jadi: Callable[[int], int],
) -> list[Sumber]:
    """The source of one indicator; none where nothing about it can be changed."""
    if isinstance(indikator, jenis.Langsung):
        return [Sumber(komponen.kode, telusur=_telusur(komponen, indikator, keadaan, kini, jadi))]
    nama = getattr(indikator, "fakta", "") or type(indikator).__name__.lower()
    daftar = PILIHAN.get(nama)
    return _sumber(komponen, nama, kini, daftar(indikator, keadaan), jadi) if daftar else []


def _telusur(
    komponen: Komponen,
    indikator: jenis.Langsung,
    keadaan: Keadaan,
    kini: int,
    jadi: Callable[[int], int],
) -> Callable[[int], Langkah | None]:
    """The lowest figure of a new 360 feedback that gives what is asked for."""
    tertinggi = min(indikator.maksimum, UMPAN_TERTINGGI)
    ada = keadaan.fakta.get("nilai")
    kata_kini = f"kini {angka(ada)}" if ada is not None else "kini belum ada dalam rentang"

    def telusur(perlu: int) -> Langkah | None:
        # An older, better figure counts no longer once there is a newer one, so any may be needed.
        nilai = bisect_left(
            range(tertinggi + 1), perlu, key=lambda v: komponen.bobot * (jadi(v) - kini)
        )
        if nilai > tertinggi:
            return None
        kalimat = f"Umpan balik 360 berikutnya paling sedikit {angka(nilai)} ({kata_kini})."
        pilihan = Pilihan(nilai, nilai, kalimat)
        return _langkah(komponen, "umpan_balik", kini, jadi(nilai), pilihan)

    return telusur
