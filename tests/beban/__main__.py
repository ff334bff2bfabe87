"""Two hundred officers at once over a hundred thousand people, five minutes: `make beban`.

    make beban                                    all of it
    make beban PEGAWAI=3000 DETIK=20 PETUGAS=20   a small try

First each arrangement of the server for a fifth of the time, then the best of them for all of it;
then eight clients that never wait, over 10,000 people. locust comes from .venv-audit. With
ARG=--tulis the tables go to docs/kinerja-sistem.md.
"""

import csv
import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "talenta.settings.test"
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from karir.contoh.bahan import Spek  # noqa: E402
from karir.services.contoh import contoh_muat  # noqa: E402
from talenta.akun.izin import Peran  # noqa: E402
from talenta.akun.models import Pengguna, PenugasanPeran  # noqa: E402
from talenta.pegawai.lingkup import lingkup_pilihan  # noqa: E402
from talenta.pegawai.models import LingkupPenugasan, Pegawai, UnitOrganisasi  # noqa: E402
from tests.beban.server import Susunan, gunicorn, keluarga, pss  # noqa: E402
from tests.beban.tulis import tulis_dokumen  # noqa: E402
from tests.bench.panggung import Daerah, basis_data, daerah  # noqa: E402
from tests.conftest import _port_bebas  # noqa: E402
from tests.fixtures.klien import klien  # noqa: E402

LOCUST = Path(__file__).resolve().parents[2] / ".venv-audit" / "bin" / "locust"
PEGAWAI = int(os.environ.get("PEGAWAI") or 100_000)
PETUGAS = int(os.environ.get("PETUGAS") or 200)
DETIK = int(os.environ.get("DETIK") or 300)
SEDANG = 10_000
SUSUNAN = (Susunan(2, 0), Susunan(4, 0), Susunan(2, 4), Susunan(3, 4))
# Fifteen of a hundred look at everybody; the others at their own unit.
SEMUA_UNIT = (Peran.ADMIN_BKD, Peran.ANALIS_BKD, Peran.AUDITOR)


@dataclass(frozen=True, kw_only=True)
class Hasil:
    """What locust counted; times in milliseconds, memory in megabytes."""

    judul: str
    permintaan: int
    gagal: int
    per_detik: float
    median: float
    p95: float
    web: int
    basis: int
    halaman: tuple[tuple[str, int, float, float], ...] = ()


@contextmanager
def panggung_beban() -> Iterator[tuple[Daerah, Daerah, Path]]:
    """The large agency and the middle one, loaded through the product's own import and ranked."""
    with basis_data() as folder:
        wilayah = [
            Spek("besar", "Provinsi Besar", True, False, PEGAWAI, 1, 0),
            Spek("sedang", "Kabupaten Sedang", False, False, min(PEGAWAI, SEDANG), 1, 1),
        ]
        contoh_muat(wilayah=wilayah, kabar=lambda _: None)
        with connection.cursor() as kursor:
            kursor.execute("VACUUM ANALYZE")
        yield daerah("besar"), daerah("sedang"), folder


