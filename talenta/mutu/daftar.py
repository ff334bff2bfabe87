"""Registry of the checks that the wings declare in their pemeriksaan.py, with shipped figures."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from talenta.mutu.jenis import Fakta, Ketentuan, Pemeriksaan
from talenta.mutu.kode import Dimensi

BOBOT_TERTINGGI = 100

_PEMERIKSAAN: dict[str, Pemeriksaan] = {}
_FAKTA: dict[str, Fakta] = {}
_KETENTUAN: dict[str, Ketentuan] = {}


class PemeriksaanTidakDikenal(LookupError):
    """No wing declares a check of this name."""


def daftarkan(
    *pemeriksaan: Pemeriksaan, fakta: tuple[Fakta, ...] = (), ketentuan: Path | None = None
) -> None:
    """Make checks, their facts and their shipped figures (a JSON file) known."""
    _FAKTA.update({satu.alias: satu for satu in fakta})
    _PEMERIKSAAN.update({satu.kode: satu for satu in pemeriksaan})
    if ketentuan is not None:
        _baca(json.loads(ketentuan.read_text(encoding="utf-8")))


def _baca(isi: dict[str, Any]) -> None:
    mulai = date.fromisoformat(isi["berlaku_mulai"])
    umum = {"satuan": "bagian", "terendah": 0, "tertinggi": BOBOT_TERTINGGI, "mulai": mulai}
    for nama, nilai in isi.get("dimensi", {}).items():
        _simpan(
            kode=f"dimensi.{nama}",
            judul=f"Bobot dimensi {Dimensi(nama).label}",
            nilai=nilai,
            sumber=isi["sumber_dimensi"],
            **umum,
        )
    for nama, nilai in isi.get("bobot", {}).items():
        _simpan(
            kode=f"bobot.{nama}",
            judul=f"Bobot: {_PEMERIKSAAN[nama].judul}",
            nilai=nilai,
            sumber=isi["sumber_bobot"],
            **umum,
        )
    for nama, satu in isi.get("ambang", {}).items():
        _simpan(kode=f"ambang.{nama}", mulai=mulai, **satu)


def _simpan(**nilai: Any) -> None:
    satu = Ketentuan(**nilai)
    _KETENTUAN[satu.kode] = satu


def semua() -> list[Pemeriksaan]:
    """All checks, by dimension and then as declared."""
    urut = list(Dimensi)
    return sorted(_PEMERIKSAAN.values(), key=lambda satu: urut.index(satu.dimensi))


def pemeriksaan_bernama(kode: str) -> Pemeriksaan:
    """The check of this code. Raises PemeriksaanTidakDikenal."""
    try:
        return _PEMERIKSAAN[kode]
    except KeyError:
        raise PemeriksaanTidakDikenal(kode) from None


def pemeriksaan_beralamat(alamat: str) -> Pemeriksaan:
    """The check whose address this is. Raises PemeriksaanTidakDikenal."""
    return pemeriksaan_bernama(alamat.upper().replace("-", "_"))


def fakta_untuk(pemeriksaan: list[Pemeriksaan]) -> list[Fakta]:
    """The facts that these checks look at, each once."""
    nama = dict.fromkeys(satu for p in pemeriksaan for satu in p.fakta)
    return [_FAKTA[satu] for satu in nama]


def ketentuan_bawaan() -> dict[str, Ketentuan]:
    """Shipped figures by code: dimensions, then weights, then thresholds."""
    urut = ("dimensi", "bobot", "ambang")
    return dict(sorted(_KETENTUAN.items(), key=lambda satu: urut.index(satu[1].golongan)))
