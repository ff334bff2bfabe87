"""Cleaning beside reading: chunks of a long file go to child processes and come back in order.

A child is a fork: it knows all that the parent knew, and touches neither the database nor a file.
One that ends early loses nothing, since the parent keeps each chunk until its answer is there and
cleans it by itself.
"""

import ctypes
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

# Celery's own: in a process of its pool the standard library starts no further one.
import billiard

_FORK: Any = billiard.get_context("fork") if hasattr(os, "fork") else None
_TUNGGU_AKHIR = 5
Isi = TypeVar("Isi")
Hasil = TypeVar("Hasil")


def serentak(fungsi: Callable[[Isi], Hasil], isi: Iterable[Isi], *, proses: int) -> Iterator[Hasil]:
    """`map(fungsi, isi)` with `proses` children at work; what one of them raises is raised here."""
    if proses < 1 or _FORK is None:
        yield from map(fungsi, isi)
        return
    anak: list[_Anak] = []
    try:
        # A machine short of memory or of process numbers gives fewer of them, or none.
        with suppress(OSError):
            while len(anak) < proses:
                anak.append(_Anak(fungsi, [satu.ujung for satu in anak]))
        if not anak:
            yield from map(fungsi, isi)
            return
        jalan: deque[tuple[_Anak, Isi]] = deque()
        for ke, satu in enumerate(isi):
            pelaku = anak[ke % len(anak)]
            if len(jalan) == len(anak):
                yield _ambil(*jalan.popleft(), fungsi)
            pelaku.beri(satu)
            jalan.append((pelaku, satu))
        while jalan:
            yield _ambil(*jalan.popleft(), fungsi)
    finally:
        for satu_anak in anak:
            satu_anak.akhiri()


def _ambil(anak: "_Anak", isi: Any, fungsi: Callable[[Any], Any]) -> Any:
    hasil = anak.terima()
    if hasil is None:
        return fungsi(isi)
    berhasil, nilai = hasil
    if not berhasil:
        raise nilai
    return nilai


class _Anak:
    """A child with at most one chunk to clean."""

    def __init__(self, fungsi: Callable[[Any], Any], ujung_lain: list[Any]) -> None:
        self.ujung, ujung_anak = _FORK.Pipe()
        # The child closes what it inherits of others, or it would keep their pipes open.
        argumen = (fungsi, ujung_anak, [*ujung_lain, self.ujung])
        self._proses = _FORK.Process(target=_kerjakan, args=argumen, daemon=True)
        self._proses.start()
        ujung_anak.close()

    def beri(self, isi: Any) -> None:
        with suppress(OSError):
            self.ujung.send(isi)

    def terima(self) -> tuple[bool, Any] | None:
        """Whether it went well and the result or the error; None from a child that is gone."""
        try:
            hasil: tuple[bool, Any] = self.ujung.recv()
        except (EOFError, OSError):
            return None
        return hasil

    def akhiri(self) -> None:
        self.ujung.close()
        self._proses.join(_TUNGGU_AKHIR)
        if self._proses.is_alive():
            self._proses.kill()
            self._proses.join()


def _kerjakan(fungsi: Callable[[Any], Any], ujung: Any, lain: list[Any]) -> None:
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG, Linux only
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for satu in lain:
        satu.close()
    with suppress(EOFError, OSError):
        while True:
            isi = ujung.recv()
            try:
                jawaban: tuple[bool, Any] = (True, fungsi(isi))
            except Exception as galat:
                jawaban = (False, galat)
            ujung.send(jawaban)
