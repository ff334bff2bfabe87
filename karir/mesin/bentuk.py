"""The parts of a checked rule set, as the engine and the pages read them. Source: scoring.md 2."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from karir.mesin.jenis import Indikator

SKOR_TERTINGGI: Final = 11_000
SUMBU_PENUH: Final = 10_000
BOBOT_PENUH: Final = 10_000


@dataclass(frozen=True)
class Komponen:
    """A weighted component. `kosong`: the stated score where absent; None with `menolak` false
    means never absent."""

    kode: str
    label: str
    bobot: int
    indikator: Indikator
    menolak: bool
    kosong: int | None
    kepastian: str
    catatan: str


@dataclass(frozen=True)
class BatasKategori:
    """A category of an axis: mulai <= axis < sampai, in hundredths; the highest has no end."""

    kode: str
    label: str
    mulai: int
    sampai: int | None


@dataclass(frozen=True)
class Sumbu:
    """An axis: components in order, categories lowest first."""

    kode: str
    label: str
    bobot: int
    komponen: tuple[Komponen, ...]
    kategori: tuple[BatasKategori, ...]


@dataclass(frozen=True)
class Kotak:
    """A box: its number, its two categories, and the official words."""

    nomor: int
    kinerja: str
    potensial: str
    label: str
    rekomendasi: tuple[str, ...]


@dataclass(frozen=True)
class Aturan:
    """A checked rule set.

    `kotak` by number ascending; `urutan_kotak` groups for ranking, best first;
    `kategori_predikat` maps a predikat to a kinerja category, over the years `tahun_predikat`
    back; `lama_tanpa_akhir` years a punishment without an end is served (0: not);
    `tingkat_baku` the nine required levels by jenjang; `tingkat_jabatan` compares jenjang.
    """

    kode: str
    judul: str
    dasar_hukum: str
    berlaku_mulai: date
    catatan: tuple[str, ...]
    y: Sumbu
    x: Sumbu
    tahun_predikat: tuple[int, ...]
    kategori_predikat: Mapping[str, str]
    kotak: tuple[Kotak, ...]
    urutan_kotak: tuple[tuple[int, ...], ...]
    kotak_krs: tuple[int, ...]
    hukuman_penghalang: tuple[str, ...]
    lama_tanpa_akhir: Mapping[str, int]
    dipetakan: tuple[str, ...]
    tingkat_baku: Mapping[str, tuple[int, ...]]
    tingkat_jabatan: Mapping[str, int]

    @property
    def komponen(self) -> tuple[Komponen, ...]:
        """All components in rule order, Y before X: the columns of the score matrix."""
        return self.y.komponen + self.x.komponen
