"""Dated figures in force: an agency's own goes before the shipped one; categories of a match."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kompetensi import rumus
from kompetensi.bawaan import baca
from kompetensi.models import KetentuanKompetensi


@dataclass(frozen=True, kw_only=True)
class Bawaan:
    """A figure as shipped; without `nilai` it is the agency's to set, and until then unknown."""

    kode: str
    judul: str
    nilai: int | None
    satuan: str
    terendah: int
    tertinggi: int
    mulai: date
    sumber: str


def ketentuan_bawaan() -> dict[str, Bawaan]:
    """Every figure by its code, in the order of the pages."""
    return {
        kode: Bawaan(kode=kode, **{**satu, "mulai": date.fromisoformat(satu["mulai"])})
        for kode, satu in baca("ketentuan").items()
    }


@dataclass(frozen=True)
class Ketentuan:
    """The figures of one agency on one day, with the source of each."""

    nilai: Mapping[str, int | None]
    sumber: Mapping[str, str]
    mulai: Mapping[str, date] = field(default_factory=dict)

    def angka(self, kode: str) -> int:
        """A figure that is always there; one that an agency has to set first raises KeyError."""
        nilai = self.nilai[kode]
        if nilai is None:
            raise KeyError(kode)
        return nilai

    def batas(self, jenis: str) -> list[tuple[str, int]]:
        """Categories of a match and their lower bounds in hundredths of a per cent."""
        return [(nama, self.angka(kode) * 100 if kode else 0) for nama, kode in KATEGORI[jenis]]


# Purpose -> categories from the highest down; the lowest has no bound.
KATEGORI: dict[str, tuple[tuple[str, str], ...]] = {
    "pemetaan": (
        ("Optimal", "kategori.pemetaan_optimal"),
        ("Cukup Optimal", "kategori.pemetaan_cukup"),
        ("Kurang Optimal", ""),
    ),
    "seleksi": (
        ("Memenuhi Syarat", "kategori.seleksi_ms"),
        ("Masih Memenuhi Syarat", "kategori.seleksi_mms"),
        ("Kurang Memenuhi Syarat", ""),
    ),
}


@dataclass(frozen=True)
class KategoriJpm:
    """The category of a match for one purpose, with the figures and the basis it rests on."""

    untuk: str
    nama: str
    batas: str
    sumber: str


def kategori_jpm(nilai: int | None, ketentuan: Ketentuan) -> list[KategoriJpm]:
    """Both category sets of a match; empty for a match that is not there."""
    hasil = []
    for jenis, daftar in KATEGORI.items():
        batas = ketentuan.batas(jenis)
        nama = rumus.kategori(nilai, batas)
        if not nama:
            continue
        kata = ", ".join(f"{n} mulai {b // 100} %" for n, b in batas if b)
        sumber = "; ".join(dict.fromkeys(ketentuan.sumber[kode] for _, kode in daftar if kode))
        hasil.append(KategoriJpm(jenis, nama, kata, sumber))
    return hasil


def ketentuan_berlaku(*, instansi_id: int | None, hari: date) -> Ketentuan:
    """Every figure as it stands for an agency on a day; one query."""
    bawaan = ketentuan_bawaan()
    nilai = {kode: satu.nilai for kode, satu in bawaan.items()}
    sumber = {kode: satu.sumber for kode, satu in bawaan.items()}
    mulai = {kode: satu.mulai for kode, satu in bawaan.items()}
    milik = KetentuanKompetensi.objects.filter(instansi_id=instansi_id or 0, mulai__lte=hari)
    for satu in milik.order_by("mulai", "id"):
        if satu.kode in nilai:
            nilai[satu.kode] = satu.nilai
            sumber[satu.kode], mulai[satu.kode] = satu.sumber, satu.mulai
    return Ketentuan(nilai, sumber, mulai)


@dataclass(frozen=True)
class BarisKetentuan:
    """One figure: as shipped, as it stands today, what is to come, and all it has been."""

    bawaan: Bawaan
    nilai: int | None
    milik: KetentuanKompetensi | None
    akan: KetentuanKompetensi | None
    riwayat: tuple[KetentuanKompetensi, ...]


def ketentuan_daftar(*, oleh: Any, hari: date) -> list[BarisKetentuan]:
    """All figures of the agency of `oleh`, with their history newest first; one query."""
    milik: dict[str, list[KetentuanKompetensi]] = {}
    semua = KetentuanKompetensi.objects.terlihat_oleh(oleh).select_related("pengguna")
    for satu in semua.order_by("-mulai", "-id"):
        milik.setdefault(satu.kode, []).append(satu)
    hasil = []
    for kode, bawaan in ketentuan_bawaan().items():
        daftar = milik.get(kode, [])
        kini = next((satu for satu in daftar if satu.mulai <= hari), None)
        nanti = [satu for satu in daftar if satu.mulai > hari]
        hasil.append(
            BarisKetentuan(
                bawaan=bawaan,
                nilai=kini.nilai if kini else bawaan.nilai,
                milik=kini,
                akan=nanti[-1] if nanti else None,
                riwayat=tuple(daftar),
            )
        )
    return hasil
