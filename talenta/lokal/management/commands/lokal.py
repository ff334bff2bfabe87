"""`manage.py lokal -- COMMAND ...` runs any command with the embedded servers up."""

import argparse
import sys

from django.core.management.base import BaseCommand, CommandParser

from talenta.lokal import anak, server


class Command(BaseCommand):
    help = "Runs a command with the embedded PostgreSQL and Valkey up: lokal -- COMMAND ..."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("perintah", nargs=argparse.REMAINDER, metavar="-- COMMAND ...")

    def handle(self, *args: object, perintah: list[str], **options: object) -> None:
        if perintah[:1] == ["--"]:
            perintah = perintah[1:]
        if not perintah:
            sys.exit("Tulis perintahnya: manage.py lokal -- PERINTAH ...")
        try:
            with anak.Penerus() as penerus, server.hidup(server.folder_data()) as lingkungan:
                kode = penerus.jalankan(perintah, lingkungan)
        except server.GalatLokal as galat:
            sys.exit(str(galat))
        sys.exit(kode)
