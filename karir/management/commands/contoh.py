"""`manage.py contoh --pegawai N [--instansi-banyak K] [--benih B] [--berkas FOLDER]`."""

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from karir.contoh.bahan import Spek
from karir.contoh.berkas import reka, tulis
from karir.contoh.nama import PencatatNip
from karir.contoh.wilayah import PermintaanTidakSah, susun_wilayah
from karir.models import ProsesPeringkat
from karir.pengisian.services.contoh import lowongan_contoh
from karir.services.contoh import (
    ContohDitolak,
    ContohSudahAda,
    akun_contoh_simpan,
    contoh_muat,
)
from karir.simata.contoh import simata_contoh
from talenta.akun.models import Instansi


class Command(BaseCommand):
    help = (
        "Membuat provinsi contoh dengan pegawai rekaan, memuatnya lewat impor, "
        "lalu menghitung peta talentanya."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pegawai", type=int, default=3000, help="jumlah pegawai seluruhnya")
        parser.add_argument(
            "--instansi-banyak",
            type=int,
            default=1,
            help="provinsi beserta kabupaten/kota di bawahnya",
        )
        parser.add_argument(
            "--benih", type=int, default=1, help="benih yang sama memberi data yang sama"
        )
        parser.add_argument(
            "--berkas", type=Path, metavar="FOLDER", help="hanya tulis berkas CSV untuk berlatih"
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        mulai = time.monotonic()
        try:
            wilayah = susun_wilayah(
                pegawai=pilihan["pegawai"],
                instansi_banyak=pilihan["instansi_banyak"],
                benih=pilihan["benih"],
            )
            if pilihan["berkas"]:
                self._tulis(wilayah, pilihan["berkas"])
            else:
                with connection.cursor() as kursor:
                    # Hundreds of small commits need not each wait for the disk.
                    kursor.execute("SET synchronous_commit TO off")
                akun = contoh_muat(wilayah=wilayah, kabar=self.stdout.write)
                for satu in Instansi.objects.filter(kode__in=[s.kode for s in wilayah]):
                    if lowongan := lowongan_contoh(instansi=satu):
                        self.stdout.write(f"{satu.nama}: {lowongan} lowongan di semua keadaan.")
                    acuan = simata_contoh(proses=ProsesPeringkat.objects.get(instansi=satu))
                    self.stdout.write(f"{satu.nama}: acuan SIMATA contoh, {acuan.disimpan} orang.")
                tujuan = settings.TALENTA_DATA / "akun-contoh.json"
                akun_contoh_simpan(akun=akun, berkas=tujuan)
                self.stdout.write(f"{len(akun)} akun contoh tercatat di {tujuan}.")
        except (PermintaanTidakSah, ContohSudahAda, ContohDitolak) as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(f"Selesai dalam {time.monotonic() - mulai:.0f} detik.")

    def _tulis(self, wilayah: list[Spek], folder: Path) -> None:
        pencatat = PencatatNip()
        for spek in wilayah:
            for _, berkas in tulis(reka(spek, pencatat), folder / spek.kode):
                self.stdout.write(str(berkas))
