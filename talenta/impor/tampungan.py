"""Staged rows that wait for applying: which they are, and clearing those nobody waits for.

Staged rows hold what the cells of one file say under one reading of them, and which of the rows
repeat each other. What they say against the records is checked anew when the file is applied.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction

from talenta.impor.jenis import Jenis
from talenta.impor.models import Impor
from talenta.impor.penampung import Penampung
from talenta.inti.rilis import sidik_rilis
from talenta.inti.selectors.waktu import waktu_kini

DITUNGGU = timedelta(days=3)


def tanda(
    impor: Impor,
    jenis: Jenis,
    hari: date,
    tangan: Mapping[str, str],
    padanan: Mapping[str, Mapping[str, str]],
) -> str:
    """Everything that the cleaning of a kept file depends on, as hex."""
    isi: list[Any] = [
        *(sidik_rilis(), jenis.kode, impor.berkas_id, impor.lembar, hari.isoformat()),
        *(tangan, padanan),
    ]
    return hashlib.sha256(json.dumps(isi, sort_keys=True).encode()).hexdigest()


def tertampung_utuh(p: Penampung, tanda_kini: str) -> bool:
    """Whether the rows that the preview counted are all there, read as they would be now, and what
    it made of them.

    A crash of the database empties unlogged tables.
    """
    if p.impor.tampungan != tanda_kini:
        return False
    [(ada,)] = p.ambil(
        "SELECT num_nulls(to_regclass(%s), to_regclass(%s)) = 0", [p.masuk, p.terima]
    )
    return ada and p.ambil(f"SELECT count(*) FROM {p.masuk}") == [(p.impor.dibaca,)]


def tampungan_sapu(*, semua: bool = False) -> int:
    """Drop staged rows whose import rests, is gone or has waited too long; return how many.

    `semua` drops what no job works on: a new release may clean cells otherwise.
    """
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT DISTINCT substring(tablename FROM '_([0-9]+)$')::bigint FROM pg_tables "
            "WHERE schemaname = 'penampung' AND tablename ~ '_[0-9]+$'"
        )
        nomor = [satu for (satu,) in kursor.fetchall()]
    batas = None if semua else waktu_kini() - DITUNGGU
    return sum(_sapu_satu(satu, batas) for satu in nomor)


def _sapu_satu(nomor: int, batas: Any) -> bool:
    with transaction.atomic():
        impor = Impor.objects.select_for_update(skip_locked=True).filter(pk=nomor).first()
        if impor is None and Impor.objects.filter(pk=nomor).exists():
            return False  # a job works on it
        if impor is not None:
            ditunggu = impor.status == Impor.Status.SIAP and impor.diperiksa_pada
            if impor.diproses or (batas is not None and ditunggu and ditunggu > batas):
                return False
            Impor.objects.filter(pk=nomor).update(tampungan="")
        with connection.cursor() as kursor:
            tabel = (f"penampung.{nama}_{nomor}" for nama in ("masuk", "temuan", "ganda", "terima"))
            kursor.execute(f"DROP TABLE IF EXISTS {', '.join(tabel)}")
    return True
