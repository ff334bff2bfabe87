"""The embedded servers shared by everybody who needs them: first one in starts, last one out stops.

Every user holds a shared lock as long as it lives; the system drops it even after kill -9. Starting
and stopping happen under a second, exclusive lock.
"""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from talenta.lokal.biner import GalatLokal
from talenta.lokal.postgres import Postgres
from talenta.lokal.valkey import Valkey

__all__ = ["GalatLokal", "folder_data", "hidup", "siapkan"]


def folder_data() -> Path:
    """Return the data folder: TALENTA_DATA, else `.data` in the project, as the settings say."""
    bawaan = Path(__file__).resolve().parents[2] / ".data"
    return Path(os.environ.get("TALENTA_DATA") or bawaan)


def siapkan(data: Path) -> Path:
    """Make the data folder, open to its owner only; return its full path."""
    data = data.resolve()
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        (data / "rahasia").mkdir(mode=0o700, exist_ok=True)
        (data / "log").mkdir(exist_ok=True)
    except OSError as galat:
        raise GalatLokal(
            f"Folder data {data} tidak dapat ditulis; isi TALENTA_DATA dengan folder milik Anda."
        ) from galat
    return data


@contextmanager
def hidup(data: Path, luar: Mapping[str, str] = os.environ) -> Iterator[dict[str, str]]:
    """Keep the servers of the folder `data` up; yield the variables a child process needs.

    `luar` are the variables set from outside: servers named there are used, and when both
    DATABASE_URL and REDIS_URL are, nothing is started. Raises GalatLokal.
    """
    if luar.get("DATABASE_URL") and luar.get("REDIS_URL"):
        yield {}
        return
    data = siapkan(data)
    with _kunci(data / "pemakai.kunci") as pemakai, _kunci(data / "giliran.kunci") as giliran:
        postgres, valkey = Postgres(data), Valkey(data)
        fcntl.flock(giliran, fcntl.LOCK_EX)
        fcntl.flock(pemakai, fcntl.LOCK_SH)
        try:
            for server in (postgres, valkey):
                if not server.hidup():
                    server.mulai()
            fcntl.flock(giliran, fcntl.LOCK_UN)
            yield _lingkungan(postgres, valkey, luar)
        finally:
            fcntl.flock(giliran, fcntl.LOCK_EX)
            if _sendirian(pemakai):
                valkey.berhenti()
                postgres.berhenti()


@contextmanager
def _kunci(berkas: Path) -> Iterator[int]:
    try:
        deskriptor = os.open(berkas, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as galat:
        raise GalatLokal(
            f"Folder data {berkas.parent} milik pengguna lain; isi TALENTA_DATA dengan folder Anda."
        ) from galat
    try:
        yield deskriptor
    finally:
        os.close(deskriptor)


def _sendirian(pemakai: int) -> bool:
    try:
        fcntl.flock(pemakai, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _lingkungan(postgres: Postgres, valkey: Valkey, luar: Mapping[str, str]) -> dict[str, str]:
    lingkungan = {"TALENTA_DATA": str(postgres.data)}
    if not luar.get("DATABASE_URL"):
        lingkungan |= {
            "DATABASE_URL": postgres.url("pemilik"),
            "DATABASE_URL_WEB": postgres.url("web"),
            "DATABASE_URL_KERJA": postgres.url("kerja"),
        }
    if not luar.get("REDIS_URL"):
        lingkungan["REDIS_URL"] = valkey.url()
    return lingkungan
