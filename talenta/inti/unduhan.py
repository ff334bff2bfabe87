"""Files that leave, of any length in bounded memory.

They are written out within the request, since a response that streams later would run outside
the scope of row-level security.
"""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any

from django.contrib import messages
from django.db import models
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from import_export.formats.base_formats import XLSX
from import_export.resources import ModelResource

from talenta.inti.lembar import aman
from talenta.inti.xlsx import TIPE as TIPE_XLSX
from talenta.inti.xlsx import tulis_xlsx

_DI_MEMORI = 2 * 1024 * 1024
# A sheet costs 0.6 ms a row; beyond this many a page would keep its reader waiting too long.
BATAS_XLSX = 20_000
_SEPOTONG = 5_000


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


def saringan_keliru(request: HttpRequest, daftar: str, *argumen: object) -> HttpResponse:
    """Back to the list called `daftar`, which marks the wrong filter: a file never holds more than
    was asked for."""
    messages.error(
        request,
        "Berkas tidak dibuat karena ada isian saringan yang keliru. Perbaiki, lalu unduh lagi.",
    )
    return redirect(f"{reverse(daftar, args=argumen)}?{request.GET.urlencode()}")


def unduhan_daftar(
    nama: str, jenis: str, sumber: ModelResource, daftar: models.QuerySet[Any]
) -> tuple[FileResponse, int]:
    """`daftar` as the file `nama`.`jenis` ("csv" or "xlsx") of `sumber`, and how many rows it has.

    A sheet is built in memory, so its caller keeps to BATAS_XLSX; CSV may be long.
    """
    if jenis == "xlsx":
        data = sumber.export(daftar)
        isi = XLSX().export_data(data)
        berkas = unduhan(f"{nama}.xlsx", XLSX().get_content_type(), lambda wadah: wadah.write(isi))
        return berkas, len(data)
    jumlah = 0

    def baris() -> Iterator[list[str]]:
        nonlocal jumlah
        yield sumber.get_export_headers()
        for jumlah, satu in enumerate(daftar.iterator(chunk_size=_SEPOTONG), start=1):  # noqa: B007
            yield sumber.export_resource(satu)

    return unduhan_csv(f"{nama}.csv", lambda teks: csv.writer(teks).writerows(baris())), jumlah


def unduhan_baris(
    nama: str, jenis: str, kepala: Sequence[str], baris: Iterable[Sequence[str]]
) -> tuple[FileResponse, int]:
    """Rows of text under `kepala` as the file `nama` ("csv" or "xlsx"), and how many they are.

    Safe to open: a sheet holds nothing but text, in CSV a text that looks like a formula is
    guarded.
    """
    jumlah = 0

    def terhitung() -> Iterator[Sequence[str]]:
        nonlocal jumlah
        yield kepala
        for jumlah, satu in enumerate(baris, start=1):  # noqa: B007
            yield satu

    if jenis == "xlsx":
        lembar = [("Baris", terhitung())]
        return unduhan(nama, TIPE_XLSX, lambda wadah: tulis_xlsx(wadah, lembar)), jumlah
    amankan = (list(map(aman, satu)) for satu in terhitung())
    return unduhan_csv(nama, lambda teks: csv.writer(teks).writerows(amankan)), jumlah
