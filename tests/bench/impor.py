"""A pegawai file from preview to applied against django-import-export in bulk mode."""

import csv
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.urls import reverse
from import_export import fields, resources, widgets
from import_export.instance_loaders import CachedInstanceLoader
from tablib import Dataset

from talenta.akun.izin import Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.impor.models import BarisImpor, Impor
from talenta.impor.services.langsung import impor_langsung
from talenta.impor.services.terapkan import impor_terapkan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from tests.bench.berkas import ACUAN, CACAT_SETIAP
from tests.bench.lantai_impor import lantai_impor
from tests.bench.panggung import Panggung
from tests.bench.ukur import Ukuran, Waktu, detik, laju, ukur
from tests.fixtures.klien import Klien, klien

NIP_ADMIN = "198001012005011009"
# Against the baseline, and for the large file in rows a second and in MB.
TARGET = {"kecil": 4, "penuh": 6}
BARIS_SEDETIK, MEMORI = 12_000, 700
KALI = 3
HALAMAN_MS = 150
SEDIKIT = 1_000


def bench_impor(p: Panggung) -> Iterator[Ukuran]:
    """First load, the same again, five in a hundred changed, and the pages of the import."""
    folder = p.folder / "impor"
    perintah = [sys.executable, "-m", "tests.bench.berkas", str(p.skala.impor), str(folder)]
    subprocess.run(perintah, check=True)
    instansi = Instansi.objects.create(kode="impor", nama="Provinsi Impor")
    for jenis in ACUAN:
        impor_langsung(instansi=instansi, jenis=jenis, berkas=folder / f"{jenis}.csv")
    dasar = _dasar(p, instansi, folder)
    cacat = p.skala.impor // CACAT_SETIAP
    diterima = p.skala.impor - cacat
    pertama = _ukur(instansi, folder / "cacat.csv", _kosongkan, baru=diterima, ditolak=cacat)
    yield _laju_pertama(p, pertama, dasar)
    yield _di_atas_lantai(p, pertama, lantai_impor(instansi, folder / "cacat.csv", kali=KALI))
    yield _lebih_cepat(
        p,
        f"berkas {p.skala.impor:,} baris yang sama lagi, tanpa baris yang ditulis",
        _ukur(instansi, folder / "cacat.csv", _rapikan, sama=diterima, ditolak=cacat),
        pertama,
        2,
    )
    yield _lebih_cepat(
        p,
        f"berkas {p.skala.impor:,} baris dengan 5 % berubah",
        _ukur(instansi, folder / "ubah.csv", _rapikan, ditolak=cacat, berubah=p.skala.impor // 20),
        pertama,
        1.5,
    )
    yield _halaman(p, instansi, folder)


def _laju_pertama(p: Panggung, pertama: Waktu, dasar: Waktu) -> Ukuran:
    laju_produk, laju_dasar = p.skala.impor / pertama.median, p.skala.impor_dasar / dasar.median
    besar = p.skala.nama == "penuh"
    return Ukuran(
        nama=f"impor pegawai dari pratinjau sampai diterapkan, {p.skala.impor:,} baris, 2 % cacat",
        angka=laju(p.skala.impor, pertama.median),
        dasar=f"django-import-export cara bulk, {p.skala.impor_dasar:,} baris",
        angka_dasar=laju(p.skala.impor_dasar, dasar.median),
        rasio=laju_produk / laju_dasar,
        target=TARGET[p.skala.nama],
        sekurangnya=True,
        puncak=pertama.puncak,
        juga=(
            (f">= {BARIS_SEDETIK:,} baris/s", laju_produk >= BARIS_SEDETIK),
            (f"< {MEMORI} MB", (pertama.puncak or 0) < MEMORI),
        )
        if besar
        else (),
    )


def _di_atas_lantai(p: Panggung, pertama: Waktu, lantai: Waktu) -> Ukuran:
    return Ukuran(
        nama=f"impor pegawai {p.skala.impor:,} baris, dibandingkan dengan lantainya",
        angka=detik(pertama.median),
        dasar="menyalin berkas yang sama ke penampung dan baris yang sama ke tabel berindeks sama "
        "beserta riwayatnya, tanpa memeriksa apa pun",
        angka_dasar=detik(lantai.median),
        rasio=pertama.median / lantai.median,
        target=None,
        sekurangnya=False,
        puncak=pertama.puncak,
    )


def _lebih_cepat(p: Panggung, nama: str, waktu: Waktu, pertama: Waktu, target: float) -> Ukuran:
    return Ukuran(
        nama=nama,
        angka=detik(waktu.median),
        dasar="impor pertama",
        angka_dasar=detik(pertama.median),
        rasio=pertama.median / waktu.median,
        target=target if p.skala.nama == "penuh" else 1,
        sekurangnya=True,
        puncak=waktu.puncak,
    )


def _dasar(p: Panggung, instansi: Instansi, folder: Path) -> Waktu:
    with (folder / "pegawai.csv").open(encoding="utf-8", newline="") as isi:
        kepala, *baris = islice(csv.reader(isi), p.skala.impor_dasar + 1)
    data = Dataset(*baris, headers=kepala)

    def sekali() -> None:
        with transaction.atomic():
            _import_export(instansi, data)
            transaction.set_rollback(True)

    return ukur(sekali, kali=KALI, sesudah=_kosongkan)


def _ukur(instansi: Instansi, berkas: Path, sesudah: Callable[[], None], **hitungan: int) -> Waktu:
    """Preview and apply; undone by a rollback but for the last time, so that all start equal."""
    urutan = count(1)

    def sekali() -> None:
        with transaction.atomic():
            _produk(instansi, berkas, hitungan)
            transaction.set_rollback(next(urutan) < KALI)

    return ukur(sekali, kali=KALI, sesudah=sesudah)


def _rapikan() -> None:
    """What a rollback leaves behind, as the autovacuum would between two imports."""
    _vakum("ANALYZE")


def _kosongkan() -> None:
    """Tables without the pages of a million rows that were never there, as a first import (and its
    floor) finds them."""
    _vakum("FULL, ANALYZE")


def _vakum(cara: str) -> None:
    with connection.cursor() as kursor:
        for model in (Pegawai, Pegawai.pgh_event_models["tambah"]):
            kursor.execute(f"VACUUM ({cara}) {model._meta.db_table}")


def _produk(instansi: Instansi, berkas: Path, hitungan: dict[str, int]) -> None:
    peristiwa = Pegawai.pgh_event_models["tambah"].objects
    semula = peristiwa.aggregate(n=Max("pgh_id"))["n"]
    impor = impor_langsung(instansi=instansi, jenis="pegawai", berkas=berkas, terapkan=False)
    assert impor.status == Impor.Status.SIAP
    impor = impor_terapkan(impor_id=impor.pk, pelaku=Pelaku.sistem())
    for nama, banyak in hitungan.items():
        assert getattr(impor, nama) == banyak, (nama, getattr(impor, nama), banyak)
    if not impor.baru and not impor.berubah:
        assert peristiwa.aggregate(n=Max("pgh_id"))["n"] == semula


def _halaman(p: Panggung, instansi: Instansi, folder: Path) -> Ukuran:
    """The preview's page plain, by outcome, by cause, and searched by number and by name."""
    sedikit = folder / "sedikit.csv"
    with (folder / "cacat.csv").open(encoding="utf-8") as isi:
        sedikit.write_text("".join(islice(isi, SEDIKIT + 1)), encoding="utf-8")
    admin = Pengguna.objects.create_user(nip=NIP_ADMIN, nama="Admin Impor", instansi=instansi)
    PenugasanPeran.objects.create(
        pengguna=admin, peran=Peran.ADMIN_BKD, instansi=instansi, berlaku_mulai=date(2026, 1, 1)
    )
    waktu = []
    for berkas in (folder / "ubah.csv", sedikit):
        impor = impor_langsung(instansi=instansi, jenis="pegawai", berkas=berkas, terapkan=False)
        waktu.append(_minta_semua(klien(admin), impor, p.skala.halaman))
    besar, kecil = waktu
    return Ukuran(
        nama=f"pratinjau {p.skala.impor:,} baris: halaman, saringan, pencarian, p95",
        angka=detik(besar.p95),
        dasar=f"halaman yang sama dari {SEDIKIT:,} baris",
        angka_dasar=detik(kecil.p95),
        rasio=besar.p95 / kecil.p95,
        target=3,
        sekurangnya=False,
        puncak=besar.puncak,
        juga=((f"p95 < {HALAMAN_MS} ms", besar.p95 * 1000 < HALAMAN_MS),),
    )


def _minta_semua(k: Klien, impor: Impor, kali: int) -> Waktu:
    tengah = BarisImpor.objects.filter(impor=impor)[impor.dibaca // 2]
    saringan = cycle(
        [
            {},
            {"keadaan": "ditolak"},
            {"keadaan": "peringatan"},
            {"temuan": "GOLONGAN_TIDAK_DIKENAL-ditolak"},
            {"cari": tengah.kunci[:8]},
            {"cari": tengah.nama[:4]},
            {"keadaan": "sama", "cari": tengah.nama.split()[0]},
        ]
    )
    url = reverse("impor:rinci", kwargs={"pk": impor.pk})

    def sekali() -> None:
        assert k.get(url, next(saringan)).status_code == 200

    return ukur(sekali, kali=kali, pemanasan=7)


class PegawaiResource(resources.ModelResource):
    """The shortest resource that stores the same people, with what its manual says for speed."""

    nip = fields.Field(attribute="nip", column_name="NIP BARU")
    nama = fields.Field(attribute="nama", column_name="NAMA")
    tanggal_lahir = fields.Field(
        attribute="tanggal_lahir",
        column_name="TANGGAL LAHIR",
        widget=widgets.DateWidget("%d-%m-%Y"),
    )
    jenis_kelamin = fields.Field(attribute="jenis_kelamin", column_name="JENIS KELAMIN")
    kedudukan_hukum = fields.Field(attribute="kedudukan_hukum", column_name="KEDUDUKAN HUKUM ID")
    golongan = fields.Field(attribute="golongan", column_name="GOL AKHIR NAMA")

    class Meta:
        model = Pegawai
        import_id_fields = ("nip",)
        fields = ("nip", "nama", "tanggal_lahir", "jenis_kelamin", "kedudukan_hukum", "golongan")
        instance_loader_class = CachedInstanceLoader
        use_bulk = True
        batch_size = 1000
        skip_diff = True
        use_transactions = False

    def __init__(self, instansi: Instansi) -> None:
        super().__init__()
        self.instansi = instansi
        self.unit = {u.kode: u for u in UnitOrganisasi.objects.filter(instansi=instansi)}

    def get_queryset(self) -> Any:
        return Pegawai.objects.filter(instansi=self.instansi)

    def after_init_instance(self, instance: Pegawai, new: bool, row: Any, **kwargs: Any) -> None:
        instance.instansi = self.instansi
        instance.unit = self.unit[row["UNOR ID"]]
        instance.unit_lft = instance.unit.lft
        instance.nama_kunci = row["NAMA"].upper()


def _import_export(instansi: Instansi, data: Dataset) -> None:
    """Preview and apply, as its own two steps do."""
    for coba in (True, False):
        PegawaiResource(instansi).import_data(data, dry_run=coba, raise_errors=True)
    assert Pegawai.objects.filter(instansi=instansi).count() == len(data)
    connection.check_constraints()
