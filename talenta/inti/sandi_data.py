"""Encryption of single values: AES-GCM for reading back, HMAC for looking up.

All keys derive from settings.TALENTA_KUNCI_NIK by HKDF-SHA256, one for each purpose.
"""

import hashlib
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

# What stands in the place of a sensitive value.
TERSAMAR = "tersamar"
_NONCE = 12
# Of HMAC-SHA256: the size of a block, and the two pads over the key.
_BLOK = 64
_TAMBAL_DALAM = bytes(n ^ 0x36 for n in range(256))
_TAMBAL_LUAR = bytes(n ^ 0x5C for n in range(256))


@lru_cache(maxsize=8)
def _turunkan(rahasia: str, guna: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=guna).derive(rahasia.encode())


def _kunci(guna: bytes) -> bytes:
    return _turunkan(settings.TALENTA_KUNCI_NIK, guna)


def sandikan(teks: str) -> bytes:
    """Ciphertext of a value: 12 bytes of fresh nonce, then AES-256-GCM."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_kunci(b"talenta.nik.aes")).encrypt(nonce, teks.encode(), None)


def buka(sandi: bytes) -> str:
    """The value inside. Raises cryptography's InvalidTag if it was changed or the key differs."""
    sandi = bytes(sandi)
    aes = AESGCM(_kunci(b"talenta.nik.aes"))
    return aes.decrypt(sandi[:_NONCE], sandi[_NONCE:], None).decode()


def sandikan_semua(nilai: Sequence[str]) -> list[bytes]:
    """Ciphertexts of many values as `sandikan` gives them; nothing for an empty value."""
    aes = AESGCM(_kunci(b"talenta.nik.aes"))
    acak = os.urandom(_NONCE * len(nilai))
    nonce = (acak[awal : awal + _NONCE] for awal in range(0, len(acak), _NONCE))
    return [
        satu + aes.encrypt(satu, teks.encode(), None) if teks else b""
        for satu, teks in zip(nonce, nilai, strict=True)
    ]


def hmac_nik(teks: str) -> bytes:
    """32 bytes that are equal for equal values, for look-ups without decrypting."""
    return hmac_nik_semua([teks])[0]


def hmac_nik_semua(nilai: Iterable[str]) -> list[bytes]:
    """The same for many values; nothing for an empty value.

    HMAC as RFC 2104 writes it, with the two hashes of the key made once: a third of the time.
    """
    kunci = _kunci(b"talenta.nik.hmac").ljust(_BLOK, b"\0")
    dalam, luar = (
        hashlib.sha256(kunci.translate(tambal)) for tambal in (_TAMBAL_DALAM, _TAMBAL_LUAR)
    )
    hasil = []
    for teks in nilai:
        if not teks:
            hasil.append(b"")
            continue
        isi = dalam.copy()
        isi.update(teks.encode())
        kulit = luar.copy()
        kulit.update(isi.digest())
        hasil.append(kulit.digest())
    return hasil


def kunci_sidik() -> bytes:
    """Key of the row hashes of imports."""
    return _kunci(b"talenta.sidik")


def tanda(rahasia: str) -> str:
    """Sixteen hex digits that tell secrets apart and from which none can be made again."""
    return hashlib.sha256(_turunkan(rahasia, b"talenta.tanda")).hexdigest()[:16]


def kunci_tanda() -> str:
    """The same for the key of this module."""
    return tanda(settings.TALENTA_KUNCI_NIK)
