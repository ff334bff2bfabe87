"""The embedded Valkey: the broker of background work, on a loopback port with a password."""

import os
import signal
import socket
from pathlib import Path

from talenta.lokal import biner, proses
from talenta.lokal.biner import GalatLokal
from talenta.lokal.rahasia import rahasia_lokal


class Valkey:
    """One server with its files in `data/valkey`."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.folder = data / "valkey"
        self.log = data / "log" / "valkey.log"
        self._port = data / "port-valkey"
        self._pid = self.folder / "pid"
        self._conf = self.folder / "valkey.conf"

    def url(self) -> str:
        return f"redis://:{self._sandi()}@127.0.0.1:{self._port.read_text()}/0"

    def _sandi(self) -> str:
        return rahasia_lokal(self.data, "valkey")

    def hidup(self) -> bool:
        """Tell whether the server answers to this folder's password."""
        try:
            alamat = ("127.0.0.1", int(self._port.read_text()))
            with socket.create_connection(alamat, timeout=5) as sambungan:
                sambungan.sendall(f"AUTH {self._sandi()}\r\n".encode())
                return sambungan.recv(16) == b"+OK\r\n"
        except (OSError, ValueError):
            return False

    def mulai(self) -> None:
        """Start the server; its password stays in a file that only its owner reads."""
        program = biner.valkey()
        self.berhenti()
        self.folder.mkdir(exist_ok=True)
        for _ in range(3):
            self._tulis_setelan()
            anak = proses.mulai([str(program), str(self._conf)], self.log)
            self._pid.write_text(str(anak.pid))
            if proses.tunggu_siap(anak, self.hidup, 20):
                return
        raise GalatLokal(f"Valkey tidak mau mulai; lihat {self.log}\n{proses.ekor(self.log)}")

    def _tulis_setelan(self) -> None:
        with open(
            os.open(self._conf, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w"
        ) as keluaran:
            keluaran.write(
                "bind 127.0.0.1\n"
                f"port {proses.port_bebas(self._port)}\n"
                f"requirepass {self._sandi()}\n"
                f'dir "{self.folder}"\n'
                "daemonize no\n"
                "appendonly no\n"
                "save 900 1\n"
                'proc-title-template "{title} {listen-addr} {config-file}"\n'
            )

    def berhenti(self) -> None:
        """Stop the server; it writes what it holds to its folder first."""
        if self._pid.exists():
            proses.hentikan(int(self._pid.read_text()), str(self._conf), signal.SIGTERM)
            self._pid.unlink()
