"""`manage.py kode_demo [NIP]`: what the authenticator apps of the sample accounts show now."""

import json
import time

import pyotp
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Menampilkan kode faktor kedua akun contoh yang sedang berlaku; hanya di mesin sendiri."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nip", nargs="?", help="satu akun saja")

    def handle(self, *args: object, nip: str | None, **options: object) -> None:
        if not settings.TALENTA_KODE_DEMO:
            raise CommandError("Perintah ini hanya untuk demo di mesin sendiri.")
        berkas = settings.TALENTA_DATA / "akun-contoh.json"
        if not berkas.exists():
            raise CommandError("Belum ada akun contoh. Jalankan `make demo` lebih dahulu.")
        akun = [a for a in json.loads(berkas.read_text("utf-8")) if a.get("totp")]
        if nip is not None:
            akun = [satu for satu in akun if satu["nip"] == nip]
        if not akun:
            raise CommandError("Tidak ada akun contoh seperti itu yang memakai kode.")
        lebar = max(len(satu["peran"]) for satu in akun)
        for satu in akun:
            kode = pyotp.TOTP(satu["totp"]).now()
            self.stdout.write(f"  {satu['peran'].ljust(lebar)}  {satu['nip']}  {kode}")
        sisa = 30 - int(time.time()) % 30
        self.stdout.write(
            f"Berganti dalam {sisa} detik; setiap kode berlaku untuk satu kali masuk."
        )
