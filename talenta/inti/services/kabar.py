"""Telling people what happened: the one door for every wing, inside the caller's transaction.

Rows are written without reading them back (RETURNING): who tells need not be able to read.
"""

from collections.abc import Iterable

from django.db import connection

from talenta.inti.kamus import KABAR


def kabarkan(
    *, jenis: str, judul: str, pengguna: Iterable[int], isi: str = "", tautan: str = ""
) -> None:
    """Tell accounts, one row each, in one statement for however many.

    `jenis` is a key of KABAR; `tautan` a path of the portal. Neither words nor path hold a NIP, a
    name or a score.
    """
    _periksa(jenis, tautan)
    with connection.cursor() as kursor:
        kursor.execute(
            """INSERT INTO inti_pemberitahuan (pengguna_id, peran, jenis, judul, isi, tautan)
               SELECT unnest(%s::bigint[]), '{}', %s, %s, %s, %s""",
            [list(pengguna), jenis, judul[:200], isi[:500], tautan],
        )


def siarkan(
    *,
    jenis: str,
    judul: str,
    instansi_id: int,
    peran: Iterable[str] = (),
    isi: str = "",
    tautan: str = "",
) -> None:
    """Tell everybody of an agency who has a record, or who holds one of `peran`: one row, however
    many they are; who they are is asked when it is read."""
    _periksa(jenis, tautan)
    with connection.cursor() as kursor:
        kursor.execute(
            """INSERT INTO inti_pemberitahuan (instansi_id, peran, jenis, judul, isi, tautan)
               VALUES (%s, %s::varchar[], %s, %s, %s, %s)""",
            [instansi_id, list(peran), jenis, judul[:200], isi[:500], tautan],
        )


def _periksa(jenis: str, tautan: str) -> None:
    if jenis not in KABAR:
        raise LookupError(f"jenis pemberitahuan {jenis} tidak dikenal")
    if tautan and (not tautan.startswith("/") or tautan.startswith("//")):
        raise ValueError("tautan pemberitahuan bukan laman portal")
