"""Secrets of a local installation: made once, kept in the data folder, for its owner only."""

import os
import secrets
from pathlib import Path


def rahasia_lokal(data: Path, nama: str) -> str:
    """Return the secret `nama` of this data folder, making it on first use."""
    berkas = data / "rahasia" / nama
    berkas.parent.mkdir(parents=True, exist_ok=True)
    try:
        deskriptor = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return berkas.read_text(encoding="ascii")
    with os.fdopen(deskriptor, "w", encoding="ascii") as keluaran:
        keluaran.write(secrets.token_urlsafe(48))
    return berkas.read_text(encoding="ascii")
