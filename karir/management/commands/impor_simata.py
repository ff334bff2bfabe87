"""`manage.py impor_simata BERKAS --instansi KODE --tanggal YYYY-MM-DD [--laporan LAPORAN.csv]`."""

import csv
import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from karir.simata.models import AcuanSimata
from karir.simata.selectors import HITUNGAN, laporan_baris
from karir.simata.services import SimataDitolak, simata_baca, simata_catat
from talenta.akun.models import Instansi
from talenta.inti.services.audit import Pelaku

TIDAK_TERBACA = 2


class Command(BaseCommand):
    help = "Menyimpan ekspor SIMATA sebagai acuan pembanding; data pegawai tidak berubah."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", metavar="BERKAS", type=Path)
        parser.add_argument("--instansi", required=True, metavar="KODE")
        parser.add_argument("--tanggal", required=True, type=_tanggal, metavar="YYYY-MM-DD")
        parser.add_argument("--laporan", type=Path, metavar="LAPORAN.csv")

    def handle(self, *args: Any, berkas: Path, **pilihan: Any) -> None:
        instansi = Instansi.objects.filter(kode=pilihan["instansi"]).first()
        if instansi is None:
            self._berhenti(f"Instansi {pilihan['instansi']} tidak ada; buat dengan buat_instansi.")
        try:
            with berkas.open("rb") as isi:
                acuan = simata_catat(
                    instansi=instansi,
                    tanggal=pilihan["tanggal"],
                    nama=berkas.name,
                    isi=isi,
                    pelaku=Pelaku.sistem(),
                )
        except SimataDitolak as galat:
            self._berhenti(str(galat))
        except OSError as galat:
            self._berhenti(f"Berkas {berkas} tidak dapat dibuka: {galat.strerror}.")
        acuan = simata_baca(acuan_id=acuan.pk)
        if acuan.status == AcuanSimata.Status.TIDAK_TERBACA:
            self._berhenti(acuan.galat)
        if pilihan["laporan"]:
            with pilihan["laporan"].open("w", encoding="utf-8", newline="") as keluaran:
                csv.writer(keluaran).writerows(laporan_baris(acuan))
        self.stdout.write(
            json.dumps({"acuan": acuan.pk} | {nama: getattr(acuan, nama) for nama in HITUNGAN})
        )

    def _berhenti(self, pesan: str) -> NoReturn:
        self.stderr.write(pesan)
        sys.exit(TIDAK_TERBACA)


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise ArgumentTypeError(f"{teks} bukan tanggal; tulis seperti 2026-06-30.") from None
