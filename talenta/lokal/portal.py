"""The processes of the portal on one machine: web, worker and beat, each with its own login."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from talenta.lokal import proses
from talenta.lokal.biner import GalatLokal

AKAR = Path(__file__).resolve().parents[2]
WAKTU_WEB = 120
WAKTU_BERHENTI = 15


def galat_port(port: int) -> str | None:
    """Return why this port of localhost cannot be had, None when it can."""
    for keluarga, alamat in _alamat_lokal():
        with socket.socket(keluarga) as soket:
            soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                soket.bind((alamat, port))
            except PermissionError:
                return f"Port {port} tidak boleh dipakai pengguna biasa"
            except OSError:
                return f"Port {port} sedang dipakai program lain"
    return None


def _alamat_lokal() -> list[tuple[socket.AddressFamily, str]]:
    """Return the addresses a browser may try for `localhost`."""
    alamat = [(socket.AF_INET, "127.0.0.1")]
    try:
        with socket.socket(socket.AF_INET6) as soket:
            soket.bind(("::1", 0))
        alamat.append((socket.AF_INET6, "::1"))
    except OSError:
        pass
    return alamat


class Portal:
    """Context manager: starts the three processes once the web answers, stops them in the end.

    `lingkungan` holds the variables for all of them (DATABASE_URL..., REDIS_URL, settings); the
    attribute of that name is the whole environment they get.
    Raises GalatLokal with the end of the log when one of them does not start.
    """

    def __init__(self, data: Path, port: int, lingkungan: dict[str, str]) -> None:
        self.data, self.port = data, port
        self.alamat = f"http://localhost:{port}"
        self.lingkungan = {**os.environ, **lingkungan, "TALENTA_DATA": str(data)}
        self.lingkungan["TALENTA_ALAMAT"] = self.alamat
        self._log = data / "log"
        self._catatan = data / "portal.json"
        self._anak: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        self.bersihkan_sisa(self.data)
        try:
            # The web first and alone: a person waits for it, jobs can wait for the worker.
            self._mulai("web", "web", "gunicorn", *self._argumen_web())
            self._tunggu_web()
            self.mulai_worker()
            self.mulai_beat()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for anak in self._anak.values():
            _sinyal_kelompok(anak.pid, signal.SIGTERM, sekelompok=False)
        batas = time.monotonic() + WAKTU_BERHENTI
        for anak in self._anak.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                anak.wait(max(0.1, batas - time.monotonic()))
            _sinyal_kelompok(anak.pid, signal.SIGKILL, sekelompok=True)
            anak.wait()
        self._anak.clear()
        self._catatan.unlink(missing_ok=True)

    def mulai_worker(self) -> None:
        """Start the worker, or another in place of one that has died."""
        # Workers need not know of each other.
        sendiri = ("--without-gossip", "--without-mingle")
        self._mulai(
            "worker", "kerja", "celery", "-A", "talenta", "worker", "--concurrency=2", *sendiri
        )

    def mulai_beat(self) -> None:
        """Start the beat, or another in place of one that has died."""
        jadwal = ("--pidfile=", f"--schedule={self.data / 'beat-jadwal'}")
        self._mulai("beat", "kerja", "celery", "-A", "talenta", "beat", *jadwal)

    def pid(self, nama: str) -> int:
        """Return the number of a process (web, worker, beat); it leads a group of its own."""
        return self._anak[nama].pid

    def mati(self) -> str | None:
        """Return the name of a process that has ended by itself, if one has."""
        return next((nama for nama, anak in self._anak.items() if anak.poll() is not None), None)

    def log(self, nama: str) -> Path:
        """Return the log of the process `nama` (web, worker, beat)."""
        return self._log / f"{nama}.log"

    def _argumen_web(self) -> Sequence[str]:
        ikat = [f"--bind={f'[{a}]' if ':' in a else a}:{self.port}" for _, a in _alamat_lokal()]
        lain = (
            "--config=deploy/gunicorn.py",
            "--workers=2",
            "--preload",
            "--graceful-timeout=5",
            "--no-control-socket",
        )
        return "talenta.wsgi:application", *ikat, *lain

    def _mulai(self, nama: str, login: str, modul: str, *argumen: str) -> None:
        log = self.log(nama)
        log_celery = [f"--logfile={log}", "--loglevel=INFO"] if modul == "celery" else []
        log_web = [f"--error-logfile={log}"] if modul == "gunicorn" else []
        with log.open("ab") as keluaran:
            self._anak[nama] = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", modul, *argumen, *log_celery, *log_web],
                env={**self.lingkungan, "TALENTA_LOGIN": login},
                stdin=subprocess.DEVNULL,
                stdout=keluaran,
                stderr=keluaran,
                start_new_session=True,
                cwd=AKAR,
            )
        self._catatan.write_text(json.dumps([anak.pid for anak in self._anak.values()]))

    @staticmethod
    def bersihkan_sisa(data: Path) -> None:
        """End the processes a killed predecessor has left behind in this data folder."""
        catatan, tanda = data / "portal.json", str(data / "log")
        if not catatan.exists():
            return
        for pid in json.loads(catatan.read_text()):
            if tanda in proses.baris_perintah(pid):
                _sinyal_kelompok(pid, signal.SIGKILL, sekelompok=True)
                proses.tunggu_berakhir(pid, tanda, 5)
        catatan.unlink()

    def _tunggu_web(self) -> None:
        batas = time.monotonic() + WAKTU_WEB
        while time.monotonic() < batas:
            if nama := self.mati():
                raise GalatLokal(f"Proses {nama} berhenti:\n{proses.ekor(self.log(nama), 12)}")
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/sehat/", timeout=5).close()
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
            else:
                return
        raise GalatLokal(f"Web tidak menjawab:\n{proses.ekor(self.log('web'), 12)}")


def _sinyal_kelompok(pid: int, sinyal: signal.Signals, *, sekelompok: bool) -> None:
    """Signal a process, or its whole group; one that is gone needs none."""
    with contextlib.suppress(ProcessLookupError):
        (os.killpg if sekelompok else os.kill)(pid, sinyal)
