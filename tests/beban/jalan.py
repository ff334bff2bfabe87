"""One run of locust against the portal's own server: what it asks, and what that took."""

import csv
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from tests.beban.server import Susunan, gunicorn, keluarga, pss
from tests.conftest import _port_bebas

LOCUST = Path(__file__).resolve().parents[2] / ".venv-audit" / "bin" / "locust"


@dataclass(frozen=True, kw_only=True)
class Hasil:
    """What locust counted; times in milliseconds, memory in megabytes."""

    judul: str
    permintaan: int
    gagal: int
    per_detik: float
    median: float
    p95: float
    web: int
    basis: int
    halaman: tuple[tuple[str, int, float, float], ...] = ()


def lingkungan(folder: Path) -> dict[str, str]:
    """The web's own login on this database, with the log apart."""
    nama = connection.settings_dict["NAME"]
    basis = {
        kunci: urlsplit(os.environ[kunci])._replace(path=f"/{nama}").geturl()
        for kunci in ("DATABASE_URL", "DATABASE_URL_WEB", "DATABASE_URL_KERJA")
        if kunci in os.environ
    }
    return {
        **basis, "TALENTA_LOGIN": "web", "DJANGO_SETTINGS_MODULE": "talenta.settings.test",
        "TALENTA_DATA": str(folder), "BEBAN_LOG": str(folder / "gunicorn.log"),
    }  # fmt: skip


@contextmanager
def terbanyak(pid: int) -> Iterator[dict[str, int]]:
    """The most that the web and the database's processes held meanwhile."""
    puncak = {"web": 0, "basis": 0}
    usai = threading.Event()
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_backend_pid()")
        anak = kursor.fetchone()[0]
    induk = int(Path(f"/proc/{anak}/stat").read_text().rsplit(")", 1)[1].split()[1])

    def lihat() -> None:
        while not usai.wait(3):
            puncak["web"] = max(puncak["web"], sum(pss(satu) for satu in keluarga(pid)))
            puncak["basis"] = max(puncak["basis"], sum(pss(satu) for satu in keluarga(induk)))

    utas = threading.Thread(target=lihat, daemon=True)
    utas.start()
    try:
        yield puncak
    finally:
        usai.set()
        utas.join()


def ukur(
    judul: str,
    susunan: Susunan,
    orang: Path,
    *,
    banyak: int,
    detik: int,
    skenario: str = "locustfile",
    **lain: str,
) -> Hasil:
    """One run of locust against one arrangement of the server; who acts is read from `orang`."""
    folder, port = orang.parent, _port_bebas()
    awalan = folder / f"locust-{time.monotonic_ns()}"
    with gunicorn(susunan, port, lingkungan(folder)) as pid, terbanyak(pid) as puncak:
        perintah = [
            str(LOCUST), "-f", f"tests/beban/{skenario}.py", "--headless", "-u", str(banyak),
            "-r", str(max(1, banyak // 10)), "-t", f"{detik}s", "--host",
            f"http://127.0.0.1:{port}", "--csv", str(awalan), "--only-summary", "--loglevel",
            "ERROR", "--reset-stats", "--exit-code-on-error", "0",
        ]  # fmt: skip
        jalan = subprocess.run(
            perintah,
            env={**os.environ, "BEBAN_ORANG": str(orang), **lain},
            capture_output=True, text=True, check=False, timeout=detik + 120,
            cwd=Path(__file__).resolve().parents[2],
        )  # fmt: skip
    if jalan.returncode:
        sys.exit(jalan.stderr[-2000:])
    with Path(f"{awalan}_stats.csv").open() as isi:
        baris = list(csv.DictReader(isi))
    semua = next(satu for satu in baris if satu["Name"] == "Aggregated")
    if semua["Request Count"] == "0":
        sys.exit(f"tidak ada permintaan: {jalan.stdout[-1000:]}{jalan.stderr[-2000:]}")
    hasil = Hasil(
        judul=judul,
        permintaan=int(semua["Request Count"]),
        gagal=int(semua["Failure Count"]),
        per_detik=float(semua["Requests/s"]),
        median=float(semua["50%"]),
        p95=float(semua["95%"]),
        web=puncak["web"],
        basis=puncak["basis"],
        halaman=tuple(
            (satu["Name"], int(satu["Request Count"]), float(satu["50%"]), float(satu["95%"]))
            for satu in baris
            if satu["Name"] != "Aggregated" and int(satu["Request Count"])
        ),
    )
    sys.stdout.write(f"{hasil}\n")
    sys.stdout.flush()
    return hasil
