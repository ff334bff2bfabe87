"""Free text, names, and numbers that are names (NIK, NPWP, telephone)."""

from talenta.impor.bersih.dasar import Bersih, PembersihDasar


class Teks(PembersihDasar):
    """Text kept as written."""


class Nama(PembersihDasar):
    """A name: a trailing comma goes, the case stays as written."""

    def __call__(self, teks: str) -> Bersih:
        return teks.rstrip(", "), ""


class TanpaPetik(PembersihDasar):
    """Digits kept as text; a spreadsheet's leading apostrophe goes without a finding."""

    menerima = "angka sebagai teks, nol di depan tetap ditulis"

    def __call__(self, teks: str) -> Bersih:
        return teks.lstrip("'’‘`").strip(), ""
