"""`manage.py urungkan_impor NOMOR --alasan "..." [--periksa] [--halangan HALANGAN.csv]`."""

import csv
import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

from talenta.impor.models import Impor, Pengurungan
from talenta.impor.selectors_urung import halangan_baris
from talenta.impor.services.unggah import TidakDapat
from talenta.impor.services.urungkan import (
    disamakan_kata,
    halangan_kata,
    impor_urungkan,
    urung_periksa,
    urung_ringkas,
)
from talenta.inti.services.audit import Pelaku

TERHALANG = 1
TIDAK_DAPAT = 2


class Command(BaseCommand):
    help = "Undoes an applied import; the last line on standard output is its counts as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nomor", metavar="NOMOR", type=int, help="number of the import")
        parser.add_argument("--alasan", default="", help="why; required unless --periksa")
        parser.add_argument("--periksa", action="store_true", help="look only, change nothing")
        parser.add_argument(
            "--halangan", type=Path, metavar="HALANGAN.csv", help="what stands in the way as CSV"
        )

    def handle(self, *args: Any, nomor: int, **pilihan: Any) -> None:
        if not pilihan["periksa"] and not pilihan["alasan"].strip():
            raise CommandError("Tulis alasannya dengan --alasan, atau hanya --periksa.")
        try:
            if pilihan["periksa"]:
                urung = urung_periksa(impor_id=nomor)
            else:
                urung = impor_urungkan(
                    impor_id=nomor, alasan=pilihan["alasan"], pelaku=Pelaku.sistem()
                ).pengurungan
        except Impor.DoesNotExist:
            self._berhenti(f"Impor nomor {nomor} tidak ada.", TIDAK_DAPAT)
        except TidakDapat as galat:
            self._berhenti(str(galat), TIDAK_DAPAT)
        if pilihan["halangan"]:
            with pilihan["halangan"].open("w", encoding="utf-8", newline="") as berkas:
                csv.writer(berkas).writerows(halangan_baris(impor=urung.impor))
        if kata := disamakan_kata(urung):
            self.stderr.write(kata)
        self.stdout.write(json.dumps({"impor": nomor} | urung_ringkas(urung)))
        if urung.status == Pengurungan.Status.TERHALANG:
            self._berhenti(halangan_kata(urung), TERHALANG)

    def _berhenti(self, pesan: str, status: int) -> NoReturn:
        self.stderr.write(pesan)
        sys.exit(status)
