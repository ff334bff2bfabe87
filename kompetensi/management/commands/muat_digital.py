"""`manage.py muat_digital BERKAS [--instansi KODE]`: another framework or item bank."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kompetensi.digital.kerangka import BerkasTidakSah, baca_berkas
from kompetensi.digital.services.muat import bank_muat, kerangka_muat
from talenta.akun.models import Instansi
from talenta.inti.services.audit import Pelaku


class Command(BaseCommand):
    help = "Memuat kerangka atau bank soal keterampilan digital dari berkas JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=Path)
        parser.add_argument("--instansi", default="", help="kode; tanpa ini untuk semua instansi")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        kode: str = pilihan["instansi"]
        instansi = Instansi.objects.filter(kode=kode).first() if kode else None
        if kode and instansi is None:
            raise CommandError(f"Instansi {kode} tidak ada.")
        berkas: Path = pilihan["berkas"]
        pelaku = Pelaku.sistem()
        try:
            isi = baca_berkas(berkas.read_text(encoding="utf-8"))
            if "soal" in isi:
                jumlah = bank_muat(isi=isi, pelaku=pelaku, instansi=instansi)
                self.stdout.write(f"{jumlah} soal baru atau berubah.")
                return
            kerangka = kerangka_muat(isi=isi, pelaku=pelaku, instansi=instansi)
        except (OSError, BerkasTidakSah) as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(f"{kerangka}: dimuat." if kerangka else "Kerangka ini sudah ada.")
