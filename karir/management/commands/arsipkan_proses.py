"""`manage.py arsipkan_proses`: set the results of old runs aside, or bring one back."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from karir.models import ProsesPeringkat
from karir.services.arsip import ArsipDitolak, proses_arsipkan, proses_lama, proses_pulihkan
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import GalatPekerjaan


class Command(BaseCommand):
    help = "Memindahkan hasil proses lama ke skema arsip, atau memulihkan satu proses."

    def add_arguments(self, parser: ArgumentParser) -> None:
        pilihan = parser.add_mutually_exclusive_group()
        pilihan.add_argument("--proses", type=int, metavar="NOMOR", help="arsipkan proses ini")
        pilihan.add_argument("--pulihkan", type=int, metavar="NOMOR", help="pulihkan proses ini")
        pilihan.add_argument(
            "--lebih-tua-dari",
            type=int,
            metavar="BULAN",
            help="arsipkan semua yang lebih tua dan tidak ditampilkan; kosong: TALENTA_ARSIP_BULAN",
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        try:
            if pilihan["pulihkan"]:
                proses = _proses(pilihan["pulihkan"])
                proses_pulihkan(proses=proses, pelaku=Pelaku.sistem())
                self.stdout.write(f"Proses {proses.pk} dipulihkan.")
                return
            for proses in _pilih(pilihan):
                proses_arsipkan(proses=proses, pelaku=Pelaku.sistem())
                self.stdout.write(f"Proses {proses.pk} diarsipkan.")
        except (ArsipDitolak, GalatPekerjaan) as galat:
            raise CommandError(str(galat)) from galat


def _proses(nomor: int) -> ProsesPeringkat:
    proses = ProsesPeringkat.objects.selesai().filter(pk=nomor).first()
    if proses is None:
        raise CommandError("Proses tidak ditemukan.")
    return proses


def _pilih(pilihan: dict[str, Any]) -> list[ProsesPeringkat]:
    if pilihan["proses"]:
        return [_proses(pilihan["proses"])]
    bulan = pilihan["lebih_tua_dari"]
    bulan = settings.TALENTA_ARSIP_BULAN if bulan is None else bulan
    if bulan <= 0:
        raise CommandError("Sebut jumlah bulan yang lebih dari nol.")
    return proses_lama(sekarang=timezone.now(), bulan=bulan)
