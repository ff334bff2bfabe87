"""The stage: servers and portal of its own, that a test may stop, start and kill as it likes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2
from psycopg2.extensions import connection as Sambungan

from talenta.lokal import proses, server
from talenta.lokal.portal import AKAR, Portal
from talenta.lokal.postgres import Postgres
from talenta.lokal.rahasia import rahasia_lokal
from talenta.lokal.valkey import Valkey
from tests.conftest import _port_bebas

SETELAN = "talenta.settings.test"
# The class of the locks that jobs hold while they run (talenta.inti.services.pekerjaan.KUNCI).
KUNCI_PEKERJAAN = 7_203_002
# What the tests around us may have set, and must not leak into our servers.
DARI_LUAR = (
    *("DATABASE_URL", "DATABASE_URL_WEB", "DATABASE_URL_KERJA", "REDIS_URL", "TALENTA_LOGIN"),
    "DJANGO_SETTINGS_MODULE",
)


def tunggu(syarat: Callable[[], Any], apa: str, batas: float = 60) -> float:
    """Wait until `syarat` holds; return the seconds it took."""
    mulai = time.monotonic()
    while not syarat():
        assert time.monotonic() - mulai < batas, f"waited {batas:.0f} s in vain for {apa}"
        time.sleep(0.1)
    return time.monotonic() - mulai


@dataclass
class Panggung:
    """Servers in `data`, the portal on them, the file `berkas` of `baris` rows, and in its middle
    the person `nip_tengah`, whose name it changes; `peringkat` is what tests.faults.isi_peringkat
    says of the agencies that are ranked."""

    data: Path
    baris: int
    lingkungan: dict[str, str]
    portal: Portal
    berkas: Path = field(init=False)
    nip_tengah: str = field(init=False)
    peringkat: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.postgres, self.valkey = Postgres(self.data), Valkey(self.data)
        self.media = self.portal.data / "berkas"

    # The database, past all row-level security

    def sambung(self) -> Sambungan:
        """A connection of the superuser, committing by itself."""
        sambungan = psycopg2.connect(
            host="127.0.0.1",
            port=int((self.data / "port-postgres").read_text()),
            user="postgres",
            password=rahasia_lokal(self.data, "postgres_postgres"),
            dbname="talenta",
            application_name="pengamat",
        )
        sambungan.autocommit = True
        return sambungan

    def tanya(self, sql: str, *nilai: Any) -> list[tuple[Any, ...]]:
        """The rows of one query."""
        sambungan = self.sambung()
        try:
            with sambungan.cursor() as kursor:
                kursor.execute(sql, nilai or None)
                return list(kursor.fetchall()) if kursor.description else []
        finally:
            sambungan.close()

    def satu(self, sql: str, *nilai: Any) -> Any:
        """The only value of a query, None without a row."""
        baris = self.tanya(sql, *nilai)
        return baris[0][0] if baris else None

    # Faults

    def postgres_berhenti(self, sinyal: signal.Signals) -> None:
        """SIGINT stops fast (sessions are ended), SIGQUIT at once (the next start recovers)."""
        pid = int((self.postgres.folder / "postmaster.pid").read_text().split()[0])
        proses.hentikan(pid, str(self.postgres.folder), sinyal)

    def bangkitkan(self) -> None:
        """Start what a test, above all one that failed, has left dead."""
        for satu in (self.postgres, self.valkey):
            if not satu.hidup():
                satu.mulai()
        mulai = {"worker": self.portal.mulai_worker, "beat": self.portal.mulai_beat}
        while (mati := self.portal.mati()) in mulai:
            mulai[mati]()
        if mati is not None or not self.portal._anak:
            self.portal.__exit__()
            self.portal.__enter__()

    def bunuh_worker(self) -> None:
        """SIGKILL to the worker and its children, as the kernel does when memory ends."""
        os.killpg(self.portal.pid("worker"), signal.SIGKILL)
        tunggu(lambda: self.portal.mati() == "worker", "the worker's death")

    def bunuh_beat(self) -> None:
        """SIGKILL to the scheduler."""
        os.killpg(self.portal.pid("beat"), signal.SIGKILL)
        tunggu(lambda: self.portal.mati() == "beat", "the scheduler's death")

    def bunuh_anak(self, pekerjaan: int) -> None:
        """SIGKILL to the child of the worker that runs the job `pekerjaan`."""
        os.kill(self.anak_pekerja(pekerjaan), signal.SIGKILL)

    def anak_pekerja(self, pekerjaan: int) -> int:
        """The process that holds the job's lock."""
        port = self.satu(
            "SELECT client_port FROM pg_stat_activity JOIN pg_locks USING (pid) "
            "WHERE locktype = 'advisory' AND granted AND classid = %s AND objid = %s "
            "AND usename = 'talenta_kerja'",
            KUNCI_PEKERJAAN,
            pekerjaan,
        )
        inode = next(
            kolom[9]
            for kolom in map(str.split, Path("/proc/net/tcp").read_text().splitlines()[1:])
            if int(kolom[1].split(":")[1], 16) == port
        )
        for anak in proses_anak(self.portal.pid("worker")):
            for tautan in Path(f"/proc/{anak}/fd").iterdir():
                if os.readlink(tautan) == f"socket:[{inode}]":
                    return anak
        raise AssertionError(f"no child of the worker holds job {pekerjaan}")

    def jalankan(self, *perintah: str, **lain: str) -> str:
        """Run a Python command on these servers to its end; return what it said."""
        hasil = subprocess.run(
            [sys.executable, *perintah],
            env={**self.lingkungan, "TALENTA_DATA": str(self.portal.data), **lain},
            capture_output=True,
            text=True,
            check=False,
            cwd=AKAR,
        )
        assert hasil.returncode == 0, f"{perintah}: {hasil.stderr[-2000:]}"
        return hasil.stdout


def proses_anak(pid: int) -> list[int]:
    """Direct children of a process."""
    return [int(satu) for satu in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@contextmanager
def panggung_hidup(data: Path, baris: int) -> Iterator[Panggung]:
    """Servers through the code of `manage.py lokal`, tables, people, web, worker and beat."""
    luar = {kunci: nilai for kunci, nilai in os.environ.items() if kunci not in DARI_LUAR}
    with server.hidup(data, luar={}) as kunci:
        # Long enough to be cleaned by children, which are killed with their parent too.
        panjang = {"TALENTA_IMPOR_PANJANG": "500"}
        lingkungan = {**luar, **kunci, **panjang, "DJANGO_SETTINGS_MODULE": SETELAN}
        rumah = data / "portal"
        (rumah / "log").mkdir(parents=True)
        portal = Portal(rumah, _port_bebas(), lingkungan)
        portal.lingkungan = {**lingkungan, "TALENTA_DATA": str(rumah)}
        panggung = Panggung(data, baris, lingkungan, portal)
        panggung.jalankan("manage.py", "siapkan", TALENTA_LOGIN="pemilik")
        keluaran = panggung.jalankan(
            "-m", "tests.faults.isi", str(data), str(baris), TALENTA_LOGIN="kerja"
        )
        isi = json.loads(keluaran.strip().splitlines()[-1])
        panggung.berkas, panggung.nip_tengah = Path(isi["berkas"]), isi["nip_tengah"]
        panggung.peringkat = isi["peringkat"]
        with portal:
            yield panggung
