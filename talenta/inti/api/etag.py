"""Entity tags: what a client read, so that it changes nothing it has not seen."""

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.utils.http import parse_etags, quote_etag

from talenta.inti.api.masalah import Masalah, galat

_KUNCI = 7_203_021


def etag(isi: Any) -> str:
    """The strong tag of an answer: a hash of its canonical JSON, in quotes."""
    teks = json.dumps(isi, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return quote_etag(hashlib.sha256(teks.encode("utf-8", "backslashreplace")).hexdigest()[:32])


def sama(kepala: str, kini: str) -> bool:
    """Whether an If-None-Match names the present tag."""
    dinamai = parse_etags(kepala)
    return "*" in dinamai or kini in dinamai


def bergiliran(alamat: str) -> None:
    """Let changes at one address pass one after another, until the commit: two that name the same
    tag would otherwise both find it unchanged."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_KUNCI, alamat])


def wajib_cocok(kepala: str | None, kini: str) -> None:
    """Raise unless If-Match names the tag of the data as they are now."""
    # A star would match whatever is there now: it names nothing that was read.
    if kepala is None or kepala.strip() == "*":
        raise Masalah(
            "perlu-etag",
            "Baca dahulu datanya, lalu kirim ETag jawabannya sebagai kepala If-Match.",
            [galat("kepala/If-Match", "Isi dengan ETag dari GET alamat ini.", kepala)],
        )
    if kini not in parse_etags(kepala):
        raise Masalah(
            "sudah-berubah",
            "Baca lagi datanya, periksa perubahannya, lalu ulangi dengan ETag yang baru.",
            [galat("kepala/If-Match", "Isi dengan ETag yang baru.", kepala)],
        )
