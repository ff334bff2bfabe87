"""`manage.py buat_instansi KODE NAMA` makes an agency."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from talenta.akun.models import Instansi
from talenta.akun.services.instansi import instansi_buat
from talenta.inti.services.audit import Pelaku


class Command(BaseCommand):
    help = "Makes an agency (instansi); it must exist before its first import."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kode", metavar="KODE", help="short code: letters, digits, - and _")
        parser.add_argument("nama", metavar="NAMA", help="full name")
        parser.add_argument("--jenis", choices=Instansi.Jenis.values, default=Instansi.Jenis.LAIN)
        parser.add_argument("--zona", choices=Instansi.Zona.values, default=Instansi.Zona.WITA)
        parser.add_argument("--induk", metavar="KODE", help="code of the agency above it")

    def handle(self, *args: Any, kode: str, nama: str, **pilihan: Any) -> None:
        induk = None
        if pilihan["induk"]:
            induk = Instansi.objects.filter(kode=pilihan["induk"]).first()
            if induk is None:
                raise CommandError(f"Instansi {pilihan['induk']} tidak ada.")
        try:
            instansi = instansi_buat(
                kode=kode,
                nama=nama,
                jenis=pilihan["jenis"],
                zona=pilihan["zona"],
                induk=induk,
                pelaku=Pelaku.sistem(),
            )
        except ValidationError as galat:
            raise CommandError(" ".join(galat.messages)) from None
        self.stdout.write(f"Instansi {instansi.kode} ({instansi.nama}) dibuat.")
