"""PostgreSQL's own programs, run without a password in sight, and their complaints in words."""

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2
from django.db import connection

from talenta.lokal import biner

_TLS = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}
# Where PostgreSQL lets everybody in; the databases themselves are renamed from there.
_PEMELIHARAAN = "postgres"
_PENUH = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class GalatCadangan(Exception):
    """A backup or a restore cannot go on: what, where, and what helps."""


def jalankan(nama: str, *argumen: str, basis: str, tempat: Path) -> None:
    """Run pg_dump or pg_restore on the database `basis`; `tempat` is named when a disk is full.

    Raises GalatCadangan. What the programs say about rows is not repeated: it may hold data.
    """
    try:
        program = biner.alat_postgres(nama)
    except biner.GalatLokal as galat:
        raise GalatCadangan(str(galat)) from None
    hasil = subprocess.run(  # noqa: S603
        [str(program), "--no-password", *argumen],
        env=_lingkungan(basis),
        capture_output=True,
        text=True,
        check=False,
    )
    if hasil.returncode == 0:
        return
    if "No space left" in hasil.stderr or hasil.returncode < 0:
        raise GalatCadangan(_kata_penuh(tempat))
    if "server version" in hasil.stderr and "mismatch" in hasil.stderr:
        raise GalatCadangan(
            f"{program} lebih tua daripada server PostgreSQL. Pasang {nama} dari versi server itu."
        )
    keluhan = [b for b in hasil.stderr.splitlines() if "error:" in b or "FATAL" in b]
    sebab = (keluhan or ["tanpa penjelasan"])[0].split("error:", 1)[-1].strip()
    raise GalatCadangan(f"{nama} gagal: {sebab}")


def _lingkungan(basis: str) -> dict[str, str]:
    """Environment for libpq: the password goes there and never onto a command line."""
    setelan: dict[str, Any] = connection.settings_dict
    nilai = {
        "PGHOST": setelan["HOST"],
        "PGPORT": str(setelan["PORT"] or ""),
        "PGUSER": setelan["USER"],
        "PGPASSWORD": setelan["PASSWORD"],
        "PGDATABASE": basis,
        "PGAPPNAME": "talenta cadangan",
        "PGCONNECT_TIMEOUT": "15",
        "LC_ALL": "C",
        **{peubah: setelan["OPTIONS"].get(kunci, "") for kunci, peubah in _TLS.items()},
    }
    return {**os.environ, **{k: str(v) for k, v in nilai.items() if v}}


@contextmanager
def pemeliharaan() -> Iterator[Any]:
    """A cursor outside the portal's database, each statement on its own."""
    parameter = {**connection.get_connection_params(), "dbname": _PEMELIHARAAN}
    try:
        sambungan = psycopg2.connect(**parameter)
    except psycopg2.OperationalError as galat:
        raise GalatCadangan(
            f"Server PostgreSQL di {parameter.get('host') or 'mesin ini'} tidak menjawab atau "
            "menolak. Periksa DATABASE_URL dan apakah servernya menyala."
        ) from galat
    sambungan.autocommit = True
    try:
        with sambungan.cursor() as kursor:
            yield kursor
    finally:
        sambungan.close()


@contextmanager
def di_basis_data(nama: str) -> Iterator[None]:
    """Let the portal's own code work on another database of the same server."""
    semula = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = nama
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = semula


@contextmanager
def galat_cakram(tempat: Path) -> Iterator[None]:
    """Say in words what the file system refuses at `tempat`."""
    try:
        yield
    except OSError as galat:
        if galat.errno in _PENUH:
            raise GalatCadangan(_kata_penuh(tempat)) from galat
        raise GalatCadangan(
            f"{galat.filename or tempat} tidak dapat dibaca atau ditulis ({galat.strerror}). "
            "Periksa hak akses folder itu."
        ) from galat


def _kata_penuh(tempat: Path) -> str:
    return (
        f"Penyimpanan penuh di {tempat} (atau di bawah PostgreSQL). Kosongkan ruang, lalu ulangi; "
        "yang setengah jadi sudah dibuang."
    )
