"""`manage.py hitung_semua`: rank many agencies at once, by the workers."""

import time
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from karir.services.hitung_semua import TidakAdaInstansi, semua_minta
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku

JEDA = 0.5


class Command(BaseCommand):
    help = (
        "Menghitung peta talenta semua instansi yang berpegawai, masing-masing menurut aturannya, "
        "oleh semua worker yang menyala. Hasilnya percobaan sampai ditampilkan instansi itu."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tanggal", required=True, type=_tanggal, metavar="YYYY-MM-DD")
        parser.add_argument(
            "--instansi", nargs="*", default=[], metavar="KODE", help="hanya instansi ini"
        )
        parser.add_argument(
            "--tunggu",
            action="store_true",
            help="tunggu sampai semua selesai; status keluar 1 bila ada yang gagal",
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        try:
            diminta = semua_minta(
                tanggal_acuan=pilihan["tanggal"], kode=pilihan["instansi"], pelaku=Pelaku.sistem()
            )
        except TidakAdaInstansi as galat:
            raise CommandError(str(galat)) from galat
        for nama, sebab in diminta.tanpa_aturan:
            self.stderr.write(f"Dilewati: {nama}. {sebab}")
        pekerjaan = diminta.pekerjaan
        kata = "sudah diminta dan belum selesai" if diminta.sudah_ada else "diminta"
        self.stdout.write(f"Pekerjaan {pekerjaan.pk} {kata}: {pekerjaan.judul}.")
        if pilihan["tunggu"]:
            self._tunggu(pekerjaan)

    def _tunggu(self, pekerjaan: Pekerjaan) -> None:
        kata = ""
        while pekerjaan.terbuka:
            if kata != (kata := f"{pekerjaan.selesai_n} dari {pekerjaan.total_n} instansi."):
                self.stdout.write(kata)
            time.sleep(JEDA)
            pekerjaan.refresh_from_db()
        if pekerjaan.status == Pekerjaan.Status.GAGAL:
            raise CommandError(pekerjaan.galat)
        self.stdout.write(f"{pekerjaan.hasil['pesan']} {pekerjaan.hasil['jumlah']} pegawai.")
        for satu in pekerjaan.hasil["gagal"]:
            self.stderr.write(
                f"Gagal: {satu['instansi']} (pekerjaan {satu['pekerjaan_id']}). {satu['galat']}"
            )
        if pekerjaan.hasil["gagal"]:
            raise CommandError("Ada instansi yang gagal dihitung; ulangi untuk instansi itu.")


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise ArgumentTypeError(f"{teks} bukan tanggal; tulis seperti 2026-06-30.") from None
