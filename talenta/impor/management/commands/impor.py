"""`manage.py impor JENIS BERKAS --instansi KODE [--terapkan] [--lengkap] [--lembar NAMA]
[--laporan LAPORAN.csv]`."""

import csv
import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from talenta.akun.models import Instansi
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.daftar import JenisTidakDikenal
from talenta.impor.laporan import laporan_baris
from talenta.impor.models import Impor
from talenta.impor.services.langsung import impor_langsung
from talenta.impor.services.periksa import impor_ringkas
from talenta.impor.services.unggah import TidakDapat

TIDAK_TERBACA = 2


class Command(BaseCommand):
    help = "Previews or applies one file; the last line on standard output is its counts as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("jenis", metavar="JENIS", help="kind of file, e.g. pegawai")
        parser.add_argument("berkas", metavar="BERKAS", type=Path)
        parser.add_argument("--instansi", required=True, metavar="KODE")
        parser.add_argument("--terapkan", action="store_true", help="write, not only preview")
        parser.add_argument("--lengkap", action="store_true", help="the file holds everybody")
        parser.add_argument("--lembar", default="", metavar="NAMA", help="sheet of a workbook")
        parser.add_argument("--laporan", type=Path, metavar="LAPORAN.csv", help="findings as CSV")

    def handle(self, *args: Any, jenis: str, berkas: Path, **pilihan: Any) -> None:
        instansi = Instansi.objects.filter(kode=pilihan["instansi"]).first()
        if instansi is None:
            self._berhenti(f"Instansi {pilihan['instansi']} tidak ada; buat dengan buat_instansi.")
        try:
            impor = impor_langsung(
                instansi=instansi,
                jenis=jenis,
                berkas=berkas,
                lembar=pilihan["lembar"],
                terapkan=pilihan["terapkan"],
                lengkap=pilihan["lengkap"],
            )
        except (BerkasTidakTerbaca, JenisTidakDikenal, TidakDapat) as galat:
            self._berhenti(str(galat))
        except OSError as galat:
            self._berhenti(f"Berkas {berkas} tidak dapat dibuka: {galat.strerror}.")
        if pilihan["laporan"]:
            self._tulis_laporan(impor, pilihan["laporan"])
        self.stdout.write(json.dumps(impor_ringkas(impor)))

    def _tulis_laporan(self, impor: Impor, jalur: Path) -> None:
        with jalur.open("w", encoding="utf-8", newline="") as berkas:
            csv.writer(berkas).writerows(laporan_baris(impor))

    def _berhenti(self, pesan: str) -> NoReturn:
        self.stderr.write(pesan)
        sys.exit(TIDAK_TERBACA)
