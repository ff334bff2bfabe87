"""A framework of digital skill as data: its shape, read and refused with the place and reason.

Every framework has the five areas of the file contract, each named by its column; how many
competences an area has, their names, statements, and the names of the bands are its own.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kompetensi.kode import AREA_DIGITAL

FOLDER = Path(__file__).resolve().parent / "data"
BERKAS_KERANGKA = FOLDER / "kerangka-asn.json"
BERKAS_BANK = FOLDER / "bank-asn.json"


class BerkasTidakSah(ValueError):
    """A file that is no framework or no item bank; the message names the place."""


@dataclass(frozen=True)
class Tingkat:
    """A level, the band it is in, and how independently it is reached."""

    nomor: int
    jenjang: str
    cara: str


@dataclass(frozen=True)
class KompetensiDigital:
    """A competence; `pernyataan` band by band, without "Saya dapat"."""

    kode: str
    nama: str
    pernyataan: tuple[str, ...]


@dataclass(frozen=True)
class AreaDigital:
    """An area; `kolom` is the column that holds its level."""

    kolom: str
    nama: str
    arti: str
    kompetensi: tuple[KompetensiDigital, ...]


@dataclass(frozen=True)
class Kerangka:
    """A framework: areas in the order of AREA_DIGITAL, levels 1..8 in order."""

    area: tuple[AreaDigital, ...]
    tingkat: tuple[Tingkat, ...]

    @property
    def kode(self) -> list[str]:
        """Codes of all competences."""
        return [satu.kode for area in self.area for satu in area.kompetensi]

    def jenjang(self, tingkat: int) -> str:
        """The band of a level 0..8, in words."""
        return self.tingkat[tingkat - 1].jenjang if tingkat else "Belum dasar"


def baca_berkas(isi: str) -> dict[str, Any]:
    """The object in a JSON file. Raises BerkasTidakSah."""
    try:
        data = json.loads(isi)
    except json.JSONDecodeError as galat:
        raise BerkasTidakSah(f"Berkas bukan JSON: baris {galat.lineno}.") from None
    if not isinstance(data, dict):
        raise BerkasTidakSah("Berkas harus berisi satu objek.")
    return data


def sidik(isi: Mapping[str, Any]) -> str:
    """SHA-256 of the content, whatever its layout."""
    rapi = json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(rapi.encode()).hexdigest()


def _teks(isi: Mapping[str, Any], kunci: str, tempat: str) -> str:
    nilai = isi.get(kunci)
    if not isinstance(nilai, str) or not nilai.strip():
        raise BerkasTidakSah(f"{tempat}{kunci}: harus berisi teks.")
    return nilai


def baca_kerangka(isi: Mapping[str, Any]) -> Kerangka:
    """The framework in a file's object. Raises BerkasTidakSah with the first fault."""
    for kunci in ("kode", "judul", "sumber"):
        _teks(isi, kunci, "")
    try:
        date.fromisoformat(_teks(isi, "berlaku_mulai", ""))
    except ValueError:
        raise BerkasTidakSah("berlaku_mulai: harus tanggal TTTT-BB-HH.") from None
    tingkat = _tingkat(isi.get("jenjang"))
    kolom = [area.get("kolom") for area in isi.get("area", []) if isinstance(area, Mapping)]
    if sorted(map(str, kolom)) != sorted(AREA_DIGITAL):
        raise BerkasTidakSah(f"area: harus memuat kelima kolom {', '.join(AREA_DIGITAL)}.")
    menurut = {satu["kolom"]: satu for satu in isi["area"]}
    banyak = len({satu.jenjang for satu in tingkat})
    area = tuple(_area(menurut[kolom], banyak) for kolom in AREA_DIGITAL)
    kerangka = Kerangka(area, tingkat)
    if len(set(kerangka.kode)) != len(kerangka.kode):
        raise BerkasTidakSah("area: ada kode kompetensi yang berulang.")
    return kerangka


