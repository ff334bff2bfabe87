"""What no import of the same file can do without: bytes into the database, rows into tables."""

from pathlib import Path

from django.db import connection, transaction

from talenta.akun.models import Instansi
from talenta.pegawai.models import Pegawai
from tests.bench.ukur import Waktu, ukur

_POTONG = 1 << 20


def lantai_impor(instansi: Instansi, berkas: Path, *, kali: int) -> Waktu:
    """COPY of the file into an unlogged table of text, then the people and the history of their
    arrival, as they are stored, into tables of the same columns, checks and indexes.

    Nothing is read from the cells, compared, referred to or noted; undone by a rollback.
    """
    pegawai = Pegawai._meta.db_table
    peristiwa = Pegawai.pgh_event_models["tambah"]._meta.db_table
    with berkas.open(encoding="utf-8") as isi:
        kolom = [f"k{n} text" for n, _ in enumerate(isi.readline().split(","))]

    def sekali() -> None:
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(f"CREATE UNLOGGED TABLE lantai_berkas ({', '.join(kolom)})")
            with berkas.open("rb") as isi:
                kursor.copy_expert(
                    "COPY lantai_berkas FROM STDIN (FORMAT csv, HEADER)", isi, size=_POTONG
                )
            for tabel in (pegawai, peristiwa):
                kursor.execute(f"CREATE TABLE lantai_{tabel} (LIKE {tabel} INCLUDING ALL)")
            kursor.execute(
                f"INSERT INTO lantai_{pegawai} SELECT * FROM {pegawai} WHERE instansi_id = %s",
                [instansi.pk],
            )
            kursor.execute(
                f"INSERT INTO lantai_{peristiwa} SELECT * FROM {peristiwa} "
                "WHERE instansi_id = %s AND pgh_label = 'tambah'",
                [instansi.pk],
            )
            transaction.set_rollback(True)

    return ukur(sekali, kali=kali)
