"""`manage.py sapu_tampungan [--semua]`: clear staged rows of imports that nobody waits for."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from talenta.impor.tampungan import tampungan_sapu


class Command(BaseCommand):
    help = "Clears staged rows of imports that rest, are gone, or have waited for three days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--semua", action="store_true", help="also those that wait for applying (new release)"
        )

    def handle(self, *args: object, semua: bool, **options: object) -> None:
        self.stdout.write(f"{tampungan_sapu(semua=semua)} tampungan dihapus.")
