"""Technical competencies of one person against what a post demands, code by code."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kompetensi import rumus
from kompetensi.models import PenilaianTeknis
from kompetensi.selectors.cocok import Kurang, Masa, masa
from kompetensi.selectors.kamus import nama_teknis
from kompetensi.selectors.ketentuan import Ketentuan
from kompetensi.selectors.standar import Standar
from talenta.pegawai.models import Pegawai

PUNCAK = 5


@dataclass(frozen=True)
class BarisTeknis:
    """One technical competency of a person: the latest result (`catatan`, None: not assessed) and
    what the post asks for (0: nothing). `tingkat` counts while the result is valid, else None."""

    kode: str
    nama: str
    catatan: PenilaianTeknis | None
    tingkat: int | None
    syarat: int
    masa: Masa | None
    puncak: int = PUNCAK

    @property
    def habis(self) -> bool:
        """Whether there is a result that no longer counts."""
        return self.catatan is not None and self.tingkat is None


@dataclass(frozen=True)
class TeknisOrang:
    """What a post demands (`diminta`, in the order of the dictionary), what a person holds beside
    it (`lain`), and how well both match in hundredths of a per cent; None while a demanded one
    lacks a valid result, or none is demanded. `standar` says where the demand stands."""

    diminta: list[BarisTeknis]
    lain: list[BarisTeknis]
    jpm: int | None
    kurang: list[Kurang]
    standar: str

    @property
    def ada(self) -> bool:
        return bool(self.diminta or self.lain)

    @property
    def semua(self) -> tuple[list[BarisTeknis], list[BarisTeknis]]:
        """What is demanded, then what is held beside it."""
        return self.diminta, self.lain

    @property
    def dinilai(self) -> int:
        """How many of the demanded ones have a valid result."""
        return sum(satu.tingkat is not None for satu in self.diminta)


def teknis_terakhir(*, oleh: Any, pegawai: Pegawai, hari: date) -> dict[str, PenilaianTeknis]:
    """The latest result of each competency up to a day, by code; one query."""
    semua = (
        PenilaianTeknis.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai.pk, tanggal__lte=hari)
        .berlaku()
        .select_related("impor__berkas")
    )
    return {satu.kode: satu for satu in semua.order_by("tanggal", "id")}


def teknis_orang(
    *, oleh: Any, pegawai: Pegawai, standar: Standar | None, hari: date, ketentuan: Ketentuan
) -> TeknisOrang:
    """A person against the technical part of a standard on a day; at most three queries."""
    terakhir = teknis_terakhir(oleh=oleh, pegawai=pegawai, hari=hari)
    syarat = standar.teknis if standar else {}
    if not terakhir and not syarat:
        return TeknisOrang([], [], None, [], "")
    nama = nama_teknis(instansi_id=pegawai.instansi_id, hari=hari)
    tahun = ketentuan.angka("masa.teknis_tahun")

    def baris(kode: str) -> BarisTeknis:
        milik = terakhir.get(kode)
        sah = masa(milik.tanggal, hari, tahun) if milik else None
        tingkat = milik.tingkat if milik and sah and sah.berlaku else None
        return BarisTeknis(kode, nama.get(kode, kode), milik, tingkat, syarat.get(kode, 0), sah)

    urut = sorted({*syarat, *terakhir}, key=lambda kode: (nama.get(kode, kode), kode))
    diminta = [baris(kode) for kode in urut if kode in syarat]
    return TeknisOrang(
        diminta=diminta,
        lain=[baris(kode) for kode in urut if kode not in syarat],
        jpm=rumus.cocok_teknis([s.tingkat for s in diminta], [s.syarat for s in diminta]),
        kurang=_kurang(diminta),
        standar=standar.sebutan_teknis if standar and syarat else "",
    )


def _kurang(diminta: list[BarisTeknis]) -> list[Kurang]:
    hasil = [
        Kurang(satu.nama, satu.tingkat, satu.syarat, lepas,
               rumus.kebutuhan(satu.tingkat, satu.syarat))
        for satu in diminta
        if satu.tingkat is not None and (lepas := rumus.kurang(satu.tingkat, satu.syarat))
    ]  # fmt: skip
    return sorted(hasil, key=lambda satu: (-satu.bobot, satu.nama))
