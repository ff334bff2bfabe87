"""One person against what a post demands: match, categories, shortfalls."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kompetensi import rumus
from kompetensi.kode import KOMPETENSI
from kompetensi.models import PenilaianKompetensi
from kompetensi.selectors.ketentuan import KategoriJpm, Ketentuan, kategori_jpm
from kompetensi.selectors.standar import Standar
from talenta.pegawai.models import Pegawai


@dataclass(frozen=True)
class Kurang:
    """A competency below its standard: levels missing, and how much that matters."""

    nama: str
    tingkat: int
    syarat: int
    kurang: int
    bobot: int


@dataclass(frozen=True)
class Cocok:
    """The match with a standard in hundredths of a per cent, raw and capped; None: no standard."""

    standar: Standar
    mentah: int | None
    jpm: int | None
    kategori: list[KategoriJpm]
    kurang: list[Kurang]

    @property
    def lebih(self) -> bool:
        """Whether the cap took something away."""
        return self.mentah is not None and self.mentah > rumus.PENUH


def cocok(catatan: PenilaianKompetensi, standar: Standar, ketentuan: Ketentuan) -> Cocok:
    """An assessment against a standard; shortfalls by how much they matter."""
    tingkat = [getattr(catatan, kode) for kode in KOMPETENSI]
    syarat = list(standar.tingkat.values())
    mentah = rumus.jpm_mentah(tingkat, syarat)
    kurang = [
        Kurang(nama, ada, minta, lepas, rumus.kebutuhan(ada, minta))
        for nama, ada, minta in zip(KOMPETENSI.values(), tingkat, syarat, strict=False)
        if (lepas := rumus.kurang(ada, minta))
    ]
    kurang.sort(key=lambda satu: (-satu.bobot, satu.nama))
    return Cocok(
        standar=standar,
        mentah=mentah,
        jpm=rumus.jpm(tingkat, syarat),
        kategori=kategori_jpm(mentah, ketentuan),
        kurang=kurang,
    )


@dataclass(frozen=True)
class Masa:
    """Until when an assessment counts, and whether it does on the day of reading."""

    berlaku: bool
    sampai: date
    tahun: int


def masa(tanggal: date, hari: date, tahun: int) -> Masa:
    return Masa(rumus.berlaku(tanggal, hari, tahun), rumus.berakhir(tanggal, tahun), tahun)


def penilaian_terakhir(*, oleh: Any, pegawai: Pegawai) -> PenilaianKompetensi | None:
    """The latest assessment of a person that was not withdrawn."""
    satu: PenilaianKompetensi | None = (
        PenilaianKompetensi.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai.pk)
        .berlaku()
        .order_by("-tanggal", "-id")
        .first()
    )
    return satu
