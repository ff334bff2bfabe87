"""COPY beside the work: one chunk goes to the database while the next is being cleaned."""

import io
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait

from django.db import connection

# Chunks on their way at once; more would only take memory.
TERBANYAK = 2


def _kolom(isi: list[str]) -> list[str]:
    """Cells as COPY's text format wants them; cleaned cells hold no tab and no line end."""
    if "\\" in "".join(isi):
        return [satu.replace("\\", "\\\\") for satu in isi]
    return isi


def teks_salin(kolom: Sequence[list[str]]) -> bytes:
    """Columns of cells as the rows of COPY's text format."""
    return "\n".join(map("\t".join, zip(*map(_kolom, kolom), strict=True))).encode()


class Penyalin:
    """Copies columns of text into tables of the caller's transaction, in the order given.

    One thread works on the caller's own connection, so all of it is in the caller's transaction;
    the caller runs nothing there before `tunggu`. An empty cell becomes NULL.
    """

    def __init__(self) -> None:
        self._pekerja = ThreadPoolExecutor(max_workers=1, thread_name_prefix="salin")
        self._jalan: list[Future[None]] = []

    def salin(self, tabel: str, nama: Sequence[str], isi: bytes) -> None:
        """Send one chunk (`teks_salin`); raises what an earlier one met."""
        while len(self._jalan) >= TERBANYAK:
            self._hasil()
        connection.ensure_connection()
        sql = f"COPY {tabel} ({', '.join(nama)}) FROM STDIN (FORMAT text, NULL '')"
        self._jalan.append(self._pekerja.submit(_jalankan, connection.connection, sql, isi))

    def tunggu(self) -> None:
        """Return once everything is in the tables; raises what one of them met."""
        while self._jalan:
            self._hasil()

    def _hasil(self) -> None:
        """Raise what the oldest one met, in Django's classes: a lost connection is tried again."""
        with connection.wrap_database_errors:
            self._jalan.pop(0).result()

    def tinggalkan(self) -> None:
        """Return once nothing works on the connection any more; what did not begin never will."""
        for satu in self._jalan:
            satu.cancel()
        wait(self._jalan)
        self._jalan.clear()


def _jalankan(sambungan: object, sql: str, isi: bytes) -> None:
    with sambungan.cursor() as kursor:  # type: ignore[attr-defined]
        kursor.copy_expert(sql, io.BytesIO(isi), size=1 << 20)
