"""What anybody may confirm of a decree, by its code alone."""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from karir.models import Lowongan


@dataclass(frozen=True, kw_only=True)
class SkUmum:
    """A decree as the public reads it: what the sheet itself shows, with the NIP but for its end
    left out. `sidik` is the SHA-256 of the sheet; `dicabut` when the decision was undone before
    it worked."""

    kode: str
    isi: dict[str, Any]
    sidik: str
    berlaku: bool
    dicabut: bool

    @property
    def tanggal(self) -> date:
        """The day of the decree."""
        return date.fromisoformat(self.isi["tanggal"])

    @property
    def tmt(self) -> date:
        """From when on it works."""
        return date.fromisoformat(self.isi["tmt"])


def sk_umum(*, kode: str) -> SkUmum | None:
    """The decree with that code; no scope is asked."""
    rapi = re.sub(r"[\s-]", "", kode).upper()
    with connection.cursor() as kursor:
        kursor.execute("SELECT isi::text, sidik, status FROM surat_keputusan_umum(%s)", [rapi])
        baris = kursor.fetchone()
    if baris is None:
        return None
    return SkUmum(
        kode="-".join(rapi[di : di + 4] for di in range(0, len(rapi), 4)),
        isi=json.loads(baris[0]),
        sidik=baris[1],
        berlaku=baris[2] == Lowongan.Status.TERISI,
        dicabut=baris[2] == Lowongan.Status.BATAL,
    )
