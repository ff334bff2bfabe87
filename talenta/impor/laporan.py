"""Files that go back to the officer: the findings, and the rejected rows with their remedies.

Safe to open in a spreadsheet: a cell that a spreadsheet would take for a formula gets an
apostrophe in front.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from talenta.impor.baca import buka
from talenta.impor.baca.kepala import nama_baku
from talenta.impor.daftar import jenis_bernama
from talenta.impor.models import Impor, Temuan
from talenta.impor.temuan import DITOLAK, KATALOG
from talenta.inti.lembar import aman

KEPALA_LAPORAN = ("baris", "kolom", "nilai", "kode", "tingkat", "pesan")
_TAK_BERBAHAYA = re.compile(r"[+-]?[0-9]*([.,][0-9]+)?")
_POTONG = 5_000


def aman_ulang(sel: str) -> str:
    """As `aman`, but what is a number or a lone mark stays, so that the row can come back."""
    return sel if _TAK_BERBAHAYA.fullmatch(sel) else aman(sel)


def laporan_baris(impor: Impor) -> Iterator[tuple[str, ...]]:
    """Header and findings in the order of the file."""
    yield KEPALA_LAPORAN
    temuan = Temuan.objects.filter(impor=impor).order_by("baris", "id")
    for satu in temuan.values_list(*KEPALA_LAPORAN).iterator(_POTONG):
        yield tuple(aman(str(sel)) for sel in satu)


def ditolak_baris(impor: Impor) -> Iterator[list[str]]:
    """Header and rejected rows as they came, with GALAT and SARAN added.

    Officers mend just these rows and upload the file again.
    """
    dicocokkan = impor.pengenalan.get("dicocokkan", {})
    tangan = {nama_baku(kepala): kolom for kepala, kolom in dicocokkan.items()}
    pembaca = buka(Path(impor.berkas.isi.path), jenis_bernama(impor.jenis), tangan)
    per_baris = groupby(
        Temuan.objects.filter(impor=impor, tingkat=DITOLAK)
        .order_by("baris", "id")
        .values_list("baris", "kolom", "kode", "pesan")
        .iterator(_POTONG),
        key=itemgetter(0),
    )
    mentah = pembaca.mentah()
    _, kepala = next(mentah)
    yield [*(aman_ulang(sel) for sel in kepala), "GALAT", "SARAN"]
    berikut = next(per_baris, None)
    for nomor, sel in mentah:
        if berikut is None:
            return
        if nomor != berikut[0]:
            continue
        temuan = list(berikut[1])
        utuh = [*sel, *[""] * (len(kepala) - len(sel))][: len(kepala)]
        galat = " ".join(pesan for *_, pesan in temuan)
        saran = " ".join(
            dict.fromkeys(KATALOG[kode].saran_dari(pesan) for *_, kode, pesan in temuan)
        )
        yield [*(aman_ulang(isi) for isi in utuh), galat, saran]
        berikut = next(per_baris, None)
