"""The buttons of a section: components, and parts of a mean, added, taken out, moved and opened."""

from collections.abc import Mapping
from typing import Any, Final

from karir.susunan.bagian import SUMBU_BAGIAN
from karir.susunan.isian import ambil
from karir.susunan.katalog import (
    KUNCI_RATA_RATA,
    kunci_ukuran,
    pilihan_bagian,
    pilihan_ukuran,
)
from karir.susunan.ubah import (
    bagian_tambah,
    geser,
    keluarkan,
    komponen_tambah,
    rapikan_kosong,
)
from karir.susunan.ukuran import UKURAN, komponen_jalur

Isi = dict[str, Any]
# The section to go to, and the component or part to stand at there ("" the top).
Tujuan = tuple[str, str]
_GESER: Final = {"naik": -1, "turun": 1}


class TombolAsing(LookupError):
    """A button over a component or part that is not there."""


def tekan(isi: Isi, bagian: str, data: Mapping[str, str]) -> Tujuan:
    """Do in place what the pressed button says, if one was pressed; where to go then.

    Raises TombolAsing.
    """
    if bagian in SUMBU_BAGIAN:
        return _komponen(isi, bagian, data)
    komponen = _rata_rata(isi, bagian)
    return _bagian(komponen, bagian, data) if komponen is not None else (bagian, "")


def pilihan_tambah(isi: Isi, bagian: str) -> list[tuple[str, str]]:
    """(address, words) of what can be added on a section; nothing on most."""
    if bagian in SUMBU_BAGIAN:
        return pilihan_ukuran()
    return pilihan_bagian() if _rata_rata(isi, bagian) is not None else []


def _rata_rata(isi: Isi, bagian: str) -> Isi | None:
    """The component whose measure the section shows, where that is a mean."""
    jalur = komponen_jalur(isi, bagian.removeprefix(UKURAN))
    if not bagian.startswith(UKURAN) or jalur is None:
        return None
    komponen: Isi = ambil(isi, jalur)
    return komponen if "bagian" in komponen["indikator"] else None


def _komponen(isi: Isi, bagian: str, data: Mapping[str, str]) -> Tujuan:
    sumbu = SUMBU_BAGIAN[bagian]
    pindah = _pindah(isi["sumbu"][sumbu]["komponen"], data)
    if pindah is not None:
        return bagian, pindah
    kunci = kunci_ukuran(data.get("ukuran_baru", "")) if "tambah" in data else None
    if kunci is not None:
        return f"{UKURAN}{komponen_tambah(isi, sumbu, kunci)}", ""
    if (kode := data.get("buka")) and komponen_jalur(isi, kode) is not None:
        return f"{UKURAN}{kode}", ""
    return bagian, ""


def _bagian(komponen: Isi, bagian: str, data: Mapping[str, str]) -> Tujuan:
    jangkar = _pindah(komponen["indikator"]["bagian"], data) or ""
    kunci = kunci_ukuran(data.get("ukuran_baru", "")) if "tambah" in data else None
    if kunci is not None and kunci != KUNCI_RATA_RATA:
        jangkar = bagian_tambah(komponen, kunci)
    rapikan_kosong(komponen)
    return bagian, jangkar


def _pindah(daftar: list[Isi], data: Mapping[str, str]) -> str | None:
    """Take out or move; the code of what was moved, "" of what was taken out, None for neither."""
    for tombol, langkah in _GESER.items():
        if tombol in data:
            if not geser(daftar, data[tombol], langkah):
                raise TombolAsing(data[tombol])
            return data[tombol]
    if "hapus" in data:
        if not keluarkan(daftar, data["hapus"]):
            raise TombolAsing(data["hapus"])
        return ""
    return None
