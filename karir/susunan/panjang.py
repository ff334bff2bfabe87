"""Texts of a rule set that are longer than the field they stand in on the pages."""

from typing import Any, Final

from karir.susunan.bagian import BAGIAN
from karir.susunan.isian import Isian, Jenis, ambil
from karir.susunan.ubah import buka
from karir.susunan.ukuran import kelompok_ukuran, komponen_jalur

_TEKS: Final = (Jenis.TEKS, Jenis.PANJANG, Jenis.BARIS)


def terlalu_panjang(isi: dict[str, Any]) -> list[tuple[str, str]]:
    """(place, reason) of each text of a checked rule set that no form would take: it could not be
    saved again on its page, and minutes have no room for it."""
    terbuka = buka(isi)
    return [
        (satu.tempat, f"paling panjang {satu.panjang} karakter")
        for satu in _isian(terbuka)
        if satu.jenis in _TEKS and len(_teks(ambil(terbuka, satu.jalur))) > satu.panjang
    ]


def _isian(terbuka: dict[str, Any]) -> list[Isian]:
    kelompok = [k for bagian in BAGIAN.values() for k in bagian.kelompok(terbuka)]
    for sumbu in terbuka["sumbu"].values():
        for komponen in sumbu["komponen"]:
            jalur = komponen_jalur(terbuka, komponen["kode"])
            kelompok += kelompok_ukuran(terbuka, jalur) if jalur else []
    return [isian for satu in kelompok for isian in satu.isian]


def _teks(nilai: Any) -> str:
    return "\n".join(map(str, nilai)) if isinstance(nilai, list) else str(nilai or "")
