"""`manage.py hitung_talenta`: compute a run and, if asked, write it to a file."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from karir.models import HasilPeringkat, ProsesPeringkat
from karir.selectors.aturan import AturanTidakAda, aturan_menurut_kode
from karir.services.ekspor import baris_ekspor, baris_simata, tulis_csv, tulis_xlsx
from karir.services.olah import proses_olah
from karir.services.penayangan import PenayanganDitolak, hasil_tayangkan, penayangan_kini
from karir.services.proses import proses_jalankan
from talenta.akun.models import Instansi
from talenta.inti.services.audit import Pelaku


class Command(BaseCommand):
    help = "Menghitung peta talenta satu instansi pada satu tanggal acuan."
    # Settings and pages are checked by the portal; here that doubles the time of a small run.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--instansi", required=True, metavar="KODE")
        parser.add_argument("--tanggal", required=True, type=_tanggal, metavar="YYYY-MM-DD")
        parser.add_argument("--aturan", metavar="KODE")
        parser.add_argument("--ekspor", type=Path, metavar="BERKAS")
        parser.add_argument(
            "--tampilkan",
            action="store_true",
            help="tampilkan hasilnya kepada seluruh instansi; tanpa ini hanya BKD yang melihatnya",
        )
        parser.add_argument(
            "--olah",
            action="store_true",
            help="siapkan pula bahan andaian dan rentang peringkat (tanpa ini lewat halamannya)",
        )
        parser.add_argument("--tata-letak", choices=["talenta", "simata"], default="talenta")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if pilihan["tata_letak"] == "simata":
            _periksa_simata(pilihan["ekspor"])
        if pilihan["ekspor"] and not pilihan["ekspor"].parent.is_dir():
            raise CommandError(f"Folder {pilihan['ekspor'].parent} tidak ada.")
        instansi = Instansi.objects.filter(kode=pilihan["instansi"]).first()
        if instansi is None:
            raise CommandError(f"Instansi {pilihan['instansi']} tidak ada (lihat buat_instansi).")
        tanggal: date = pilihan["tanggal"]
        try:
            aturan = pilihan["aturan"] and aturan_menurut_kode(
                instansi_id=instansi.pk, kode=pilihan["aturan"], tanggal=tanggal
            )
            proses = proses_jalankan(
                instansi=instansi,
                tanggal_acuan=tanggal,
                aturan=aturan or None,
                pelaku=Pelaku.sistem(),
            )
        except AturanTidakAda as galat:
            raise CommandError(str(galat)) from galat
        status = proses.ringkasan["status"]
        self.stdout.write(
            f"Proses {proses.pk}: {proses.jumlah} pegawai, {status['DIPETAKAN']} dipetakan, "
            f"{status['BELUM_LENGKAP']} belum lengkap, "
            f"{status['TIDAK_DIPETAKAN']} tidak dipetakan."
        )
        if pilihan["tampilkan"]:
            _tampilkan(proses)
            self.stdout.write("Ditampilkan kepada seluruh instansi.")
        else:
            self.stdout.write("Belum ditampilkan; --tampilkan atau halaman prosesnya melakukannya.")
        if pilihan["olah"]:
            proses_olah(proses=proses)
            self.stdout.write("Andaian dan rentang peringkat siap.")
        if pilihan["ekspor"]:
            _tulis(proses, pilihan["ekspor"], pilihan["tata_letak"])
            self.stdout.write(f"Ditulis ke {pilihan['ekspor']}.")


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise ArgumentTypeError(f"{teks} bukan tanggal; tulis seperti 2026-06-30.") from None


def _periksa_simata(berkas: Path | None) -> None:
    if berkas is None or berkas.suffix.lower() != ".xlsx":
        raise CommandError("Tata letak simata membutuhkan --ekspor dengan nama berakhiran .xlsx.")


def _tampilkan(proses: ProsesPeringkat) -> None:
    kini = penayangan_kini(instansi_id=proses.instansi_id)
    try:
        hasil_tayangkan(
            proses=proses,
            menggantikan=kini.proses_id if kini else None,
            pelaku=Pelaku.sistem(),
        )
    except PenayanganDitolak as galat:
        raise CommandError(str(galat)) from galat


def _tulis(proses: ProsesPeringkat, berkas: Path, tata_letak: str) -> None:
    hasil = HasilPeringkat.objects.filter(proses=proses)
    if tata_letak == "simata":
        with berkas.open("wb") as keluaran:
            tulis_xlsx(keluaran, baris_simata(proses, hasil), judul="SIMATA")
    elif berkas.suffix.lower() == ".xlsx":
        with berkas.open("wb") as keluaran:
            tulis_xlsx(keluaran, baris_ekspor(proses, hasil, berangka=True), judul="Peringkat")
    else:
        with berkas.open("w", encoding="utf-8", newline="") as keluaran_teks:
            tulis_csv(keluaran_teks, baris_ekspor(proses, hasil))
