"""Whether this very code has prepared a database already; then a start need not ask again.

The mark is a comment on a table: it goes along with a backup, and away with the database.
"""

import hashlib
from pathlib import Path

import psycopg2

AKAR = Path(__file__).resolve().parents[2]
# All that `siapkan` runs or loads.
MENENTUKAN = ("talenta", "kinerja", "kompetensi", "karir", "deploy", "requirements.txt")
_TABEL = "django_migrations"


def tanda(akar: Path = AKAR) -> str:
    """A hash of the code, its data and its packages."""
    jumlah = hashlib.sha256()
    for nama in MENENTUKAN:
        induk = akar / nama
        for berkas in sorted(induk.rglob("*")) if induk.is_dir() else [induk]:
            if berkas.is_file() and "__pycache__" not in berkas.parts:
                isi = berkas.read_bytes()
                jumlah.update(f"{berkas.relative_to(akar)}\0{len(isi)}\0".encode() + isi)
    return jumlah.hexdigest()


def tercatat(url: str) -> str:
    """The mark that a database bears; "" for one that was never prepared."""
    sambungan = psycopg2.connect(url)
    try:
        with sambungan.cursor() as kursor:
            kursor.execute("SELECT obj_description(to_regclass(%s), 'pg_class')", [_TABEL])
            [(isi,)] = kursor.fetchall()
    finally:
        sambungan.close()
    return isi or ""


def catat(url: str, isi: str) -> None:
    """Mark a database as prepared; as its owner."""
    sambungan = psycopg2.connect(url)
    try:
        with sambungan, sambungan.cursor() as kursor:
            kursor.execute(f"COMMENT ON TABLE {_TABEL} IS %s", [isi])
    finally:
        sambungan.close()
