"""`manage.py pulihkan`: the portal back to what a backup holds, whole or not at all."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from talenta.inti.cadangan.alat import GalatCadangan
from talenta.inti.cadangan.pulihkan import cadangan_pulihkan


class Command(BaseCommand):
    help = (
        "Memulihkan portal dari folder cadangan. Setiap bita diperiksa dahulu; bila ada yang tidak "
        "cocok, tidak ada yang diubah."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dari", type=Path, help="folder talenta-<tanggal> dari cadangkan")
        parser.add_argument(
            "--timpa",
            action="store_true",
            help="ganti portal yang sudah berisi; basis data lama disimpan dengan nama lain",
        )
        parser.add_argument(
            "--kunci-lain",
            action="store_true",
            help="pulihkan walaupun kunci cadangan tidak ada lagi: NIK tidak akan terbaca",
        )

    def handle(self, *args: Any, dari: Path, **pilihan: Any) -> None:
        try:
            hasil = cadangan_pulihkan(
                dari=dari,
                timpa=pilihan["timpa"],
                kunci_lain=pilihan["kunci_lain"],
                lapor=self.stdout.write,
            )
        except GalatCadangan as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(
            f"Portal dipulihkan ke keadaan {hasil.manifes.dibuat_pada}; {hasil.disegel} segel "
            "audit cocok. Semua orang masuk kembali dengan kata sandinya."
        )
        if not hasil.kunci_sesi_sama:
            self.stdout.write(
                "TALENTA_SECRET_KEY berbeda dari waktu itu: kode aktivasi yang belum dipakai tidak "
                "berlaku lagi dan perlu dibuat baru."
            )
        if hasil.manifes.hilang:
            self.stdout.write(
                f"{len(hasil.manifes.hilang)} berkas sudah tidak ada saat dicadangkan; lihat "
                "manifes.json."
            )
        if hasil.lama:
            self.stdout.write(
                f"Basis data sebelumnya tersimpan sebagai {hasil.lama}. Setelah yakin, hapus "
                f"dengan: DROP DATABASE {hasil.lama};"
            )