def petugas(milik: Daerah, banyak: int, folder: Path) -> Path:
    """Accounts with a session each, and people each of them sees, as a file for locust."""
    folder.mkdir()
    unit = list(UnitOrganisasi.objects.filter(instansi=milik.instansi, kedalaman=1))
    isi = []
    for nomor in range(banyak):
        peran = SEMUA_UNIT[nomor // 7 % 3] if nomor % 7 == 0 else Peran.PENGELOLA_OPD
        akun = Pengguna.objects.create_user(
            nip=f"1980010120{milik.instansi.pk:04d}{nomor:04d}",
            nama=f"Petugas {nomor:04d}",
            instansi=milik.instansi,
        )
        tugas = PenugasanPeran.objects.create(
            pengguna=akun, peran=peran, instansi=milik.instansi, berlaku_mulai=date(2026, 1, 1)
        )
        if peran == Peran.PENGELOLA_OPD:
            LingkupPenugasan.objects.create(penugasan=tugas, unit=unit[nomor % len(unit)])
        akun.lingkup = lingkup_pilihan(pengguna_id=akun.pk, hari=timezone.localdate()).aktif
        orang = list(Pegawai.objects.terlihat_oleh(akun).order_by("nama", "pk")[:20])
        isi.append(
            {
                "nomor": nomor,
                "sesi": klien(akun).cookies["sessionid"].value,
                "tanda": akun.nama,
                "orang": [satu.pk for satu in orang],
                "nama": [satu.nama.split()[0] for satu in orang],
            }
        )
    (folder / "petugas.json").write_text(json.dumps(isi))
    return folder / "petugas.json"


def lingkungan(folder: Path) -> dict[str, str]:
    """The web's own login on this database, with the log apart."""
    nama = connection.settings_dict["NAME"]
    basis = {
        kunci: urlsplit(os.environ[kunci])._replace(path=f"/{nama}").geturl()
        for kunci in ("DATABASE_URL", "DATABASE_URL_WEB", "DATABASE_URL_KERJA")
        if kunci in os.environ
    }
    return {
        **basis, "TALENTA_LOGIN": "web", "DJANGO_SETTINGS_MODULE": "talenta.settings.test",
        "TALENTA_DATA": str(folder), "BEBAN_LOG": str(folder / "gunicorn.log"),
    }  # fmt: skip


@contextmanager
def terbanyak(pid: int) -> Iterator[dict[str, int]]:
    """The most that the web and the database's processes held meanwhile."""
    puncak = {"web": 0, "basis": 0}
    usai = threading.Event()
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_backend_pid()")
        anak = kursor.fetchone()[0]
    induk = int(Path(f"/proc/{anak}/stat").read_text().rsplit(")", 1)[1].split()[1])

    def lihat() -> None:
        while not usai.wait(3):
            puncak["web"] = max(puncak["web"], sum(pss(satu) for satu in keluarga(pid)))
            puncak["basis"] = max(puncak["basis"], sum(pss(satu) for satu in keluarga(induk)))

    utas = threading.Thread(target=lihat, daemon=True)
    utas.start()
    try:
        yield puncak
    finally:
        usai.set()
        utas.join()


def ukur(
    judul: str, susunan: Susunan, orang: Path, *, banyak: int, detik: int, **lain: str
) -> Hasil:
    """One run of locust against one arrangement of the server."""
    folder, port = orang.parent, _port_bebas()
    awalan = folder / f"locust-{time.monotonic_ns()}"
    with gunicorn(susunan, port, lingkungan(folder)) as pid, terbanyak(pid) as puncak:
        perintah = [
            str(LOCUST), "-f", "tests/beban/locustfile.py", "--headless", "-u", str(banyak),
            "-r", str(max(1, banyak // 10)), "-t", f"{detik}s", "--host",
            f"http://127.0.0.1:{port}", "--csv", str(awalan), "--only-summary", "--loglevel",
            "ERROR", "--reset-stats", "--exit-code-on-error", "0",
        ]  # fmt: skip
        jalan = subprocess.run(
            perintah,
            env={**os.environ, "BEBAN_ORANG": str(orang), **lain},
            capture_output=True, text=True, check=False, timeout=detik + 120,
            cwd=Path(__file__).resolve().parents[2],
        )  # fmt: skip
    if jalan.returncode:
        sys.exit(jalan.stderr[-2000:])
    with Path(f"{awalan}_stats.csv").open() as isi:
        baris = list(csv.DictReader(isi))
    semua = next(satu for satu in baris if satu["Name"] == "Aggregated")
    hasil = Hasil(
        judul=judul,
        permintaan=int(semua["Request Count"]),
        gagal=int(semua["Failure Count"]),
        per_detik=float(semua["Requests/s"]),
        median=float(semua["50%"]),
        p95=float(semua["95%"]),
        web=puncak["web"],
        basis=puncak["basis"],
        halaman=tuple(
            (satu["Name"], int(satu["Request Count"]), float(satu["50%"]), float(satu["95%"]))
            for satu in baris
            if satu["Name"] != "Aggregated" and int(satu["Request Count"])
        ),
    )
    sys.stdout.write(f"{hasil}\n")
    sys.stdout.flush()
    return hasil


def main(menulis: bool) -> int:
    logging.getLogger("talenta.permintaan").setLevel(logging.WARNING)
    with panggung_beban() as (besar, sedang, folder):
        settings.TALENTA_DATA = folder
        orang = petugas(besar, PETUGAS, folder / "besar")
        delapan_orang = petugas(sedang, 8, folder / "sedang")
        susunan = [
            (satu, ukur(str(satu), satu, orang, banyak=PETUGAS, detik=DETIK // 5))
            for satu in SUSUNAN
        ]
        terbaik, _ = min(susunan, key=lambda satu: (satu[1].gagal, satu[1].p95))
        utama = ukur(str(terbaik), terbaik, orang, banyak=PETUGAS, detik=DETIK)
        delapan = [
            ukur(
                nama,
                Susunan(2, 0),
                delapan_orang,
                banyak=8,
                detik=DETIK // 5,
                BEBAN_JEDA="0",
                BEBAN_HANYA=hanya,
            )
            for nama, hanya in (("daftar pegawai", "daftar"), ("profil", "profil"))
        ]
    if menulis:
        tulis_dokumen(
            susunan=[satu for _, satu in susunan], utama=utama, delapan=delapan,
            pegawai=PEGAWAI, petugas=PETUGAS, detik=DETIK,
        )  # fmt: skip
    return 1 if utama.gagal else 0


if __name__ == "__main__":
    sys.exit(main("--tulis" in sys.argv[1:]))
