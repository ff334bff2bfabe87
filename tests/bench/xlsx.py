"""A pegawai workbook from preview to applied against the same rows as CSV."""

import csv
from pathlib import Path

from django.db import transaction

from karir.contoh.bahan import Spek
from karir.contoh.berkas import reka, tulis
from karir.contoh.nama import PencatatNip
from talenta.akun.models import Instansi
from talenta.impor.services.langsung import impor_langsung
from talenta.impor.services.terapkan import impor_terapkan
from talenta.inti.services.audit import Pelaku
from talenta.inti.xlsx import tulis_xlsx
from tests.bench.panggung import Panggung
from tests.bench.ukur import Ukuran, detik, ukur

TARGET = 3
MEMORI = 700
ACUAN = ("unor", "jabatan", "pendidikan")
TERBANYAK = 100_000
KALI = 3


def bench_xlsx(p: Panggung) -> Ukuran:
    """Times of the same import from both kinds of file; the memory is that of this process and of
    the one that reads the workbook, together."""
    banyak = min(p.skala.impor, TERBANYAK)
    spek = Spek("xlsx", "Provinsi Lembar Kerja", True, False, banyak, 11, 3)
    berkas = dict(tulis(reka(spek, PencatatNip()), p.folder / "xlsx"))
    buku = _buku(berkas["pegawai"])
    instansi = Instansi.objects.create(kode="xlsx", nama="Provinsi Lembar Kerja")
    for jenis in ACUAN:
        impor_langsung(instansi=instansi, jenis=jenis, berkas=berkas[jenis])
    dasar = ukur(lambda: _sekali(instansi, berkas["pegawai"]), kali=KALI)
    produk = ukur(lambda: _sekali(instansi, buku), kali=KALI)
    return Ukuran(
        nama=f"impor pegawai XLSX dari pratinjau sampai diterapkan, {banyak:,} baris",
        angka=detik(produk.median),
        dasar="baris yang sama sebagai CSV",
        angka_dasar=detik(dasar.median),
        rasio=produk.median / dasar.median,
        target=TARGET,
        sekurangnya=False,
        puncak=produk.puncak,
        juga=((f"< {MEMORI} MB", (produk.puncak or 0) < MEMORI),),
    )


def _sekali(instansi: Instansi, berkas: Path) -> None:
    """Preview and apply, undone afterwards, so that every run starts from nobody."""
    with transaction.atomic():
        impor = impor_langsung(instansi=instansi, jenis="pegawai", berkas=berkas, terapkan=False)
        impor = impor_terapkan(impor_id=impor.pk, pelaku=Pelaku.sistem())
        assert impor.baru == impor.dibaca
        transaction.set_rollback(True)


def _buku(sumber: Path) -> Path:
    """The rows of a CSV file as a workbook beside it."""
    tujuan = sumber.with_suffix(".xlsx")
    with sumber.open(encoding="utf-8-sig", newline="") as teks, tujuan.open("wb") as wadah:
        tulis_xlsx(wadah, [("Pegawai", csv.reader(teks))])
    return tujuan
