"""Run one command to its end, as if it had been started without us in between."""

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from talenta.lokal.biner import GalatLokal

DITERUSKAN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


def jalankan(perintah: Sequence[str], lingkungan: dict[str, str]) -> int:
    """Run `perintah`, pass signals on, return its exit status (128 + n when ended by signal n)."""
    try:
        anak = subprocess.Popen(perintah, env={**os.environ, **lingkungan})  # noqa: S603
    except OSError as galat:
        raise GalatLokal(
            f"Perintah {perintah[0]} tidak dapat dijalankan: {galat.strerror}."
        ) from galat
    with _meneruskan(anak):
        kode = anak.wait()
    return kode if kode >= 0 else 128 - kode


@contextmanager
def _meneruskan(anak: "subprocess.Popen[bytes]") -> Iterator[None]:
    def teruskan(nomor: int, _bingkai: FrameType | None) -> None:
        if nomor in (signal.SIGINT, signal.SIGQUIT) and _di_depan_terminal():
            return  # the terminal has sent it to the command already
        anak.send_signal(nomor)

    semula = {sinyal: signal.signal(sinyal, teruskan) for sinyal in DITERUSKAN}
    try:
        yield
    finally:
        for sinyal, penangan in semula.items():
            signal.signal(sinyal, penangan)


def _di_depan_terminal() -> bool:
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    finally:
        os.close(terminal)
