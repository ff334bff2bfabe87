"""Keeping a file: content under MEDIA_ROOT, its SHA-256, its size, who brought it."""

import hashlib
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files import File
from django.core.files.uploadedfile import TemporaryUploadedFile

from talenta.inti.models import Berkas
from talenta.inti.services.audit import Pelaku

_POTONG = 1 << 20


def berkas_simpan(
    *, instansi_id: int | None, nama: str, isi: BinaryIO, tipe: str, pelaku: Pelaku
) -> Berkas:
    """Store `isi` (read from its start) and return its row. Bounded memory."""
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
    berkas.isi.save(f"{berkas.sha256[:16]}.bin", wadah, save=False)
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
