"""`manage.py verifikasi_audit`: recompute the chain of the audit and say whether it is whole."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from talenta.inti.services import audit
from talenta.inti.services.audit import SegelTerbit


class Command(BaseCommand):
    help = "Memeriksa rantai audit; status keluar 1 bila ada mata rantai yang rusak atau hilang."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--segel",
            metavar="BERKAS",
            help="berkas dari laman Segel audit, atau sidiknya (64 huruf): masih dalam rantai?",
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        terbit = _baca(pilihan["segel"]) if pilihan["segel"] else None
        hasil = audit.verifikasi(terbit=terbit)
        self.stdout.write(f"{hasil.disegel} catatan disegel, {hasil.belum_disegel} belum disegel.")
        if not hasil.utuh:
            self.stdout.write(f"RUSAK: {hasil.rusak}")
            sys.exit(1)
        memuat = " dan memuat segel yang dicatat" if terbit else ""
        self.stdout.write(f"Rantai utuh{memuat}.")


def _baca(tulisan: str) -> SegelTerbit:
    berkas = Path(tulisan)
    try:
        return SegelTerbit.baca(berkas.read_text("utf-8") if berkas.is_file() else tulisan)
    except (ValueError, OSError):
        raise CommandError(f"{tulisan} bukan berkas segel dan bukan sidik segel.") from None
