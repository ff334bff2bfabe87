"""Words of fixed lists."""

from collections.abc import Iterable, Mapping

from talenta.impor.bersih.dasar import Bersih, PembersihDasar


def _baku(kata: str) -> str:
    return " ".join(kata.replace("_", " ").upper().split())


class Pilihan(PembersihDasar):
    """A word of a fixed list, read without regard to case, a blank standing for `_`."""

    def __init__(self, kata: Iterable[str] | Mapping[str, str], *, rinci: str = "") -> None:
        """`kata` lists the words, or maps spellings to the word that is kept."""
        peta = kata if isinstance(kata, Mapping) else {satu: satu for satu in kata}
        self._peta = {_baku(tulisan): nilai for tulisan, nilai in peta.items()}
        self.rinci = self.menerima = rinci or ", ".join(peta)
        self.contoh = next(iter(peta))

    def __call__(self, teks: str) -> Bersih:
        nilai = self._peta.get(_baku(teks))
        return (nilai, "") if nilai is not None else ("", "PILIHAN_TIDAK_DIKENAL")


class KodeBerNol(Pilihan):
    """A code of a fixed list whose leading zero a spreadsheet may have taken."""

    def __call__(self, teks: str) -> Bersih:
        nilai, kode = super().__call__(teks)
        if kode and len(teks) == 1:
            nilai, _ = super().__call__(f"0{teks}")
            return (nilai, "KODE_DIRAPIKAN") if nilai else ("", kode)
        return nilai, kode
