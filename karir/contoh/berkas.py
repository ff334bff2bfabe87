"""The fourteen files of an instansi: built in memory, written as CSV."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from karir.contoh.bahan import Kolom, Spek
from karir.contoh.bakat import Bakat, reka_bakat
from karir.contoh.catatan import kolom_bangkom, kolom_hukdis, kolom_penghargaan, kolom_tim
from karir.contoh.formasi import isi_formasi, kolom_jabatan, kolom_unor
from karir.contoh.nama import PencatatNip
from karir.contoh.nilai import (
    kolom_digital,
    kolom_kinerja,
    kolom_kompetensi,
    kolom_potensi,
    kolom_umpan_balik,
)
from karir.contoh.orang import Orang, reka_orang
from karir.contoh.pendidikan import kolom_pendidikan
from karir.contoh.profil import kolom_pegawai
from karir.contoh.riwayat import kode_jabatan, kolom_riwayat
from karir.contoh.unit import Unit, susun

# In the order in which they must be imported.
JENIS: Final = (
    "unor",
    "jabatan",
    "pendidikan",
    "pegawai",
    "riwayat-jabatan",
    "kinerja",
    "umpan-balik",
    "kompetensi",
    "potensi",
    "digital",
    "bangkom",
    "penghargaan",
    "tim-kerja",
    "hukdis",
)


@dataclass(frozen=True)
class Contoh:
    """An invented instansi: its tree, its people, what lies behind them, and its files."""

    spek: Spek
    unit: list[Unit]
    orang: Orang
    bakat: Bakat
    berkas: dict[str, Kolom]


def reka(spek: Spek, pencatat: PencatatNip) -> Contoh:
    """Invents one instansi; `pencatat` keeps NIP apart over a set of them."""
    unit = susun(spek)
    formasi = isi_formasi(spek, unit)
    orang = reka_orang(spek, unit, formasi, pencatat)
    bakat = reka_bakat(spek, orang)
    jabatan = kode_jabatan(unit, orang)
    berkas = {
        "unor": kolom_unor(unit),
        "jabatan": kolom_jabatan(unit),
        "pendidikan": kolom_pendidikan(),
        "pegawai": kolom_pegawai(spek, unit, orang, jabatan),
        "riwayat-jabatan": kolom_riwayat(spek, unit, formasi, orang, jabatan),
        "kinerja": kolom_kinerja(spek, orang, bakat),
        "umpan-balik": kolom_umpan_balik(spek, orang, bakat),
        "kompetensi": kolom_kompetensi(spek, orang, bakat),
        "potensi": kolom_potensi(spek, orang, bakat),
        "digital": kolom_digital(spek, orang, bakat),
        "bangkom": kolom_bangkom(spek, orang, bakat),
        "penghargaan": kolom_penghargaan(spek, orang, bakat),
        "tim-kerja": kolom_tim(spek, orang, bakat),
        "hukdis": kolom_hukdis(spek, orang, bakat),
    }
    return Contoh(spek, unit, orang, bakat, berkas)


def tulis(contoh: Contoh, folder: Path) -> Iterator[tuple[str, Path]]:
    """Writes one CSV a kind into `folder`, in import order, and gives each as it is done."""
    folder.mkdir(parents=True, exist_ok=True)
    for jenis in JENIS:
        kolom = contoh.berkas[jenis]
        tujuan = folder / f"{jenis}.csv"
        with tujuan.open("w", encoding="utf-8", newline="") as keluaran:
            penulis = csv.writer(keluaran, lineterminator="\n")
            penulis.writerow(kolom)
            penulis.writerows(zip(*(isi.tolist() for isi in kolom.values()), strict=True))
        yield jenis, tujuan
