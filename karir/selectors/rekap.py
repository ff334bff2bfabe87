"""Counts of a run by office as one page shows them."""

from dataclasses import dataclass, field
from typing import Any

from karir.kode import ALASAN
from karir.models import ProsesPeringkat, RekapProses
from karir.selectors.hasil import persepuluhribu

# As many lines as fit one sheet of A4 with the rest of the page.
SELEMBAR = 44


@dataclass(frozen=True, kw_only=True)
class BarisRekap:
    """One office, or several put together."""

    nama: str
    jumlah: int
    dipetakan: int
    belum: int
    tidak: int
    krs: int
    kotak: list[int]

    @property
    def cakupan(self) -> int:
        """Share of the mapped among those who could be, in hundredths of a percent."""
        return persepuluhribu(self.dipetakan, self.dipetakan + self.belum)

    @property
    def kotak_turun(self) -> list[int]:
        """Counts of boxes 9 to 1."""
        return self.kotak[::-1]


@dataclass(frozen=True, kw_only=True)
class Rekap:
    """The page: lines, their sum, and why people have no box (reason in words, people)."""

    baris: list[BarisRekap]
    seluruh: BarisRekap
    sebab: list[tuple[str, int]] = field(default_factory=list)


def _jumlahkan(nama: str, bagian: list[dict[str, Any]]) -> BarisRekap:
    tunggal = ("jumlah", "dipetakan", "belum", "tidak", "krs")
    return BarisRekap(
        nama=nama,
        **{satu: sum(opd[satu] for opd in bagian) for satu in tunggal},
        kotak=[sum(opd["kotak"][di] for opd in bagian) for di in range(9)],
    )


def rekap_susun(*, proses: ProsesPeringkat, rekap: RekapProses) -> Rekap:
    """Lines by name; of more offices than fit a sheet the smallest share one line."""
    semua = rekap.isi
    besar = semua
    if len(semua) > SELEMBAR:
        terbesar = sorted(semua, key=lambda opd: (-opd["jumlah"], opd["nama"], opd["id"]))
        pilih = {opd["id"] for opd in terbesar[: SELEMBAR - 1]}
        besar = [opd for opd in semua if opd["id"] in pilih]
    baris = [_jumlahkan(opd["nama"], [opd]) for opd in besar]
    if lain := [opd for opd in semua if opd not in besar]:
        baris.append(_jumlahkan(f"{len(lain)} perangkat daerah lain", lain))
    alasan = proses.ringkasan["alasan"]
    sebab = [(ALASAN[kode], n) for kode, n in alasan.items() if kode != "HUKDIS_BERJALAN"]
    return Rekap(
        baris=baris,
        seluruh=_jumlahkan("Seluruh instansi", semua),
        sebab=sorted(sebab, key=lambda satu: (-satu[1], satu[0])),
    )
