"""`manage.py siapkan`: tables and shipped data up to date, by the owner, in one go."""

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Applies migrations and loads the shipped data; harmless when repeated."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, verbosity: int, **options: object) -> None:
        call_command("migrate", interactive=False, verbosity=verbosity)
        call_command("muat_bawaan", verbosity=verbosity)
        # A new release may clean cells otherwise; what is staged would be read as of old.
        call_command("sapu_tampungan", semua=True, verbosity=verbosity)
