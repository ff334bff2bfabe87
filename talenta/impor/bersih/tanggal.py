"""Dates as people write them."""

import re
from datetime import date

from talenta.impor.bersih.dasar import Bersih, PembersihDasar

_BULAN = {
    singkat: nomor
    for nomor, sebutan in enumerate(
        (
            ("januari", "jan", "january"),
            ("februari", "feb", "february", "pebruari", "peb"),
            ("maret", "mar", "march"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun", "june"),
            ("juli", "jul", "july"),
            ("agustus", "agu", "agt", "ags", "agust", "aug", "august"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "oct", "october"),
            ("november", "nov", "nopember", "nop"),
            ("desember", "des", "dec", "december"),
        ),
        start=1,
    )
    for singkat in sebutan
}
_HARI_DULU = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})\2([0-9]{4})")
_TAHUN_DULU = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_BERKATA = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]+)\.?[ -]([0-9]{4})")


def tanggal_baku(teks: str) -> str:
    """ISO date of dd-mm-yyyy, d/m/yyyy, yyyy-mm-dd, 1 Januari 2020, 01 Jan 2020; else empty."""
    if cocok := _HARI_DULU.fullmatch(teks):
        hari, bulan, tahun = int(cocok[1]), int(cocok[3]), int(cocok[4])
    elif cocok := _TAHUN_DULU.fullmatch(teks):
        hari, bulan, tahun = int(cocok[3]), int(cocok[2]), int(cocok[1])
    elif cocok := _BERKATA.fullmatch(teks):
        hari, bulan, tahun = int(cocok[1]), _BULAN.get(cocok[2].lower(), 0), int(cocok[3])
    else:
        return ""
    try:
        return date(tahun, bulan, hari).isoformat()
    except ValueError:
        return ""


class Tanggal(PembersihDasar):
    """A date, kept as ISO text, so that it also compares as text."""

    tipe = "date"
    menerima = "tanggal: 17-08-2024, 17/8/2024, 2024-08-17, atau 17 Agustus 2024"
    contoh = "17-08-2024"

    def __call__(self, teks: str) -> Bersih:
        baku = tanggal_baku(teks)
        return baku, "" if baku else "TANGGAL_TIDAK_SAH"
