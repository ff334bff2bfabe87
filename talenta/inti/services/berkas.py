"""Keeping a file: content under MEDIA_ROOT, its SHA-256, its size, who brought it."""

import hashlib
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files import File
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import connection

from talenta.inti.models import Berkas
from talenta.inti.penyimpanan import SEBAGIAN
from talenta.inti.services.audit import Pelaku

_POTONG = 1 << 20
# What this module names itself; whoever keeps something else there keeps it.
_NAMA = re.compile(r"[0-9a-f]{16}(_\w+)?\.bin", re.ASCII)
_YATIM = "yatim"
_SEHARI = 24 * 3600
_SIMPAN_YATIM = 30 * _SEHARI


def berkas_simpan(
    *, instansi_id: int | None, nama: str, isi: BinaryIO, tipe: str, pelaku: Pelaku
) -> Berkas:
    """Store `isi` (read from its start) whole or not at all; return its row. Bounded memory.

    Raises OSError where the disk is full; nothing is left behind then.
    """
    isi.seek(0)
    ringkasan, ukuran = hashlib.sha256(), 0
    while potongan := isi.read(_POTONG):
        ringkasan.update(potongan)
        ukuran += len(potongan)
    isi.seek(0)
    berkas = Berkas(
        instansi_id=instansi_id,
        nama=nama[-255:],
        sha256=ringkasan.hexdigest(),
        ukuran=ukuran,
        tipe=tipe[:100],
        pelaku_id=pelaku.id,
    )
    # The stored name is ours: what a person calls a file never becomes a path.
    # A file that came to disk already is moved there, not copied.
    wadah = isi if isinstance(isi, TemporaryUploadedFile) else File(isi)
    nama_simpan = f"{berkas.sha256[:16]}_{secrets.token_hex(4)}.bin"
    berkas.isi.save(nama_simpan, wadah, save=False)
    berkas.save(force_insert=True)
    return berkas


def sisa_unggahan_hapus(*, umur: timedelta = timedelta(days=1)) -> int:
    """Delete uploads that a broken connection or a killed process left half received; how many.

    Only where uploads have a folder of their own (production); elsewhere the system's is not ours.
    """
    if settings.FILE_UPLOAD_TEMP_DIR is None:
        return 0
    batas, jumlah = time.time() - umur.total_seconds(), 0
    for sisa in Path(settings.FILE_UPLOAD_TEMP_DIR).glob("*.upload*"):
        # One may be kept or deleted by its own request just now.
        with suppress(FileNotFoundError):
            if sisa.stat().st_mtime < batas:
                sisa.unlink()
                jumlah += 1
    return jumlah


def berkas_rapikan() -> int:
    """Set aside files that no row knows, older than a day; return how many.

    They remain where the storing was cut off or rolled back. Set aside means moved to the folder
    "yatim", where they stay for thirty days: a database restored from an older copy shall not cost
    anybody a file. Needs a login that sees every row.
    """
    with connection.cursor() as kursor:
        kursor.execute("SELECT row_security_active('inti_berkas')")
        if kursor.fetchone()[0]:
            raise PermissionError("this login does not see every file's row")
    akar, sekarang = Path(settings.MEDIA_ROOT), time.time()
    dikenal = set(Berkas.objects.values_list("isi", flat=True).iterator())
    jumlah = 0
    for jalur in _lebih_tua(akar.glob("[0-9]*/[0-9]*/*"), sekarang - _SEHARI):
        if jalur.name.endswith(SEBAGIAN):
            jalur.unlink()
        elif _NAMA.fullmatch(jalur.name) and str(jalur.relative_to(akar)) not in dikenal:
            (akar / _YATIM).mkdir(exist_ok=True)
            jalur.touch()
            jalur.rename(akar / _YATIM / jalur.name)
        else:
            continue
        jumlah += 1
    for jalur in _lebih_tua(akar.glob(f"{_YATIM}/*"), sekarang - _SIMPAN_YATIM):
        jalur.unlink()
    return jumlah


def _lebih_tua(semua: Iterator[Path], batas: float) -> Iterator[Path]:
    return (jalur for jalur in semua if jalur.is_file() and jalur.stat().st_mtime < batas)
