"""The embedded PostgreSQL: made once in the data folder, started and stopped with `lokal`."""

import locale
import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import psycopg2

from talenta.lokal import biner, proses
from talenta.lokal.biner import GalatLokal
from talenta.lokal.rahasia import rahasia_lokal

PERAN_SQL = Path(__file__).resolve().parents[2] / "deploy" / "peran.sql"
SETELAN = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "effective_cache_size": "2GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "15min",
    "jit": "off",
    # Nothing here reads the log but a start after a crash: a table is then written once, not also
    # into the log. Production archives its log and keeps PostgreSQL's own level.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "log_checkpoints": "off",
    # What it says of a failed statement holds values of people.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# For data that a power cut may take, such as that of tests (TALENTA_DATA_SEMENTARA=1): what is
# written reaches the system and not yet the disk. Killed processes lose nothing by it.
SEMENTARA = {
    "fsync": "off",
    "full_page_writes": "off",
}
# After a crash a server replays its log before it answers.
WAKTU_MULAI = 120
MEMORI_BERSAMA_CUKUP = 512 * 1024 * 1024
# What a container may take, in cgroups of the second and the first version.
BATAS_WADAH = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


class Postgres:
    """One cluster in `data/pg`; passwords, port and log beside it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.folder = data / "pg"
        self.log = data / "log" / "postgres.log"
        self._port = data / "port-postgres"
        self._tanda = f"-D {self.folder}"

    def url(self, peran: str) -> str:
        """Return the URL of the login `peran` (pemilik, web, kerja)."""
        return (
            f"postgres://talenta_{peran}:{self._sandi(peran)}"
            f"@127.0.0.1:{self._port.read_text()}/talenta"
        )

    def _sandi(self, peran: str) -> str:
        return rahasia_lokal(self.data, f"postgres_{peran}")

    def _pid(self) -> int | None:
        """Return the running server of this folder; a number left by a dead one is nobody's."""
        try:
            pid = int((self.folder / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None
        return pid if self._tanda in proses.baris_perintah(pid) else None

    def hidup(self) -> bool:
        """Tell whether the server of this folder answers (not another one on the same port)."""
        if self._pid() is None:
            return False
        try:
            psycopg2.connect(
                host="127.0.0.1",
                port=int(self._port.read_text()),
                user="postgres",
                password=self._sandi("postgres"),
                dbname="postgres",
                connect_timeout=5,
            ).close()
        except (OSError, ValueError, psycopg2.OperationalError):
            return False
        return True

    def mulai(self) -> None:
        """Make the cluster if there is none, start it, and see that logins and database exist."""
        program = biner.postgres()
        pelari = proses.pelari_bukan_root(program.postgres)
        if (pid := self._pid()) is not None and not self._masih_dimulai(pid):
            proses.hentikan(pid, self._tanda, signal.SIGQUIT)
        if not self.folder.exists():
            self._buat(program, pelari)
        proses.milik(self.folder, pelari.uid)
        for _ in range(3):
            if self.hidup() or self._jalankan(program, pelari):
                break
        else:
            raise GalatLokal(
                f"PostgreSQL tidak mau mulai; lihat {self.log}\n{proses.ekor(self.log)}"
            )
        self._peran(program)

    def _buat(self, program: biner.ProgramPostgres, pelari: proses.Pelari) -> None:
        """Run initdb beside the final place: an interrupted one is never taken for whole."""
        sementara = self.data / "pg-baru"
        shutil.rmtree(sementara, ignore_errors=True)
        sementara.mkdir(mode=0o700)
        proses.milik(sementara, pelari.uid)
        sandi = self.data / "rahasia" / "initdb"
        sandi.write_text(self._sandi("postgres"))
        sandi.chmod(0o600)
        if os.geteuid() == 0:
            os.chown(sandi, pelari.uid, -1)
        perintah = [
            *pelari.awalan,
            str(program.initdb),
            *("-D", str(sementara), "-U", "postgres", f"--pwfile={sandi}"),
            *("--auth=scram-sha-256", "-E", "UTF8"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", f"--locale={_lokal()}"),
        ]
        hasil = subprocess.run(perintah, capture_output=True, text=True, check=False, cwd="/")  # noqa: S603
        sandi.unlink()
        if hasil.returncode != 0:
            raise GalatLokal(f"PostgreSQL tidak dapat menyiapkan {self.folder}:\n{hasil.stderr}")
        sementara.rename(self.folder)

    def _jalankan(self, program: biner.ProgramPostgres, pelari: proses.Pelari) -> bool:
        # Whoever holds the number in a pid file left by a killed server is somebody else.
        (self.folder / "postmaster.pid").unlink(missing_ok=True)
        setelan = {**SETELAN, "port": str(proses.port_bebas(self._port)), **_memori()}
        if os.environ.get("TALENTA_DATA_SEMENTARA") == "1":
            setelan |= SEMENTARA
        anak = proses.mulai(
            [
                *pelari.awalan,
                *(str(program.postgres), "-D", str(self.folder)),
                *(bagian for k, v in setelan.items() for bagian in ("-c", f"{k}={v}")),
            ],
            self.log,
        )
        return proses.tunggu_siap(anak, self.hidup, WAKTU_MULAI)

    def _masih_dimulai(self, pid: int) -> bool:
        """Tell whether a server somebody else was starting (or stopping) comes to answer."""
        batas = time.monotonic() + WAKTU_MULAI
        while self._pid() == pid and time.monotonic() < batas:
            if self.hidup():
                return True
            time.sleep(0.05)
        return False

    def _peran(self, program: biner.ProgramPostgres) -> None:
        lingkungan = {
            **{k: v for k, v in os.environ.items() if not k.startswith("PG")},
            **{f"TALENTA_SANDI_{p.upper()}": self._sandi(p) for p in ("pemilik", "web", "kerja")},
            "PGPASSWORD": self._sandi("postgres"),
        }
        perintah = [str(program.psql), "-X", "-q", "-h", "127.0.0.1", "-p", self._port.read_text()]
        perintah += ["-U", "postgres", "-d", "postgres", "-f", str(PERAN_SQL)]
        hasil = subprocess.run(  # noqa: S603
            perintah, env=lingkungan, capture_output=True, text=True, check=False
        )
        if hasil.returncode != 0:
            raise GalatLokal(f"Peran basis data tidak dapat dibuat:\n{hasil.stderr}")

    def berhenti(self) -> None:
        """Stop the server cleanly: sessions are ended, what was committed is on disk."""
        if (pid := self._pid()) is not None:
            proses.hentikan(pid, self._tanda, signal.SIGINT)


def _lokal() -> str:
    """The builtin provider sorts; the system's locale only classifies letters, where it can."""
    semula = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return "C"
    locale.setlocale(locale.LC_CTYPE, semula)
    return "C.UTF-8"


def _memori() -> dict[str, str]:
    """A sixth of the machine for shared pages, 256 MB to 4 GB: an import of a million people
    writes into indexes everywhere, and what does not fit is written and read again and again. A
    table larger than a quarter of it is read from the system anew for each of its indexes."""
    mega = _memori_mesin() // 2**20
    return {"shared_buffers": f"{min(max(mega // 6, 256), 4096)}MB", **_memori_bersama()}


def _memori_mesin() -> int:
    """Bytes of the machine, or as many of them as the container may take."""
    semua = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for batas in BATAS_WADAH:
        with suppress(OSError, ValueError):
            semua = min(semua, int(batas.read_text()))
    return semua


def _memori_bersama() -> dict[str, str]:
    """Containers often give 64 MB of /dev/shm, too little for one parallel hash join."""
    try:
        keadaan = os.statvfs("/dev/shm")  # noqa: S108
    except OSError:
        return {}
    cukup = keadaan.f_bsize * keadaan.f_blocks >= MEMORI_BERSAMA_CUKUP
    return {} if cukup else {"dynamic_shared_memory_type": "mmap"}
