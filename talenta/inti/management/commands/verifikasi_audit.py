"""`manage.py verifikasi_audit`: recompute the chain of the audit and say whether it is whole."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from talenta.inti.services import audit


class Command(BaseCommand):
    help = "Memeriksa rantai audit; status keluar 1 bila ada mata rantai yang rusak."

    def handle(self, *args: Any, **pilihan: Any) -> None:
        hasil = audit.verifikasi()
        self.stdout.write(f"{hasil.disegel} catatan disegel, {hasil.belum_disegel} belum disegel.")
        if not hasil.utuh:
            self.stdout.write(f"RUSAK: {hasil.rusak}")
            sys.exit(1)
        self.stdout.write("Rantai utuh.")
