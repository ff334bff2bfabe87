"""`manage.py muat_bawaan`: the data that ships with the portal; safe to run at every start."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from karir.mesin.aturan import AturanTidakSah
from karir.services.aturan import aturan_muat_bawaan


class Command(BaseCommand):
    help = "Memuat aturan talenta bawaan; aturan yang tidak berubah dilewati."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            hasil = aturan_muat_bawaan()
        except AturanTidakSah as galat:
            raise CommandError(str(galat)) from galat
        for dimuat in hasil:
            keterangan = "dimuat" if dimuat.baru else "sudah ada"
            self.stdout.write(f"{dimuat.aturan}: {keterangan}.")
