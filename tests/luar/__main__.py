"""Eyes of others on the portal: bandit, pip-audit, wapiti and sqlmap against a portal of its own.

    make audit                  all, `DETIK` seconds of wapiti for each of four roles (240)
    make audit ARG=bandit       one of: bandit pip-audit wapiti sqlmap
    make audit ARG=sqlmap POLA=kinerja    only addresses that match

Everything stays on this machine, but for pip-audit, which asks the package index for known holes.
What is found and not explained in dijelaskan.toml makes it fail.
"""

import os
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "talenta.settings.test"
django.setup()

from django.test import Client  # noqa: E402
from django.test.utils import (  # noqa: E402
    setup_databases,
    setup_test_environment,
    teardown_databases,
)

from talenta.akun.izin import Peran  # noqa: E402
from tests.browser.daftar import HALAMAN, TAMU, pengguna_untuk, semua_alamat  # noqa: E402
from tests.browser.siap import Contoh, contoh_siap  # noqa: E402
from tests.conftest import portal_uji  # noqa: E402
from tests.fixtures.klien import klien  # noqa: E402
from tests.luar import alat  # noqa: E402
from tests.luar.alat import TakDapatDiperiksa, Temuan  # noqa: E402

SINI = Path(__file__).parent
DETIK = int(os.environ.get("DETIK") or 240)
POLA = os.environ.get("POLA") or ""
PERAN = (Peran.ADMIN_BKD, Peran.ANALIS_BKD, Peran.PENGELOLA_OPD, Peran.ASN)
SEMUA = ("bandit", "pip-audit", "wapiti", "sqlmap")


def tulis(kalimat: str) -> None:
    sys.stdout.write(f"{kalimat}\n")
    sys.stdout.flush()


def dijelaskan() -> dict[tuple[str, str, str], str]:
    """(tool, kind, place) -> why it is as it is."""
    isi = tomllib.loads((SINI / "dijelaskan.toml").read_text())
    return {
        (nama, satu["jenis"], tempat): satu["sebab"]
        for nama, daftar in isi.items()
        for satu in daftar
        for tempat in satu["tempat"]
    }


def baru(temuan: list[Temuan]) -> list[Temuan]:
    """What no line explains; a place `*` explains a kind wherever it is found."""
    sebab = dijelaskan()
    return [
        satu
        for satu in sorted(set(temuan))
        if not {(satu.alat, satu.jenis, satu.tempat), (satu.alat, satu.jenis, "*")} & set(sebab)
    ]


@contextmanager
def portal_contoh() -> Iterator[tuple[str, Contoh, Path]]:
    """A portal with the sample, imported and ranked, on a database that goes afterwards."""
    setup_test_environment()
    semula = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
    try:
        with tempfile.TemporaryDirectory() as data, portal_uji(Path(data)) as portal:
            contoh = contoh_siap(portal)
            try:
                yield portal.alamat.replace("localhost", "127.0.0.1"), contoh, Path(data)
            finally:
                contoh.pemegang.close()
    finally:
        teardown_databases(semula, verbosity=0)


def berisian(contoh: Contoh, admin: Client, alamat: str) -> list[str]:
    """Every page of the admin that takes parameters in its address, with one of each."""
    hasil = {}
    for satu in HALAMAN:
        if satu.peran != Peran.ADMIN_BKD or satu.status != 200:
            continue
        jalur = satu.alamat(contoh).split("?")[0]
        isi = admin.get(jalur).content.decode()
        formulir = re.findall(r'<form[^>]*method="get".*?</form>', isi, re.S)
        nama = sorted(set(re.findall(r'name="([a-z_-]+)"', "".join(formulir))))
        nama += [kunci for kunci in ("urut", "sesudah", "nomor") if f"{kunci}=" in isi]
        if nama:
            hasil[jalur] = f"{alamat}{jalur}?{urlencode(dict.fromkeys(nama, '1'))}"
    return list(hasil.values())


def dari_luar(pilihan: set[str]) -> list[Temuan]:
    """What wapiti and sqlmap find on a running portal."""
    temuan: list[Temuan] = []
    with portal_contoh() as (alamat, contoh, data):
        if "sqlmap" in pilihan:
            admin = klien(pengguna_untuk(contoh, Peran.ADMIN_BKD))
            daftar = [s for s in berisian(contoh, admin, alamat) if re.search(POLA, s)]
            tulis(f"sqlmap: {len(daftar)} alamat berisian")
            try:
                temuan += alat.sqlmap(daftar, admin.cookies["sessionid"].value, data, 3000)
            except TakDapatDiperiksa as galat:
                temuan.append(Temuan("sqlmap", "tidak selesai", "*", str(galat)))
        for peran in (None, *PERAN) if "wapiti" in pilihan else ():
            kuki = klien(pengguna_untuk(contoh, peran)).cookies if peran else {}
            folder = data / f"wapiti-{peran or 'tamu'}"
            folder.mkdir()
            nilai = kuki["sessionid"].value if kuki else ""
            try:
                hasil, dikunjungi = alat.wapiti(
                    alamat, nilai, folder, DETIK, semua_alamat(contoh, peran or TAMU)
                )
            except TakDapatDiperiksa as galat:
                hasil, dikunjungi = [Temuan("wapiti", "tidak selesai", str(peran), str(galat))], 0
            tulis(f"wapiti: {peran or 'tanpa akun'}, {dikunjungi} halaman, {len(hasil)} temuan")
            temuan += hasil
    return temuan


def main(pilihan: set[str]) -> int:
    temuan: list[Temuan] = []
    for nama, periksa in (("bandit", alat.bandit), ("pip-audit", alat.pip_audit)):
        if nama not in pilihan:
            continue
        try:
            hasil = periksa()
        except TakDapatDiperiksa as galat:
            tulis(f"{nama}: TIDAK DAPAT DIPERIKSA DI SINI: {galat}")
            continue
        tulis(f"{nama}: {len(hasil)} temuan")
        temuan += hasil
    if pilihan & {"wapiti", "sqlmap"}:
        temuan += dari_luar(pilihan)
    tersisa = baru(temuan)
    for satu in tersisa:
        tulis(f"BELUM DIJELASKAN {satu.alat} {satu.jenis} {satu.tempat}: {satu.uraian[:300]}")
    tulis(f"{len(set(temuan))} temuan, {len(tersisa)} belum dijelaskan")
    return 1 if tersisa else 0


if __name__ == "__main__":
    sys.exit(main(set(sys.argv[1:]) or set(SEMUA)))
