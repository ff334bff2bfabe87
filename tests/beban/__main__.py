"""Two hundred officers at once over a hundred thousand people, five minutes: `make beban`.

    make beban                                    all of it
    make beban PEGAWAI=3000 DETIK=20 PETUGAS=20   a small try

First each arrangement of the server for a fifth of the time, then the best of them for all of it;
then eight clients that never wait, over 10,000 people. locust comes from .venv-audit. With
ARG=--tulis the tables go to docs/kinerja-sistem.md.
"""

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

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
from tests.beban.jalan import ukur  # noqa: E402
from tests.beban.server import Susunan  # noqa: E402
from tests.beban.tulis import tulis_dokumen  # noqa: E402
from tests.bench.panggung import Daerah, basis_data, daerah  # noqa: E402
from tests.fixtures.klien import klien  # noqa: E402

PEGAWAI = int(os.environ.get("PEGAWAI") or 100_000)
PETUGAS = int(os.environ.get("PETUGAS") or 200)
DETIK = int(os.environ.get("DETIK") or 300)
SEDANG = 10_000
SUSUNAN = (Susunan(2, 0), Susunan(4, 0), Susunan(2, 4), Susunan(3, 4))
# Fifteen of a hundred look at everybody; the others at their own unit.
SEMUA_UNIT = (Peran.ADMIN_BKD, Peran.ANALIS_BKD, Peran.AUDITOR)


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
