"""Run one command to its end, as if it had been started without us in between."""

import os
import signal
import subprocess
from collections.abc import Sequence
from types import FrameType
from typing import Self

from talenta.lokal.biner import GalatLokal

DITERUSKAN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


class Penerus:
    """Signals during `with`: before the command they end us, then they go to it, then to nobody.

    So the servers around the command are always stopped in order, however impatient the keyboard.
    """

    def __init__(self) -> None:
        self._anak: subprocess.Popen[bytes] | None = None
        self._semula: dict[signal.Signals, object] = {}

    def __enter__(self) -> Self:
        self._semula = {sinyal: signal.signal(sinyal, self._terima) for sinyal in DITERUSKAN}
        return self

    def __exit__(self, *_: object) -> None:
        for sinyal, penangan in self._semula.items():
            signal.signal(sinyal, penangan)  # type: ignore[arg-type]

    def jalankan(self, perintah: Sequence[str], lingkungan: dict[str, str]) -> int:
        """Run `perintah`; return its exit status (128 + n when signal n ended it)."""
        # A signal that comes while the command is being started waits until it can be sent on.
        semula = signal.pthread_sigmask(signal.SIG_BLOCK, DITERUSKAN)
        try:
            self._anak = subprocess.Popen(  # noqa: S603
                perintah,
                env={**os.environ, **lingkungan},
                preexec_fn=lambda: signal.pthread_sigmask(signal.SIG_SETMASK, semula),  # noqa: PLW1509
            )
        except OSError as galat:
            raise GalatLokal(
                f"Perintah {perintah[0]} tidak dapat dijalankan: {galat.strerror}."
            ) from galat
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, semula)
        kode = self._anak.wait()
        return kode if kode >= 0 else 128 - kode

    def _terima(self, nomor: int, _bingkai: FrameType | None) -> None:
        if self._anak is None:
            raise SystemExit(128 + nomor)
        if nomor in (signal.SIGINT, signal.SIGQUIT) and _di_depan_terminal():
            return  # the terminal has sent it to the command already
        self._anak.send_signal(nomor)


def _di_depan_terminal() -> bool:
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    finally:
        os.close(terminal)
