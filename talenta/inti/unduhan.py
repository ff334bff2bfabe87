"""Files that leave, of any length in bounded memory.

They are written out within the request, since a response that streams later would run outside
the scope of row-level security.
"""

import io
import tempfile
from collections.abc import Callable
from typing import IO

from django.http import FileResponse

_DI_MEMORI = 2 * 1024 * 1024
# A sheet costs 0.6 ms a row; beyond this many a page would keep its reader waiting too long.
BATAS_XLSX = 20_000


def unduhan(nama: str, tipe: str, tulis: Callable[[IO[bytes]], object]) -> FileResponse:
    """A download called `nama` of what `tulis` puts into the file it is given."""
    wadah = tempfile.SpooledTemporaryFile(max_size=_DI_MEMORI)  # noqa: SIM115 (the response closes it)
    tulis(wadah)
    wadah.seek(0)
    return FileResponse(wadah, as_attachment=True, filename=nama, content_type=tipe)


def unduhan_csv(nama: str, tulis: Callable[[IO[str]], object]) -> FileResponse:
    """The same for text, in UTF-8 with the mark by which spreadsheets know it."""

    def tulis_teks(wadah: IO[bytes]) -> None:
        teks = io.TextIOWrapper(wadah, encoding="utf-8-sig", newline="", write_through=True)
        tulis(teks)
        teks.detach()

    return unduhan(nama, "text/csv; charset=utf-8", tulis_teks)
