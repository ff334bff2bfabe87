"""Free text, names, and numbers that are names (NIK, NPWP, telephone)."""

from collections.abc import Collection

from talenta.impor.bersih.dasar import Bersih, PembersihDasar

_PETIK = "'’‘`"


class Teks(PembersihDasar):
    """Text kept as written."""

    def perlu(self, rapi: Collection[str]) -> Collection[str]:
        return ()


class Nama(PembersihDasar):
    """A name: a trailing comma goes, the case stays as written."""

    def __call__(self, teks: str) -> Bersih:
        return teks.rstrip(", "), ""

    def perlu(self, rapi: Collection[str]) -> Collection[str]:
        return [satu for satu in rapi if satu[-1] == ","]


class TanpaPetik(PembersihDasar):
    """Digits kept as text; a spreadsheet's leading apostrophe goes without a finding."""

    menerima = "angka sebagai teks, nol di depan tetap ditulis"

    def __call__(self, teks: str) -> Bersih:
        return teks.lstrip(_PETIK).strip(), ""

    def perlu(self, rapi: Collection[str]) -> Collection[str]:
        return [satu for satu in rapi if satu[0] in _PETIK]
