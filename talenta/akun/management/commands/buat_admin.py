"""`manage.py buat_admin KODE_INSTANSI NIP NAMA`: the first Admin BKD of an agency."""

import re

from django.core.management.base import BaseCommand, CommandError, CommandParser

from talenta.akun.models import Instansi
from talenta.akun.services.akun import admin_buat
from talenta.inti.services.audit import Pelaku


class Command(BaseCommand):
    help = "Makes an agency's first Admin BKD and prints the one-time activation code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("instansi", metavar="KODE_INSTANSI")
        parser.add_argument("nip", metavar="NIP")
        parser.add_argument("nama", metavar="NAMA")

    def handle(self, *args: object, instansi: str, nip: str, nama: str, **options: object) -> None:
        if not re.fullmatch(r"[0-9]{18}", nip):
            raise CommandError("NIP terdiri atas 18 angka.")
        try:
            milik = Instansi.objects.get(kode=instansi)
        except Instansi.DoesNotExist as galat:
            raise CommandError(
                f"Instansi {instansi} belum ada; buat dengan: manage.py buat_instansi KODE NAMA"
            ) from galat
        terbit = admin_buat(instansi=milik, nip=nip, nama=nama, pelaku=Pelaku.sistem())
        self.stdout.write(
            f"Kode aktivasi untuk {terbit.pengguna}: {terbit.tertulis}\n"
            "Berlaku 14 hari, untuk sekali pakai, di laman Aktivasi akun."
        )
