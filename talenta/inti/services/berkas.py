"""Keeping a file: content under MEDIA_ROOT, its SHA-256, its size, who brought it."""

import hashlib
from typing import BinaryIO

from django.core.files import File

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
    berkas.isi.save(f"{berkas.sha256[:16]}.bin", File(isi), save=False)
    berkas.save(force_insert=True)
    return berkas
