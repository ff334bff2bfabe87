"""What is closed, by agency and year; and time limits of working days."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from talenta.akun.kalender import hari_kerja_sesudah
from talenta.akun.models import HariLibur

J = HariLibur.Jenis


@dataclass(frozen=True, kw_only=True)
class Hari:
    """One day of a list: what holds for the agency, and the nation's row that it overrules."""

    tanggal: date
    berlaku: HariLibur
    nasional: HariLibur | None

    @property
    def libur(self) -> bool:
        return bool(self.berlaku.jenis != J.KERJA)

    @property
    def diatur_instansi(self) -> bool:
        return self.berlaku.instansi_id is not None


def _gabung(semua: Any) -> list[Hari]:
    nasional: dict[date, HariLibur] = {}
    sendiri: dict[date, HariLibur] = {}
    for satu in semua:
        (nasional if satu.instansi_id is None else sendiri)[satu.tanggal] = satu
    return [
        Hari(
            tanggal=tanggal,
            berlaku=sendiri.get(tanggal) or nasional[tanggal],
            nasional=nasional.get(tanggal),
        )
        for tanggal in sorted(nasional.keys() | sendiri.keys())
    ]


def kalender_tahun(*, oleh: Any, tahun: int) -> list[Hari]:
    """Days of a year that are closed, or worked against the nation's list; one query."""
    return _gabung(HariLibur.objects.terlihat_oleh(oleh).filter(tanggal__year=tahun))


def libur_instansi(*, instansi_id: int, mulai: date, sampai: date) -> frozenset[date]:
    """Closed days of an agency after `mulai` up to and including `sampai`; one query."""
    semua = HariLibur.objects.untuk(instansi_id).filter(tanggal__gt=mulai, tanggal__lte=sampai)
    return frozenset(hari.tanggal for hari in _gabung(semua) if hari.libur)


def tenggat_hari_kerja(*, instansi_id: int, mulai: date, jumlah: int) -> date:
    """The last day of `jumlah` working days that `mulai` opens, by the agency's calendar as it is
    now; who sets a time limit keeps the day, so that a later change of the calendar leaves it."""
    # Even if every second day were closed, the end lies within this span.
    sampai = mulai + timedelta(days=jumlah * 4 + 30)
    libur = libur_instansi(instansi_id=instansi_id, mulai=mulai, sampai=sampai)
    return hari_kerja_sesudah(mulai, jumlah, libur)


def tahun_tersedia(*, oleh: Any) -> list[int]:
    """Years of which the calendar knows anything, ascending."""
    semua = HariLibur.objects.terlihat_oleh(oleh).dates("tanggal", "year")
    return [hari.year for hari in semua]
