"""`manage.py demo`: the whole portal on this machine, with sample data, until Ctrl-C."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import psycopg2
from django.core.management.base import BaseCommand, CommandParser

from talenta.lokal import proses, server, siap
from talenta.lokal.portal import AKAR, Portal, galat_port

PEGAWAI_CONTOH = 3000


class Command(BaseCommand):
    help = "Starts servers, web, worker and beat with sample data; Ctrl-C stops them all."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: object, port: int, **options: object) -> None:
        for sinyal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sinyal, _seperti_ctrl_c)
        try:
            _demo(server.folder_data(), port)
        except server.GalatLokal as galat:
            sys.exit(str(galat))
        except KeyboardInterrupt:
            print("Selesai. Data tersimpan; `make demo` melanjutkannya.", flush=True)


def _seperti_ctrl_c(_nomor: int, _bingkai: FrameType | None) -> None:
    raise KeyboardInterrupt


def _demo(data: Path, port: int) -> None:
    mulai = time.monotonic()
    data = server.siapkan(data)
    with server.hidup(data) as lingkungan, _sendiri(data, port):
        _siapkan(data, lingkungan)
        _katakan("Menyalakan web, worker, dan penjadwal ...")
        with Portal(data, port, lingkungan) as portal:
            _katakan(f"Siap dalam {time.monotonic() - mulai:.0f} detik.\n")
            _katakan(f"  Buka  {portal.alamat}\n")
            _katakan(_tabel_akun(data / "akun-contoh.json"))
            _katakan(f"Catatan proses: {data / 'log'}. Tekan Ctrl-C untuk berhenti.")
            _jaga(portal)


def _jaga(portal: Portal) -> None:
    """Stay until Ctrl-C; a process that ends by itself ends the demo with its last words."""
    try:
        while (nama := portal.mati()) is None:
            time.sleep(0.5)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _katakan("\nMenghentikan portal ...")
        raise
    raise server.GalatLokal(f"Proses {nama} berhenti:\n{proses.ekor(portal.log(nama), 12)}")


def _siapkan(data: Path, lingkungan: dict[str, str]) -> None:
    """Bring tables and shipped data up to date where another code did last; load the sample people
    into an empty portal."""
    url = lingkungan.get("DATABASE_URL") or os.environ["DATABASE_URL"]
    kini = siap.tanda()
    if siap.tercatat(url) != kini:
        _katakan("Menyiapkan basis data ...")
        _manage(data, lingkungan, "pemilik", "siapkan")
        siap.catat(url, kini)
    if _kosong(url):
        _katakan(f"Membuat {PEGAWAI_CONTOH} pegawai contoh ...")
        _manage(data, lingkungan, "kerja", "contoh", f"--pegawai={PEGAWAI_CONTOH}")


def _manage(data: Path, lingkungan: dict[str, str], login: str, *perintah: str) -> None:
    log = data / "log" / "penyiapan.log"
    with log.open("ab") as keluaran:
        hasil = subprocess.run(  # noqa: S603
            [sys.executable, "manage.py", *perintah],
            env={**os.environ, **lingkungan, "TALENTA_DATA": str(data), "TALENTA_LOGIN": login},
            stdout=keluaran,
            stderr=keluaran,
            cwd=AKAR,
            check=False,
        )
    if hasil.returncode != 0:
        raise server.GalatLokal(f"Perintah {perintah[0]} gagal ({log}):\n{proses.ekor(log, 12)}")


def _kosong(url: str) -> bool:
    sambungan = psycopg2.connect(url)
    try:
        with sambungan.cursor() as kursor:
            kursor.execute("SELECT FROM akun_instansi LIMIT 1")
            return kursor.rowcount == 0
    finally:
        sambungan.close()


@contextmanager
def _sendiri(data: Path, port: int) -> Iterator[None]:
    """One demo per data folder: a second would run every background job twice."""
    deskriptor = os.open(data / "demo.kunci", os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(deskriptor, "r+") as kunci:
        try:
            fcntl.flock(kunci, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise server.GalatLokal(
                f"Demo dengan folder data ini sudah berjalan di http://localhost:{kunci.read()}"
            ) from None
        Portal.bersihkan_sisa(data)
        if galat := galat_port(port):
            raise server.GalatLokal(f"{galat}. Pilih yang lain, misalnya: make demo PORT=8123")
        kunci.truncate()
        kunci.write(str(port))
        kunci.flush()
        yield


def _tabel_akun(berkas: Path) -> str:
    """Return the sign-in of each role as aligned lines; nothing for data of one's own."""
    if not berkas.exists():
        return ""
    kolom = ("peran", "nip", "sandi", "keterangan")
    akun = json.loads(berkas.read_text("utf-8"))
    baris = [("PERAN", "NIP", "KATA SANDI", "KETERANGAN")]
    baris += [tuple(a.get(k, "") for k in kolom) for a in akun]
    lebar = [max(len(b[i]) for b in baris) for i in range(3)]
    tabel = "".join(
        f"  {'  '.join([*(b[i].ljust(lebar[i]) for i in range(3)), b[3]]).rstrip()}\n"
        for b in baris
    )
    return f"{tabel}\n{_KODE}" if any(a.get("totp") for a in akun) else tabel


_KODE = (
    "  Diminta kode enam angka sesudah kata sandi? Jalankan `make kode` di terminal lain: ia\n"
    "  menampilkan kode yang sedang berlaku untuk setiap akun contoh.\n"
)


def _katakan(teks: str) -> None:
    print(teks, flush=True)
