"""Files that go back to the officer: the findings, and the rejected rows with their remedies.

Safe to open in a spreadsheet: in CSV a cell that a spreadsheet would take for a formula gets an
apostrophe in front; in a workbook every cell is text by its type.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

from talenta.impor.baca import Pembaca, buka
from talenta.impor.baca.kepala import KOLOM_SARAN, nama_baku
from talenta.impor.baca.teks import PEMISAH
from talenta.impor.daftar import jenis_bernama
from talenta.impor.models import Impor, Temuan
from talenta.impor.temuan import DITOLAK, KATALOG
from talenta.inti.lembar import aman
from talenta.inti.xlsx import TIPE as TIPE_XLSX
from talenta.inti.xlsx import tulis_xlsx

KEPALA_LAPORAN = ("baris", "kolom", "nilai", "kode", "tingkat", "pesan")
KEPALA_BARIS = ("BARIS", "KEADAAN", "KUNCI", "NAMA", "PERUBAHAN", "TEMUAN")
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


def ditolak_berkas(impor: Impor) -> tuple[str, str, Callable[[IO[bytes]], None]]:
    """The rejected rows as the file came: ending, media type, and what writes it.

    A workbook comes back as a workbook of texts; CSV with its separator and its encoding, UTF-8
    always with the mark by which spreadsheets know it. Raises BerkasTidakTerbaca.
    """
    tangan = {nama_baku(k): v for k, v in impor.pengenalan.get("dicocokkan", {}).items()}
    pembaca = buka(
        Path(impor.berkas.isi.path),
        jenis_bernama(impor.jenis),
        tangan,
        lembar=impor.pengenalan.get("lembar", ""),
    )
    baris = ditolak_baris(impor, pembaca)
    kenal = pembaca.pengenalan
    if kenal.bentuk == "XLSX":
        return "xlsx", TIPE_XLSX, lambda wadah: tulis_xlsx(wadah, [(kenal.lembar, baris)])
    pemisah = next(tanda for tanda, nama in PEMISAH.items() if nama == kenal.pemisah)
    sandi = "utf-8-sig" if kenal.penyandian.startswith("UTF-8") else kenal.penyandian

    def tulis(wadah: IO[bytes]) -> None:
        teks = io.TextIOWrapper(
            wadah, encoding=sandi, errors="replace", newline="", write_through=True
        )
        csv.writer(teks, delimiter=pemisah).writerows(
            [aman_ulang(sel) for sel in satu] for satu in baris
        )
        teks.detach()

    return "csv", f"text/csv; charset={sandi.removesuffix('-sig')}", tulis


def ditolak_baris(impor: Impor, pembaca: Pembaca) -> Iterator[list[str]]:
    """Header and rejected rows as they came, with GALAT and SARAN added.

    Officers mend just these rows and upload the file again; those two columns of an earlier round
    are left out.
    """
    per_baris = groupby(
        Temuan.objects.filter(impor=impor, tingkat=DITOLAK)
        .order_by("baris", "id")
        .values_list("baris", "kolom", "kode", "pesan")
        .iterator(_POTONG),
        key=itemgetter(0),
    )
    mentah = pembaca.mentah()
    _, kepala = next(mentah)
    tempat = [n for n, sel in enumerate(kepala) if sel.strip().upper() not in KOLOM_SARAN]
    yield [*(kepala[n] for n in tempat), *KOLOM_SARAN]
    berikut = next(per_baris, None)
    for nomor, sel in mentah:
        if berikut is None:
            return
        if nomor != berikut[0]:
            continue
        temuan = list(berikut[1])
        galat = " ".join(pesan for *_, pesan in temuan)
        saran = " ".join(
            dict.fromkeys(KATALOG[kode].saran_dari(pesan) for *_, kode, pesan in temuan)
        )
        yield [*(sel[n] if n < len(sel) else "" for n in tempat), galat, saran]
        berikut = next(per_baris, None)


def baris_lembar(daftar: Iterable[tuple[Any, ...]]) -> Iterator[list[str]]:
    """Rows of talenta.impor.selectors_baris.baris_semua under KEPALA_BARIS."""
    for baris, keadaan, kunci, nama, ubah, pesan in daftar:
        perubahan = "; ".join(
            f"{satu['kolom']}: {satu['lama'] or 'kosong'} menjadi {satu['baru'] or 'kosong'}"
            for satu in ubah
        )
        yield [str(baris), keadaan, kunci, nama, perubahan, " ".join(pesan)]
