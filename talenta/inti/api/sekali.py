"""Idempotency keys: a request that is sent again is answered again, and done once.

The key's row is added before the act and filled after it, in one transaction: whoever sends the
same key at the same moment waits for the first to end. Refused requests leave no row, so a mended
one may use the key again. Answers are stored encrypted; of those that show a secret once only the
key and the hash of the request are.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from talenta.inti.api.masalah import Masalah, galat
from talenta.inti.models import JawabanApi
from talenta.inti.sandi_data import buka, sandikan
from talenta.inti.selectors.waktu import waktu_kini

MASA = timedelta(hours=24)
POLA = r"^[!-~]{8,100}$"


@dataclass(frozen=True, kw_only=True)
class Tersimpan:
    """An answer that was given before: its status and its content."""

    status: int
    isi: Any


def kunci_wajib(kepala: str | None) -> str:
    """The key of a request, or a refusal."""
    if kepala is None or not re.fullmatch(POLA, kepala):
        raise Masalah(
            "isian",
            "Setiap POST membawa kepala Idempotency-Key: 8 sampai 100 karakter ASCII tanpa spasi, "
            "baru untuk setiap perbuatan dan sama bila permintaan yang sama dikirim ulang.",
            [galat("kepala/Idempotency-Key", "Isi dengan UUID baru.", kepala)],
        )
    return kepala


def _biasa(isi: Any) -> Any:
    """A body with its files as hashes of their content."""
    if isinstance(isi, UploadedFile):
        ringkasan = hashlib.sha256()
        for potongan in isi.chunks():
            ringkasan.update(potongan)
        isi.seek(0)
        return {"nama": isi.name, "sha256": ringkasan.hexdigest()}
    if hasattr(isi, "lists"):
        return {nama: [_biasa(satu) for satu in daftar] for nama, daftar in isi.lists()}
    return isi


def sidik_permintaan(request: Any) -> str:
    """SHA-256 over method, address with query, and body."""
    bagian = [request.method, request.get_full_path(), _biasa(request.data)]
    teks = json.dumps(bagian, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(teks.encode()).hexdigest()


def ambil(*, token_id: int, kunci: str, sidik: str) -> Tersimpan | None:
    """Take the key for this transaction; the answer given before, if it was used for the same."""
    sekarang = waktu_kini()
    JawabanApi.objects.filter(
        token_id=token_id, kunci=kunci, dibuat_pada__lt=sekarang - MASA
    ).delete()
    with connection.cursor() as kursor:
        kursor.execute(
            "INSERT INTO inti_jawabanapi (token_id, kunci, sidik, status, isi, dibuat_pada) "
            "VALUES (%s, %s, %s, 0, ''::bytea, %s) ON CONFLICT (token_id, kunci) DO NOTHING "
            "RETURNING id",
            [token_id, kunci, sidik, sekarang],
        )
        if kursor.fetchone():
            return None
    ada = JawabanApi.objects.get(token_id=token_id, kunci=kunci)
    if ada.sidik != sidik:
        raise Masalah(
            "kunci-dipakai",
            "Permintaan ini berbeda dari yang pertama kali memakai kunci itu. Pakai kunci baru.",
            [galat("kepala/Idempotency-Key", "Isi dengan UUID baru.", kunci)],
        )
    if not ada.isi:
        raise Masalah(
            "sudah-dilaksanakan",
            "Permintaan ini sudah dilaksanakan; jawabannya memuat rahasia dan tidak disimpan. "
            "Periksa akibatnya lewat GET. Bila rahasianya tidak sampai, minta yang baru (NIK lagi, "
            "atau kode baru bagi akun itu) dengan kunci baru.",
            [galat("kepala/Idempotency-Key", "Isi dengan UUID baru.", kunci)],
        )
    return Tersimpan(status=ada.status, isi=json.loads(buka(bytes(ada.isi))))


def simpan(*, token_id: int, kunci: str, status: int, isi: Any, rahasia: bool) -> None:
    """Keep the answer beside the key that was taken; nothing of one that shows a secret."""
    teks = json.dumps(isi, cls=DjangoJSONEncoder, ensure_ascii=False)
    JawabanApi.objects.filter(token_id=token_id, kunci=kunci).update(
        status=status, isi=b"" if rahasia else sandikan(teks)
    )


def jawaban_lama_hapus() -> int:
    """Delete keys past their time; return how many."""
    return int(JawabanApi.objects.filter(dibuat_pada__lt=waktu_kini() - MASA).delete()[0])
