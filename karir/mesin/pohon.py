"""The Merkle tree over the results of a run: leaves in, all levels out (RFC 6962, 2.1).

A level is one `bytes`, 32 a node. An odd node at the end of a level is carried up as it is; that
gives the same tree as splitting at the largest power of two.
"""

import hashlib
from typing import Final

LEBAR: Final = 32


def lapis(daun: bytes) -> list[bytes]:
    """All levels, the leaves first, the root (one node) last; nobody gives one empty level."""
    tingkat = [daun]
    sha256 = hashlib.sha256
    while len(bawah := tingkat[-1]) > LEBAR:
        penuh = len(bawah) // (2 * LEBAR) * 2 * LEBAR
        atas = [
            sha256(b"\1" + bawah[di : di + 2 * LEBAR]).digest() for di in range(0, penuh, 2 * LEBAR)
        ]
        tingkat.append(b"".join(atas) + bawah[penuh:])
    return tingkat


def akar(tingkat: list[bytes]) -> bytes:
    """The root; of nobody it is the hash of nothing."""
    return tingkat[-1] or hashlib.sha256(b"").digest()


def jalur(tingkat: list[bytes], letak: int) -> list[bytes]:
    """The neighbours on the way from the leaf at `letak` (from 0) to the root."""
    tetangga = []
    for satu in tingkat[:-1]:
        sebelah = (letak ^ 1) * LEBAR
        if sebelah < len(satu):
            tetangga.append(satu[sebelah : sebelah + LEBAR])
        letak >>= 1
    return tetangga
