"""`manage.py verifikasi_proses NOMOR`: recompute a stored run and say identical or where not."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from karir.models import ProsesPeringkat
from karir.services.verifikasi import proses_verifikasi


class Command(BaseCommand):
    help = "Menghitung ulang proses dari masukan bekunya; status keluar 1 bila ada yang berbeda."
    # Settings and pages are checked by the portal; here that doubles the time of a small run.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "proses", type=int, nargs="?", help="nomor proses; kosong: yang terakhir"
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        semua = ProsesPeringkat.objects.selesai()
        nomor = pilihan["proses"]
        proses = (semua.filter(pk=nomor) if nomor else semua.order_by("-pk")).first()
        if proses is None:
            raise CommandError("Proses tidak ditemukan.")
        hasil = proses_verifikasi(proses=proses)
        if not hasil.sama:
            self.stdout.write(f"BERBEDA: {hasil.beda}")
            sys.exit(1)
        self.stdout.write(f"Proses {proses.pk} identik: {hasil.jumlah} pegawai dihitung ulang.")
        self.stdout.write(hasil.cakupan)
