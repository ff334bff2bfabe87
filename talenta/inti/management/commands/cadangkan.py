"""`manage.py cadangkan`: the whole portal into one folder; the keys are kept elsewhere."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from talenta.inti.cadangan.alat import GalatCadangan
from talenta.inti.cadangan.buat import cadangan_buat
from talenta.inti.cadangan.manifes import Manifes, cadangan_periksa
from talenta.inti.templatetags.tampilan import angka

TIDAK_LENGKAP = 3


def _satu_atau_lebih(teks: str) -> int:
    nilai = int(teks) if teks.isascii() and teks.isdigit() else 0
    if nilai < 1:
        raise ArgumentTypeError("tulis bilangan mulai dari 1")
    return nilai


class Command(BaseCommand):
    help = (
        "Mencadangkan basis data dan berkas ke folder baru di bawah KE. Kunci rahasia tidak ikut. "
        f"Status keluar {TIDAK_LENGKAP} bila ada berkas yang di portal sendiri sudah hilang."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "ke",
            nargs="?",
            type=Path,
            default=settings.TALENTA_CADANGAN,
            help="folder tempat cadangan dikumpulkan (bawaan: TALENTA_CADANGAN)",
        )
        parser.add_argument(
            "--simpan",
            type=_satu_atau_lebih,
            metavar="N",
            help="sesudahnya simpan hanya N cadangan terbaru di KE (bawaan: semua)",
        )
        parser.add_argument(
            "--periksa",
            type=Path,
            metavar="DARI",
            help="hanya periksa setiap bita cadangan DARI; tidak membuat dan tidak memulihkan",
        )

    def handle(self, *args: Any, ke: Path, **pilihan: Any) -> None:
        try:
            if pilihan["periksa"]:
                return self._katakan(cadangan_periksa(dari=pilihan["periksa"]), "Cadangan utuh")
            hasil = cadangan_buat(ke=ke, simpan=pilihan["simpan"])
        except GalatCadangan as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(str(hasil.folder))
        self._katakan(hasil.manifes, "Dicadangkan")
        for satu in hasil.dihapus:
            self.stdout.write(f"Cadangan lama dihapus: {satu.name}")
        if hilang := hasil.manifes.hilang:
            raise CommandError(
                f"{len(hilang)} berkas dikenal portal tetapi di penyimpanan hilang atau berubah "
                f"(misalnya {hilang[0]}); selebihnya tercadangkan. Cari di cadangan sebelumnya.",
                returncode=TIDAK_LENGKAP,
            )

    def _katakan(self, isi: Manifes, awal: str) -> None:
        baris, segel = sum(isi.jumlah.values()), isi.segel
        self.stdout.write(
            f"{awal}: {angka(baris)} baris, {angka(len(isi.berkas))} berkas, "
            + (f"audit sampai segel ke-{segel['nomor']}." if segel else "audit belum bersegel.")
        )
        self.stdout.write(
            f"Untuk memulihkannya diperlukan TALENTA_KUNCI_NIK bertanda {isi.tanda_kunci['data']}. "
            "Simpan kunci itu terpisah dari cadangan ini."
        )
