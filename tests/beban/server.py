"""gunicorn as it serves in production, in several arrangements, and what it holds in memory."""

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Susunan:
    """Processes, and threads in each; 0 threads is the class that takes one request at a time."""

    proses: int
    utas: int

    def __str__(self) -> str:
        if not self.utas:
            return f"{self.proses} proses sync"
        return f"{self.proses} proses gthread, {self.utas} utas"

    def argumen(self) -> list[str]:
        if not self.utas:
            return [f"--workers={self.proses}"]
        return [f"--workers={self.proses}", "--worker-class=gthread", f"--threads={self.utas}"]


def pss(pid: int) -> int:
    """Megabytes of a process, what it shares counted in parts; 0 for one that is gone."""
    with suppress(OSError):
        isi = Path(f"/proc/{pid}/smaps_rollup").read_text()
        return int(re.search(r"^Pss:\s+(\d+)", isi, re.M)[1]) // 1024  # type: ignore[index]
    return 0


def keluarga(pid: int) -> list[int]:
    """A process and its children."""
    anak = []
    for utas in Path(f"/proc/{pid}/task").glob("*/children"):
        anak += [int(satu) for satu in utas.read_text().split()]
    return [pid, *(turun for satu in anak for turun in keluarga(satu))]


@contextmanager
def gunicorn(susunan: Susunan, port: int, lingkungan: dict[str, str]) -> Iterator[int]:
    """The server, listening; yields its process."""
    perintah = [
        sys.executable, "-m", "gunicorn", "talenta.wsgi:application",
        "--config=deploy/gunicorn.py", f"--bind=127.0.0.1:{port}", "--preload",
        "--no-control-socket", "--log-level=warning", *susunan.argumen(),
    ]  # fmt: skip
    tertulis = lingkungan["BEBAN_LOG"]
    with open(tertulis, "ab") as log:
        anak = subprocess.Popen(
            perintah, cwd=AKAR, env={**os.environ, **lingkungan}, stdout=log, stderr=log
        )
        try:
            _tunggu(port, anak)
            yield anak.pid
        finally:
            anak.terminate()
            anak.wait(30)


def _tunggu(port: int, anak: subprocess.Popen[bytes]) -> None:
    batas = time.monotonic() + 60
    while time.monotonic() < batas and anak.poll() is None:
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat/", timeout=5).close()
            return
        time.sleep(0.2)
    raise RuntimeError("gunicorn tidak menjawab")
