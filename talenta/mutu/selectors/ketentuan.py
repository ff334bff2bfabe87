"""Weights and thresholds in force: an agency's own figure goes before the shipped one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from talenta.mutu.daftar import ketentuan_bawaan
from talenta.mutu.jenis import Ketentuan
from talenta.mutu.kode import Dimensi
from talenta.mutu.models import KetentuanMutu


def ketentuan_berlaku(*, instansi_id: int, hari: date) -> dict[str, int]:
    """Every figure by code as it stands for an agency on a day; one query."""
    nilai = {kode: satu.nilai for kode, satu in ketentuan_bawaan().items()}
    milik = KetentuanMutu.objects.filter(instansi_id=instansi_id, mulai__lte=hari)
    for satu in milik.order_by("mulai", "id"):
        if satu.kode in nilai:
            nilai[satu.kode] = satu.nilai
    return nilai


def ambang(ketentuan: Mapping[str, int]) -> dict[str, int]:
    """The thresholds among the figures, by their names."""
    awalan = "ambang."
    return {k.removeprefix(awalan): n for k, n in ketentuan.items() if k.startswith(awalan)}


def bobot_dimensi(ketentuan: Mapping[str, int]) -> dict[str, int]:
    """The weight of each dimension, in their order; the keys carry their labels."""
    return {satu: ketentuan[f"dimensi.{satu.value}"] for satu in Dimensi}


@dataclass(frozen=True)
class BarisKetentuan:
    """One figure: as shipped, as it stands today, what is to come, and all it has been."""

    bawaan: Ketentuan
    nilai: int
    milik: KetentuanMutu | None
    akan: KetentuanMutu | None
    riwayat: tuple[KetentuanMutu, ...]


def ketentuan_daftar(*, oleh: Any, hari: date) -> list[BarisKetentuan]:
    """All figures of the agency of `oleh`, with their history newest first; one query."""
    milik: dict[str, list[KetentuanMutu]] = {}
    semua = KetentuanMutu.objects.terlihat_oleh(oleh).select_related("pengguna")
    for satu in semua.order_by("-mulai", "-id"):
        milik.setdefault(satu.kode, []).append(satu)
    return [_baris(bawaan, milik.get(kode, []), hari) for kode, bawaan in _urut()]


def _urut() -> list[tuple[str, Ketentuan]]:
    return list(ketentuan_bawaan().items())


def _baris(bawaan: Ketentuan, milik: list[KetentuanMutu], hari: date) -> BarisKetentuan:
    kini = next((satu for satu in milik if satu.mulai <= hari), None)
    nanti = [satu for satu in milik if satu.mulai > hari]
    return BarisKetentuan(
        bawaan=bawaan,
        nilai=kini.nilai if kini else bawaan.nilai,
        milik=kini,
        akan=nanti[-1] if nanti else None,
        riwayat=tuple(milik),
    )
