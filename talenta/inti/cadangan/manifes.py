"""What belongs to a backup: written when it is made, believed only where every hash agrees."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from talenta.inti.cadangan.alat import GalatCadangan, galat_cakram

NAMA = "manifes.json"
DUMP = "basisdata.dump"
BERKAS = "berkas"
BENTUK = 1
_POTONG = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Butir:
    """A file of the backup: its name there, its bytes, their SHA-256."""

    nama: str
    ukuran: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifes:
    """`jumlah` rows by schema.table; `migrasi` applied ones by app; `tanda_kunci` tells keys apart.

    `segel` is number and hash of the last seal of the audit, None where nothing was sealed yet.
    `hilang` are stored files that the database knows and the disk did not have whole.
    """

    dibuat_pada: str
    rilis: str
    postgres: str
    migrasi: dict[str, list[str]]
    jumlah: dict[str, int]
    dump: Butir
    berkas: list[Butir]
    hilang: list[str]
    segel: dict[str, Any] | None
    tanda_kunci: dict[str, str]
    bentuk: int = field(default=BENTUK)

    def tulis(self, folder: Path) -> None:
        """Write it with a hash over itself."""
        isi = asdict(self)
        teks = json.dumps({**isi, "sidik": _sidik(isi)}, indent=1, ensure_ascii=False)
        with (folder / NAMA).open("w", encoding="utf-8") as wadah:
            wadah.write(teks + "\n")
            wadah.flush()
            os.fsync(wadah.fileno())

    @classmethod
    def baca(cls, folder: Path) -> Self:
        """Read the manifest of a backup. Raises GalatCadangan."""
        jalur = folder / NAMA
        if not jalur.is_file():
            raise GalatCadangan(
                f"{folder} bukan cadangan: {NAMA} tidak ada di sana. Tunjuk folder "
                "talenta-<tanggal> yang dibuat `cadangkan`."
            )
        with galat_cakram(jalur):
            mentah = jalur.read_bytes()
        try:
            isi = json.loads(mentah)
            sidik, bentuk = isi.pop("sidik"), isi["bentuk"]
        except (ValueError, KeyError, AttributeError, TypeError):
            raise GalatCadangan(f"{jalur} rusak. Pakai cadangan lain.") from None
        if bentuk != BENTUK:
            raise GalatCadangan(
                f"{jalur} ditulis rilis lain (bentuk {bentuk}). Pulihkan dengan rilis itu."
            )
        if sidik != _sidik(isi):
            raise GalatCadangan(f"{jalur} berubah sejak ditulis. Pakai cadangan lain.")
        isi["dump"] = Butir(**isi["dump"])
        isi["berkas"] = [Butir(**satu) for satu in isi["berkas"]]
        return cls(**isi)


def _sidik(isi: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(isi, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def sidik_berkas(jalur: Path) -> str:
    """SHA-256 of a file, in bounded memory."""
    with jalur.open("rb") as masukan:
        return hashlib.file_digest(masukan, "sha256").hexdigest()


def salin(asal: Path, tujuan: Path) -> str:
    """Copy a file to the disk for good; return the SHA-256 of what was copied."""
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    ringkasan = hashlib.sha256()
    with asal.open("rb") as masukan, tujuan.open("wb") as keluaran:
        while potongan := masukan.read(_POTONG):
            ringkasan.update(potongan)
            keluaran.write(potongan)
        keluaran.flush()
        os.fsync(keluaran.fileno())
    return ringkasan.hexdigest()


def cadangan_periksa(*, dari: Path) -> Manifes:
    """Read every byte of a backup and compare; restores nothing. Raises GalatCadangan."""
    manifes = Manifes.baca(dari)
    for butir, jalur in semua_butir(dari, manifes):
        with galat_cakram(jalur):
            if not jalur.is_file():
                raise GalatCadangan(f"{jalur} tidak ada. Cadangan ini tidak lengkap; pakai lain.")
            if jalur.stat().st_size != butir.ukuran or sidik_berkas(jalur) != butir.sha256:
                raise GalatCadangan(
                    f"{jalur} berubah sejak dicadangkan. Tidak ada yang dipulihkan; pakai "
                    "cadangan lain, dan periksa media tempat cadangan ini disimpan."
                )
    return manifes


def semua_butir(dari: Path, manifes: Manifes) -> list[tuple[Butir, Path]]:
    """Each file of a backup and where it lies; nothing outside the folder is ever named."""
    hasil = [(manifes.dump, dari / DUMP)]
    akar = (dari / BERKAS).resolve()
    for butir in manifes.berkas:
        jalur = (akar / butir.nama).resolve()
        if not jalur.is_relative_to(akar):
            raise GalatCadangan(f"{dari / NAMA} menyebut berkas di luar cadangan: {butir.nama}")
        hasil.append((butir, jalur))
    return hasil
