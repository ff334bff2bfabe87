"""Keyset paging: a page is asked for by the row it begins after, never by a count of rows.

Page 10,000 costs what page 1 does, and a row added meanwhile shifts nothing.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import QueryDict


@dataclass(frozen=True)
class Halaman:
    """One page: its rows, and the cursors of the pages before and after (None where none is)."""

    baris: list[Any]
    sebelum: str | None
    sesudah: str | None

    def tautan(self, parameter: QueryDict) -> dict[str, str]:
        """Addresses of the pages before and after with the other parameters of the request,
        as `sebelumnya` and `berikutnya`; empty where there is no such page."""
        dasar = parameter.copy()
        for kursor in ("sesudah", "sebelum"):
            dasar.pop(kursor, None)
        awal = f"?{dasar.urlencode()}&" if dasar else "?"
        return {
            "sebelumnya": f"{awal}sebelum={self.sebelum}" if self.sebelum else "",
            "berikutnya": f"{awal}sesudah={self.sesudah}" if self.sesudah else "",
        }


def _kursor(baris: Any, kolom: tuple[str, ...]) -> str:
    isi = json.dumps([getattr(baris, satu) for satu in kolom], ensure_ascii=False, default=str)
    return base64.urlsafe_b64encode(isi.encode()).decode().rstrip("=")


def _baca(kursor: str, daftar: QuerySet[Any], kolom: tuple[str, ...]) -> list[Any] | None:
    """Values of a cursor, or None for one that this list never gave."""
    try:
        isi = json.loads(base64.urlsafe_b64decode(kursor + "=" * (-len(kursor) % 4)))
        if not isinstance(isi, list) or len(isi) != len(kolom):
            return None
        bidang = [daftar.model._meta.get_field(satu) for satu in kolom]
        nilai = [satu.to_python(n) for satu, n in zip(bidang, isi, strict=True)]
    except (binascii.Error, ValueError, OverflowError, RecursionError, ValidationError):
        return None
    return None if any(n is None or "\x00" in str(n) for n in nilai) else nilai


def _lewat(kolom: tuple[str, ...], nilai: list[Any], arah: str) -> Q:
    """Rows beyond `nilai`: (a, b) > (x, y) written so that the index on (a, b) is used."""
    satu = Q(**{f"{kolom[0]}__{arah}": nilai[0]})
    if len(kolom) == 1:
        return satu
    return Q(**{f"{kolom[0]}__{arah}e": nilai[0]}) & (satu | _lewat(kolom[1:], nilai[1:], arah))


def halaman(
    daftar: QuerySet[Any],
    *,
    kolom: tuple[str, ...],
    ukuran: int,
    sesudah: str = "",
    sebelum: str = "",
    turun: bool = False,
    dari_indeks: bool = False,
) -> Halaman:
    """The page after the cursor `sesudah`, or before `sebelum`, else the first.

    `kolom` are the columns of the order, the last one unique; all ascending, or all descending
    with `turun`. A cursor that cannot be read gives the first page. `dari_indeks`: an index holds
    all that the filter and the order look at, so that the page is chosen there and only its own
    rows are read.
    """
    mundur = not sesudah and bool(sebelum)
    nilai = _baca(sesudah or sebelum, daftar, kolom) if sesudah or sebelum else None
    mundur = mundur and nilai is not None
    menurun = turun != mundur
    urut = [f"-{satu}" for satu in kolom] if menurun else list(kolom)
    terpilih = daftar.order_by(*urut)
    if nilai is not None:
        terpilih = terpilih.filter(_lewat(kolom, nilai, "lt" if menurun else "gt"))
    if dari_indeks:
        nomor = terpilih.select_related(None).values("pk")[: ukuran + 1]
        terpilih = daftar.filter(pk__in=nomor).order_by(*urut)
    baris = list(terpilih[: ukuran + 1])
    lagi = len(baris) > ukuran
    baris = baris[:ukuran]
    if mundur and not lagi:
        # The beginning is reached: the first page is shown whole.
        return halaman(daftar, kolom=kolom, ukuran=ukuran, turun=turun, dari_indeks=dari_indeks)
    if mundur:
        baris.reverse()
    if not baris:
        return Halaman([], None, None)
    return Halaman(
        baris=baris,
        sebelum=_kursor(baris[0], kolom) if (lagi if mundur else nilai is not None) else None,
        sesudah=_kursor(baris[-1], kolom) if mundur or lagi else None,
    )
