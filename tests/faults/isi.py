"""Fill the servers of the faults: `python -m tests.faults.isi FOLDER ROWS` (a process of its own).

An agency with its units and posts, two thirds of its people, two officers; in FOLDER the file of
all its people, in which every second of the known ones changed his or her name and every fiftieth
row is bad. Beside it the agencies that are ranked.
"""

import csv
import json
import os
import sys
from pathlib import Path

import django

from tests.faults.isi_peringkat import isi_peringkat

OTENTIK = ("197001011995031001", "197101011996031002")
KODE = "gangguan"
ACUAN = ("unor", "jabatan", "pendidikan")


def main(folder: Path, baris: int) -> None:
    from karir.contoh.bahan import Spek
    from karir.contoh.berkas import reka, tulis
    from karir.contoh.nama import PencatatNip
    from talenta.impor.services.langsung import impor_langsung
    from tests.browser.siap import admin_baru, instansi_baru

    instansi = instansi_baru(KODE, "Provinsi Gangguan", jenis="PROVINSI")
    for nip, nama in zip(OTENTIK, ("Petugas Pertama", "Petugas Kedua"), strict=True):
        admin_baru(instansi, nip, nama)
    spek = Spek(KODE, "Provinsi Gangguan", True, False, baris, 11, 0)
    berkas = dict(tulis(reka(spek, PencatatNip()), folder / "asal"))
    for jenis in ACUAN:
        impor_langsung(instansi=instansi, jenis=jenis, berkas=berkas[jenis])
    sebagian, seluruh, nip_tengah = _belah(berkas["pegawai"], folder)
    impor = impor_langsung(instansi=instansi, jenis="pegawai", berkas=sebagian)
    assert impor.baru == impor.dibaca, "the people that are there before"
    hasil = {"berkas": str(seluruh), "nip_tengah": nip_tengah, "peringkat": isi_peringkat()}
    sys.stdout.write(json.dumps(hasil))


def _belah(asal: Path, folder: Path) -> tuple[Path, Path, str]:
    """The people known before, the file that changes and completes them, one changed midway."""
    with asal.open(encoding="utf-8", newline="") as masuk:
        kepala, *baris = csv.reader(masuk)
    lama = len(baris) * 2 // 3
    sebagian, seluruh = folder / "dahulu.csv", folder / "pegawai.csv"
    _tulis(sebagian, kepala, baris[:lama])
    nama, golongan = kepala.index("NAMA"), kepala.index("GOL AKHIR NAMA")
    for nomor, satu in enumerate(baris):
        if nomor < lama and nomor % 2 == 0:
            satu[nama] += " Putra"
        if nomor % 50 == 49:
            satu[golongan] = "V/z"
    _tulis(seluruh, kepala, baris)
    return sebagian, seluruh, baris[lama // 4 * 2][kepala.index("NIP BARU")]


def _tulis(tujuan: Path, kepala: list[str], baris: list[list[str]]) -> None:
    with tujuan.open("w", encoding="utf-8", newline="") as keluar:
        penulis = csv.writer(keluar, lineterminator="\n")
        penulis.writerow(kepala)
        penulis.writerows(baris)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talenta.settings.test")
    django.setup()
    main(Path(sys.argv[1]), int(sys.argv[2]))
