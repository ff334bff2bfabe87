"""Where files are kept: each appears under its name whole, or not at all."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage

SEBAGIAN = ".sebagian"


class PenyimpananUtuh(FileSystemStorage):
    """Writes beside the final name, lets it reach the disk, then gives it its name.

    A full disk leaves nothing behind; a process killed meanwhile leaves a file whose name ends
    with SEBAGIAN, which talenta.inti.services.berkas.berkas_rapikan removes.
    """

    def _save(self, name: str, content: Any) -> str:
        sementara = f"{name}.{secrets.token_hex(4)}{SEBAGIAN}"
        jalur = Path(self.path(sementara))
        try:
            super()._save(sementara, content)  # type: ignore[misc]
            _ke_cakram(jalur)
            akhir = self.get_available_name(name)
            jalur.rename(self.path(akhir))
            _ke_cakram(jalur.parent)
        except BaseException:
            jalur.unlink(missing_ok=True)
            raise
        return akhir.replace("\\", "/")


def _ke_cakram(jalur: Path) -> None:
    deskriptor = os.open(jalur, os.O_RDONLY)
    try:
        os.fsync(deskriptor)
    finally:
        os.close(deskriptor)
