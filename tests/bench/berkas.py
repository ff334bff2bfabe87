"""`python -m tests.bench.berkas JUMLAH FOLDER`: files of people for measuring the import.

A process of its own, since inventing a million people takes more memory than importing them. The
`pegawai` file has the columns of the dirty sample (tests/data/contoh); in `cacat` one row of fifty
is rejected, in `ubah` one of twenty of the others has another date since.
"""

import csv
import sys
from itertools import cycle
from pathlib import Path

from karir.contoh.bahan import Spek
from karir.contoh.berkas import reka, tulis
from karir.contoh.nama import PencatatNip

ACUAN = ("unor", "jabatan", "pendidikan")
CACAT_SETIAP, UBAH_SETIAP = 50, 20
KOLOM = (
    "NIP BARU", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TANGGAL LAHIR", "JENIS KELAMIN",
    "AGAMA NAMA", "NIK", "EMAIL", "KEDUDUKAN HUKUM ID", "GOL AKHIR NAMA", "TMT GOLONGAN",
    "JABATAN ID", "TMT JABATAN", "TINGKAT PENDIDIKAN ID", "PENDIDIKAN ID", "UNOR ID",
)  # fmt: skip
# Column and what stands there instead: each a reason to reject the row.
CACAT = (
    ("NIP BARU", "1.98503E+17"),
    ("NAMA", "-"),
    ("TANGGAL LAHIR", "31-02-1985"),
    ("GOL AKHIR NAMA", "VII/z"),
    ("UNOR ID", "TIDAK-ADA"),
)


def main() -> None:
    """Write the reference files, and `pegawai`, `cacat` and `ubah`."""
    jumlah, folder = int(sys.argv[1]), Path(sys.argv[2])
    contoh = reka(Spek("impor", "Provinsi Impor", True, False, jumlah, 7, 2), PencatatNip())
    orang = {nama: contoh.berkas["pegawai"][nama].tolist() for nama in KOLOM}
    for jenis in ("riwayat-jabatan", "kinerja", "umpan-balik", "kompetensi", "potensi", "digital"):
        contoh.berkas[jenis] = {}
    for jenis, _ in tulis(contoh, folder):
        if jenis == ACUAN[-1]:
            break
    baris = list(zip(*orang.values(), strict=True))
    _tulis(folder / "pegawai.csv", baris)
    pengganti = cycle(CACAT)
    baris = [
        _ganti(satu, *next(pengganti)) if n % CACAT_SETIAP == 0 else satu
        for n, satu in enumerate(baris)
    ]
    _tulis(folder / "cacat.csv", baris)
    _tulis(
        folder / "ubah.csv",
        [
            _ganti(satu, "TMT JABATAN", "01-07-2026") if n % UBAH_SETIAP == 1 else satu
            for n, satu in enumerate(baris)
        ],
    )


def _ganti(baris: tuple[str, ...], kolom: str, nilai: str) -> tuple[str, ...]:
    letak = KOLOM.index(kolom)
    return (*baris[:letak], nilai, *baris[letak + 1 :])


def _tulis(tujuan: Path, baris: list[tuple[str, ...]]) -> None:
    with tujuan.open("w", encoding="utf-8", newline="") as keluaran:
        penulis = csv.writer(keluaran, lineterminator="\n")
        penulis.writerow(KOLOM)
        penulis.writerows(baris)


if __name__ == "__main__":
    main()
