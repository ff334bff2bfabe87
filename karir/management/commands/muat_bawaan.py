"""`manage.py muat_bawaan`: the data that ships with the portal; safe to run at every start."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from karir.mesin.aturan import AturanTidakSah
from karir.pengisian.services.ketentuan import ketentuan_muat_bawaan
from karir.services.aturan import aturan_muat_bawaan
from kompetensi.digital.services.muat import digital_muat_bawaan
from talenta.akun.services.kalender import libur_muat


class Command(BaseCommand):
    help = (
        "Memuat aturan talenta, kerangka, bank soal, dan ketentuan keterampilan digital, dan "
        "hari libur bawaan; yang tidak berubah dilewati."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            hasil = aturan_muat_bawaan()
        except AturanTidakSah as galat:
            raise CommandError(str(galat)) from galat
        ketentuan = ketentuan_muat_bawaan()
        self.stdout.write(f"{ketentuan}: ada.".capitalize())
        for dimuat in hasil:
            keterangan = "dimuat" if dimuat.baru else "sudah ada"
            self.stdout.write(f"{dimuat.aturan}: {keterangan}.")
        berubah = libur_muat(hari=timezone.localdate())
        self.stdout.write(f"Hari libur nasional: {berubah} hari berubah.")
        digital = digital_muat_bawaan()
        self.stdout.write(f"Keterampilan digital: {digital.soal} soal baru.")
