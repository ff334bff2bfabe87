"""`manage.py terdampak`: whose data an account saw between two moments, as a CSV file."""

import csv
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from talenta.akun.models import Pengguna
from talenta.inti.lembar import aman
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.selectors.terdampak import TERCATAT, terdampak, unduhan_akun

KOLOM = (
    "NIP", "NAMA", "INSTANSI", "UNIT", "KEPASTIAN", "DASAR", "KALI", "PERTAMA", "TERAKHIR",
)  # fmt: skip


def _saat(teks: str) -> datetime:
    """A day or a moment; without a zone it is the portal's own."""
    try:
        saat = (
            datetime.fromisoformat(teks)
            if len(teks) > 10
            else datetime.combine(date.fromisoformat(teks), time.min)
        )
    except ValueError:
        raise ArgumentTypeError("tulis 2026-11-22 atau 2026-11-22T08:30") from None
    return saat if timezone.is_aware(saat) else timezone.make_aware(saat)


class Command(BaseCommand):
    help = (
        "Menulis CSV orang yang datanya dilihat, atau mungkin dilihat, sebuah akun di antara dua "
        "waktu; untuk pemberitahuan kegagalan pelindungan data (docs/pelindungan-data.md)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--akun", required=True, help="nomor masuk (NIP) akun itu")
        parser.add_argument("--sejak", required=True, type=_saat)
        parser.add_argument("--sampai", required=True, type=_saat, help="tidak termasuk")
        parser.add_argument("--ke", type=Path, help="berkas CSV (bawaan: layar)")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        akun = Pengguna.objects.filter(nip=pilihan["akun"]).select_related("instansi").first()
        if akun is None:
            raise CommandError(f"Tidak ada akun dengan nomor masuk {pilihan['akun']}.")
        sejak, sampai = pilihan["sejak"], pilihan["sampai"]
        if sejak >= sampai:
            raise CommandError("--sejak harus lebih awal daripada --sampai.")
        if pilihan["ke"]:
            with pilihan["ke"].open("w", encoding="utf-8-sig", newline="") as wadah:
                jumlah, pasti = _tulis(wadah, akun, sejak, sampai)
        else:
            jumlah, pasti = _tulis(self.stdout, akun, sejak, sampai)  # type: ignore[arg-type]
        keluar = unduhan_akun(akun=akun, sejak=sejak, sampai=sampai)
        catat(
            pelaku=Pelaku.sistem(),
            tindakan="akun.terdampak",
            objek_jenis="akun",
            objek_id=akun.pk,
            objek_nama=str(akun),
            rincian={"sejak": sejak, "sampai": sampai, "orang": jumlah, "tercatat": pasti},
            instansi_id=akun.instansi_id,
        )
        self.stderr.write(
            f"{jumlah} orang: {pasti} tercatat, {jumlah - pasti} mungkin terlihat "
            "(dalam lingkup perannya, menurut susunan unit sekarang)."
        )
        for satu in keluar:
            waktu = timezone.localtime(satu.waktu).isoformat(timespec="seconds")
            baris = satu.rincian.get("baris", "?")
            self.stderr.write(f"Berkas keluar {waktu}: {satu.tindakan}, {baris} baris.")


def _tulis(wadah: TextIO, akun: Pengguna, sejak: datetime, sampai: datetime) -> tuple[int, int]:
    """Write the rows; return how many people, and how many of them are recorded."""
    penulis = csv.writer(wadah)
    penulis.writerow(KOLOM)
    jumlah = pasti = 0
    for satu in terdampak(akun=akun, sejak=sejak, sampai=sampai):
        jumlah += 1
        pasti += satu.kepastian == TERCATAT
        penulis.writerow(
            [
                satu.nip, aman(satu.nama), aman(satu.instansi), aman(satu.unit), satu.kepastian,
                aman(satu.dasar), satu.kali, *map(_waktu, (satu.pertama, satu.terakhir)),
            ]
        )  # fmt: skip
    return jumlah, pasti


def _waktu(saat: datetime | None) -> str:
    return timezone.localtime(saat).isoformat(timespec="seconds") if saat else ""
