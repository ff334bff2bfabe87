"""Taking time and peak memory, and what a measurement says."""

import gc
import statistics
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_STATUS = Path("/proc/self/status")
_PUNCAK = Path("/proc/self/clear_refs")


@dataclass(frozen=True, kw_only=True)
class Waktu:
    """Median and 95th percentile of the runs in seconds; `puncak` the most memory this process
    held meanwhile, all of it, and beside it what its children held, in MB; None where the system
    does not tell."""

    median: float
    p95: float
    kali: int
    puncak: int | None


@dataclass(frozen=True, kw_only=True)
class Ukuran:
    """One line of the table: a figure and its baseline, taken in the same run on the same data.

    `rasio` is the figure against the baseline; `target` is the bound it must keep (None: only
    told), from below where `sekurangnya`, else from above. `juga` are further bounds in words,
    each with whether it is kept.
    """

    nama: str
    angka: str
    dasar: str
    angka_dasar: str
    rasio: float
    target: float | None
    sekurangnya: bool
    puncak: int | None
    juga: tuple[tuple[str, bool], ...] = ()

    @property
    def tercapai(self) -> bool:
        if self.target is None:
            cukup = True
        else:
            cukup = self.rasio >= self.target if self.sekurangnya else self.rasio <= self.target
        return cukup and all(terjaga for _, terjaga in self.juga)

    @property
    def target_kata(self) -> str:
        arah = ">=" if self.sekurangnya else "<="
        pokok = [] if self.target is None else [f"{arah} {self.target:g}x"]
        return "; ".join([*pokok, *(kata for kata, _ in self.juga)])

    def sel(self) -> list[str]:
        """The line's cells."""
        return [
            self.nama,
            self.angka,
            f"{self.dasar}: {self.angka_dasar}",
            f"{self.rasio:,.2f}x" if self.rasio < 10 else f"{self.rasio:,.0f}x",
            self.target_kata,
            "tercapai" if self.tercapai else "KURANG",
            "-" if self.puncak is None else f"{self.puncak} MB",
        ]


def ukur(
    fungsi: Callable[[], object],
    *,
    kali: int,
    pemanasan: int = 0,
    sesudah: Callable[[], object] | None = None,
) -> Waktu:
    """Run `fungsi` so many times; the warm-up runs, and `sesudah` after each, do not count."""
    for _ in range(pemanasan):
        fungsi()
        if sesudah is not None:
            sesudah()
    gc.collect()
    _lupakan_puncak()
    lama = []
    with _AnakTerbanyak() as anak:
        for _ in range(kali):
            awal = time.perf_counter()
            fungsi()
            lama.append(time.perf_counter() - awal)
            if sesudah is not None:
                sesudah()
    lama.sort()
    puncak = _puncak()
    return Waktu(
        median=statistics.median(lama),
        p95=lama[min(len(lama) - 1, round(0.95 * len(lama)))],
        kali=kali,
        puncak=None if puncak is None else puncak + anak.mb,
    )


class _AnakTerbanyak:
    """The most that children of this process held together, in MB, looked at ten times a second:
    pages they share are split between those who share them (proc(5), smaps_rollup, Pss)."""

    def __init__(self) -> None:
        self.mb = 0
        self._selesai = threading.Event()
        self._pengamat = threading.Thread(target=self._amati, daemon=True)

    def __enter__(self) -> "_AnakTerbanyak":
        self._pengamat.start()
        return self

    def __exit__(self, *galat: object) -> None:
        self._selesai.set()
        self._pengamat.join()

    def _amati(self) -> None:
        while not self._selesai.wait(0.1):
            self.mb = max(self.mb, sum(map(_pss, _anak())) // 1024)


def _anak() -> list[str]:
    with suppress(OSError):
        utas = Path("/proc/self/task").iterdir()
        return [n for satu in utas for n in (satu / "children").read_text("ascii").split()]
    return []


def _pss(nomor: str) -> int:
    """In kB; 0 of a process that has gone."""
    with suppress(OSError):
        isi = Path(f"/proc/{nomor}/smaps_rollup").read_text(encoding="ascii")
        return next((int(b.split()[1]) for b in isi.splitlines() if b.startswith("Pss:")), 0)
    return 0


def _lupakan_puncak() -> None:
    """Let the kernel count the highest use of this process from now on (proc(5), clear_refs)."""
    with suppress(OSError):
        _PUNCAK.write_text("5", encoding="ascii")


def _puncak() -> int | None:
    try:
        isi = _STATUS.read_text(encoding="ascii")
    except OSError:
        return None
    return next((int(b.split()[1]) // 1024 for b in isi.splitlines() if "VmHWM" in b), None)


def detik(nilai: float) -> str:
    """`0.84 s` or `12 ms`."""
    return f"{nilai:.2f} s" if nilai >= 0.5 else f"{nilai * 1000:.1f} ms"


def laju(baris: int, nilai: float) -> str:
    """Rows a second."""
    return f"{baris / nilai:,.0f} baris/s"