def _tingkat(jenjang: Any) -> tuple[Tingkat, ...]:
    if not isinstance(jenjang, list) or not jenjang:
        raise BerkasTidakSah("jenjang: harus berupa daftar yang terisi.")
    hasil: list[Tingkat] = []
    for letak, satu in enumerate(jenjang):
        nama = _teks(satu, "nama", f"jenjang[{letak}].")
        for pasangan in satu.get("tingkat", []):
            if not (isinstance(pasangan, list) and len(pasangan) == 2):
                raise BerkasTidakSah(f"jenjang[{letak}].tingkat: harus pasangan nomor dan cara.")
            hasil.append(Tingkat(pasangan[0], nama, str(pasangan[1])))
    if [satu.nomor for satu in hasil] != list(range(1, 9)):
        raise BerkasTidakSah("jenjang: tingkatnya harus 1 sampai 8, berurutan.")
    return tuple(hasil)


def _area(isi: Mapping[str, Any], banyak_jenjang: int) -> AreaDigital:
    tempat = f"area {isi['kolom']}."
    kompetensi = isi.get("kompetensi")
    if not isinstance(kompetensi, list) or not kompetensi:
        raise BerkasTidakSah(f"{tempat}kompetensi: harus berupa daftar yang terisi.")
    daftar = []
    for satu in kompetensi:
        pernyataan = satu.get("pernyataan")
        if not isinstance(pernyataan, list) or len(pernyataan) != banyak_jenjang:
            kode = satu.get("kode", "?")
            raise BerkasTidakSah(f"{tempat}{kode}: harus ada {banyak_jenjang} pernyataan.")
        kode, nama = _teks(satu, "kode", tempat), _teks(satu, "nama", tempat)
        daftar.append(KompetensiDigital(kode, nama, tuple(map(str, pernyataan))))
    return AreaDigital(
        isi["kolom"], _teks(isi, "nama", tempat), _teks(isi, "arti", tempat), tuple(daftar)
    )


@dataclass(frozen=True)
class ButirBank:
    """An item of a bank file: options in their stored order and the place of the right one."""

    kode: str
    area: str
    tingkat: int
    teks: str
    pilihan: tuple[str, ...]
    letak: int


def baca_bank(isi: Mapping[str, Any]) -> list[ButirBank]:
    """The items of a bank. Raises BerkasTidakSah with the first place that is wrong.

    The stored order of the options is that of their hashes, so that it says nothing about the key.
    """
    soal = isi.get("soal")
    if not isinstance(soal, list) or not soal:
        raise BerkasTidakSah("soal: harus berupa daftar yang terisi.")
    hasil = [_butir(satu, f"soal[{letak}].") for letak, satu in enumerate(soal)]
    if len({satu.kode for satu in hasil}) != len(hasil):
        raise BerkasTidakSah("soal: ada kode yang berulang.")
    return hasil


def _butir(isi: Any, tempat: str) -> ButirBank:
    if not isinstance(isi, Mapping):
        raise BerkasTidakSah(f"{tempat[:-1]}: harus berupa objek.")
    kode, benar = _teks(isi, "kode", tempat), _teks(isi, "benar", tempat)
    if isi.get("area") not in AREA_DIGITAL:
        raise BerkasTidakSah(f"{tempat}area: tidak dikenal.")
    if isi.get("tingkat") not in range(1, 9):
        raise BerkasTidakSah(f"{tempat}tingkat: harus 1 sampai 8.")
    pengecoh = isi.get("pengecoh")
    if not isinstance(pengecoh, list) or len({benar, *map(str, pengecoh)}) != 4:
        raise BerkasTidakSah(f"{tempat}pengecoh: harus tiga, berbeda satu sama lain.")
    acak = sorted((benar, *pengecoh), key=lambda p: hashlib.sha256(f"{kode}{p}".encode()).digest())
    return ButirBank(
        kode, isi["area"], isi["tingkat"], _teks(isi, "soal", tempat), tuple(acak),
        acak.index(benar),
    )  # fmt: skip
