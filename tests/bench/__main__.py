"""`SKALA=kecil|penuh python manage.py lokal -- python -m tests.bench [--hanya BAGIAN] [--tulis]`.

Each line: name, figure, named baseline, ratio, target, met or short, highest memory of this
process (the database's is not in it). Exit status 1 when a target is missed.
"""

import argparse
import os
import platform
import re
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import django

DOKUMEN = Path(__file__).parents[2] / "docs" / "kinerja-sistem.md"
BAGIAN = (
    "mesin",
    "peringkat",
    "halaman",
    "andai",
    "xlsx",
    "impor",
    "besar",
    "lowongan",
    "kompetensi",
)
KEPALA = ["apa", "angka", "pembanding", "rasio", "target", "hasil", "puncak memori"]


def main() -> int:
    """Measure, print, and with --tulis put each section's table into the document."""
    pilihan = _argumen()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talenta.settings.test")
    django.setup()
    from tests.bench.andai import bench_andai
    from tests.bench.besar import bench_besar
    from tests.bench.halaman import bench_halaman
    from tests.bench.impor import bench_impor
    from tests.bench.kompetensi import bench_kompetensi
    from tests.bench.lowongan import bench_lowongan
    from tests.bench.mesin import bench_mesin
    from tests.bench.panggung import SKALA, Panggung, panggung
    from tests.bench.peringkat import bench_peringkat
    from tests.bench.ukur import Ukuran
    from tests.bench.xlsx import bench_xlsx

    skala = SKALA[pilihan.skala]
    awal = time.perf_counter()
    semua: list[Ukuran] = []

    fungsi: tuple[Callable[[Panggung], Iterable[Ukuran]], ...] = (
        lambda p: [bench_mesin(p)],
        lambda p: [bench_peringkat(p)],
        bench_halaman,
        lambda p: [bench_andai(p)],
        # Before the import of people, whose own child process is larger than the reading one.
        lambda p: [bench_xlsx(p)],
        bench_impor,
        # Last: these leave the large instansi larger, and the small one.
        bench_besar,
        bench_lowongan,
        bench_kompetensi,
    )
    with panggung(skala) as p:
        _cetak(f"Data siap dalam {time.perf_counter() - awal:.0f} s. {' | '.join(KEPALA)}")
        for nama, ukur_bagian in zip(BAGIAN, fungsi, strict=True):
            if pilihan.hanya not in ("", nama) or (nama == "besar" and not skala.salinan):
                continue
            baris: list[Ukuran] = []
            for satu in ukur_bagian(p):
                _cetak(" | ".join(satu.sel()))
                baris.append(satu)
            semua += baris
            if pilihan.tulis:
                _tulis(skala.nama, nama, baris)
    return 0 if all(satu.tercapai for satu in semua) else 1


def _argumen() -> argparse.Namespace:
    pengurai = argparse.ArgumentParser(prog="python -m tests.bench")
    pengurai.add_argument(
        "--skala", choices=["kecil", "penuh"], default=os.environ.get("SKALA", "kecil")
    )
    pengurai.add_argument("--hanya", default="", choices=["", *BAGIAN], help="satu bagian")
    pengurai.add_argument("--tulis", action="store_true", help=f"tulis {DOKUMEN.name}")
    return pengurai.parse_args()


def _cetak(teks: str) -> None:
    sys.stdout.write(teks + "\n")
    sys.stdout.flush()


def _tulis(skala: str, bagian: str, baris: list) -> None:
    """Replace one section's table between the marks of its scale; the others stay."""
    awal, akhir = f"<!-- {skala} -->", f"<!-- /{skala} -->"
    teks = DOKUMEN.read_text(encoding="utf-8")
    kepala, _, sisa = teks.partition(awal)
    isi, pemisah, ekor = sisa.partition(akhir)
    if not pemisah:
        sys.exit(f"{DOKUMEN.name}: tanda {awal} ... {akhir} tidak ada")
    sel = [KEPALA, ["---"] * len(KEPALA), *(satu.sel() for satu in baris)]
    tabel = dict(re.findall(r"<!-- bagian (\w+) -->\n(.*?)\n\n(?=<!-- bagian |\Z)", isi, re.DOTALL))
    tabel[bagian] = f"{_mesin()}\n\n" + "\n".join(f"| {' | '.join(satu)} |" for satu in sel)
    isi = "".join(f"<!-- bagian {n} -->\n{tabel[n]}\n\n" for n in BAGIAN if n in tabel)
    DOKUMEN.write_text(f"{kepala}{awal}\n{isi}{akhir}{ekor}", encoding="utf-8")


def _mesin() -> str:
    from django.db import connection

    with connection.cursor() as kursor:
        kursor.execute("SHOW server_version")
        basis = kursor.fetchone()[0]
    memori = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    inti = len(os.sched_getaffinity(0))
    beban = os.getloadavg()[1]
    return (
        f"Diukur {date.today():%d-%m-%Y}: {inti} inti, {memori:.0f} GB, "  # noqa: DTZ011
        f"Python {platform.python_version()}, PostgreSQL {basis}, Django {django.__version__}; "
        f"beban rata-rata mesin selama lima menit terakhir {beban:.1f}."
    )


if __name__ == "__main__":
    sys.exit(main())
