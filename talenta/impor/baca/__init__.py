"""Reading a file: encoding, separator, header, titles and footers; rows keep their numbers."""

from talenta.impor.baca.berkas import buka
from talenta.impor.baca.dasar import (
    BerkasTidakTerbaca,
    JenisTidakDikenali,
    Lembar,
    Pembaca,
    Pengenalan,
)
from talenta.impor.baca.kepala import kenali_jenis

__all__ = [
    "BerkasTidakTerbaca",
    "JenisTidakDikenali",
    "Lembar",
    "Pembaca",
    "Pengenalan",
    "buka",
    "kenali_jenis",
]
