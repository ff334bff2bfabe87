"""What the tests of the wing share: the sample of one instansi, read from its files."""

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from karir.models import ProsesPeringkat
from talenta.akun.izin import Peran
from talenta.akun.models import Instansi
from tests.fixtures.dunia import Daerah

CONTOH = Path(__file__).parents[1] / "data" / "contoh"
ACUAN = date(2026, 6, 30)
URUTAN = (
    "unor", "jabatan", "pendidikan", "pegawai", "kinerja", "kompetensi", "potensi",
    "riwayat-jabatan", "penghargaan", "tim-kerja", "umpan-balik", "bangkom", "hukdis", "digital",
)  # fmt: skip


@dataclass
class Sampel:
    """The imported sample with its first run, the files that run was written to, and accounts."""

    daerah: Daerah
    proses: ProsesPeringkat
    csv: Path
    simata: Path
    peran: list[Peran] = field(default_factory=list)

    @property
    def instansi(self) -> Instansi:
        return self.daerah.instansi


def baca_csv(jalur: Path) -> list[dict[str, str]]:
    """Rows of a CSV by header."""
    with jalur.open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def kolom(baris: list[dict[str, str]], *nama: str) -> list[tuple[Any, ...]]:
    """Some columns of each row."""
    return [tuple(satu[n] for n in nama) for satu in baris]
