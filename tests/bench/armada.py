"""`python manage.py lokal -- python -m tests.bench.armada [--instansi 100] [--orang 10000]`.

One chord over many instansi, worked on by 1, 2 and 4 processes: time, memory of the processes, and
whether the results are the same. No beat runs: what ends here was ended by the chord.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

AKAR = Path(__file__).resolve().parents[2]
WORKER = (1, 2, 4)


def main() -> int:
    """Load, rank once for each number of processes, print a row each."""
    pengurai = argparse.ArgumentParser(prog="python -m tests.bench.armada")
    pengurai.add_argument("--instansi", type=int, default=100)
    pengurai.add_argument("--orang", type=int, default=10_000)
    pilihan = pengurai.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talenta.settings.test")
    django.setup()
    from django.db import connection

    from karir.contoh.bahan import TANGGAL_ACUAN, Spek
    from karir.models import ProsesPeringkat
    from karir.services.contoh import contoh_muat
    from talenta.akun.models import Instansi
    from tests.bench.juta import gandakan
    from tests.bench.panggung import basis_data
    from tests.conftest import portal_uji

    with basis_data() as folder:
        wilayah = [Spek("armada", "Kabupaten Armada", False, False, pilihan.orang, 1, 0)]
        contoh_muat(wilayah=wilayah, kabar=lambda _: None)
        asal = Instansi.objects.get(kode="armada")
        orang = gandakan(instansi_id=asal.pk, kali=pilihan.instansi - 1, terpisah=True)
        data = folder / "portal"
        data.mkdir()
        lingkungan = portal_uji(data).lingkungan | {"TALENTA_LOGIN": "kerja"}
        connection.close()
        sidik: set[tuple[tuple[int, str, str], ...]] = set()
        for banyak in WORKER:
            with _worker(lingkungan, banyak, data / "worker.log") as pid:
                detik = _minta(lingkungan, TANGGAL_ACUAN.isoformat())
                puncak = _puncak(pid)
            baru = ProsesPeringkat.objects.filter(pekerjaan__induk__isnull=False)
            hasil = baru.order_by("-pk")[: pilihan.instansi]
            sidik.add(tuple(sorted((s.instansi_id, s.sidik_masukan, s.sidik_hasil) for s in hasil)))
            sys.stdout.write(
                f"{banyak} proses | {pilihan.instansi} instansi, {orang:,} orang | {detik:.1f} s | "
                f"{orang / detik:,.0f} orang/s | puncak tiap proses {puncak} MB | "
                f"beban {os.getloadavg()[0]:.1f}\n"
            )
            sys.stdout.flush()
    sama = len(sidik) == 1
    sys.stdout.write("Hasil identik.\n" if sama else "HASIL BERBEDA.\n")
    return 0 if sama else 1


@contextmanager
def _worker(lingkungan: dict[str, str], banyak: int, log: Path) -> Iterator[int]:
    perintah = (
        *(sys.executable, "-m", "celery", "-A", "talenta", "worker", f"--concurrency={banyak}"),
        *("--without-gossip", "--without-mingle", f"--logfile={log}", "--loglevel=INFO"),
    )
    with subprocess.Popen(perintah, env=lingkungan, cwd=AKAR) as anak:
        try:
            yield anak.pid
        finally:
            anak.terminate()


def _minta(lingkungan: dict[str, str], tanggal: str) -> float:
    awal = time.perf_counter()
    subprocess.run(
        [sys.executable, "manage.py", "hitung_semua", "--tunggu", "--tanggal", tanggal],
        env=lingkungan,
        cwd=AKAR,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - awal


def _puncak(pid: int) -> int:
    """The most memory that any of the processes that compute ever held, in MB."""
    anak = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    semua = [Path(f"/proc/{satu}/status").read_text(encoding="ascii") for satu in anak]
    baris = [b for isi in semua for b in isi.splitlines() if "VmHWM" in b]
    return max(int(b.split()[1]) for b in baris) // 1024


if __name__ == "__main__":
    sys.exit(main())
