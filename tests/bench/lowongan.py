"""Eligibility and match of everybody for one vacancy against reading and writing alone: the same
records out, as many rows as wide in, and nothing judged between; the first page of the judged; and
a SIMATA snapshot of everybody beside a run, against the bare join of both sides.

At full scale of a million people, whichever sections ran before.
"""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from karir.mesin.kelayakan import MANAJERIAL
from karir.models import (
    AcuanSimata,
    BarisSimata,
    HasilPeringkat,
    KelayakanPegawai,
    Lowongan,
    PenayanganHasil,
    ProsesPeringkat,
)
from karir.pengisian.services.bahan import potongan_baca
from karir.pengisian.services.ketentuan import ketentuan_isi
from karir.pengisian.services.penilaian import penilaian_jalankan
from karir.simata.baris import Saringan
from karir.simata.cocok import Cocok
from karir.simata.services import simata_catat
from karir.simata.tata import ANGKA, KOMPONEN
from karir.simata.unsur import unsur_banding
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import Jabatan, UnitOrganisasi
from tests.bench.besar import JUTA, MEMORI, besarkan
from tests.bench.panggung import Panggung
from tests.bench.ukur import Ukuran, Waktu, detik, ukur
from tests.fixtures.klien import klien

DASAR = "membaca catatan yang sama dan menyalin baris sebanyak itu, tanpa menilai"
# Of a million people; fewer take less.
BATAS = 60.0
BATAS_HALAMAN = 1.0
BATAS_SIMATA = 20.0


def bench_lowongan(p: Panggung) -> Iterator[Ukuran]:
    """The large instansi: a million people at full scale."""
    jumlah = besarkan(p)
    # A judgement of so many is long enough to be told from one alone, and each leaves its rows.
    kali = 1 if jumlah >= JUTA else p.skala.kali
    lowongan = _lowongan(p)
    yield _penilaian(p, lowongan, jumlah, kali)
    yield _daftar(p, lowongan, jumlah)
    yield _simata(p, jumlah, kali)


def _ukuran(
    nama: str,
    *,
    waktu: Waktu,
    angka: float,
    dasar: tuple[str, float],
    batas: float,
    mb: int | None = None,
) -> Ukuran:
    juga = [(f"< {detik(batas)}", angka < batas)]
    if mb is not None:
        juga.append((f"< {mb} MB", (waktu.puncak or 0) < mb))
    return Ukuran(
        nama=nama,
        angka=detik(angka),
        dasar=dasar[0],
        angka_dasar=detik(dasar[1]),
        rasio=angka / dasar[1],
        target=None,
        sekurangnya=False,
        puncak=waktu.puncak,
        juga=tuple(juga),
    )


def _penilaian(p: Panggung, lowongan: Lowongan, jumlah: int, kali: int) -> Ukuran:
    hari = timezone.localdate()

    def sekali() -> None:
        penilaian_jalankan(lowongan_id=lowongan.pk, hari=hari, pelaku=Pelaku.sistem())

    utuh = ukur(sekali, kali=kali, pemanasan=1)
    proses_id = PenayanganHasil.objects.kini().get(instansi=p.besar.instansi).proses_id
    nomor = Lowongan.objects.get(pk=lowongan.pk).penilaian_id

    def polos() -> None:
        with transaction.atomic(), connection.cursor() as kursor:
            for _ in potongan_baca(lowongan=lowongan, proses_id=proses_id, hari=hari):
                pass
            kursor.execute(
                "CREATE TEMP TABLE bench_kelayakan ON COMMIT DROP AS SELECT * FROM "
                f"{KelayakanPegawai._meta.db_table} WHERE penilaian_id = %s",
                [nomor],
            )

    dasar = ukur(polos, kali=kali, pemanasan=1)
    nama = f"kelayakan dan kecocokan satu lowongan, {jumlah:,} orang, disimpan dan dibekukan"
    return _ukuran(
        nama,
        waktu=utuh,
        angka=utuh.median,
        dasar=(DASAR, dasar.median),
        batas=BATAS,
        mb=MEMORI,
    )


def _daftar(p: Panggung, lowongan: Lowongan, jumlah: int) -> Ukuran:
    """The page an officer opens next: nothing ran between, so the planner knows what it knows."""
    k = klien(p.besar.admin)
    alamat = reverse("karir:lowongan_kelayakan", args=[lowongan.pk])

    def sekali() -> None:
        assert k.get(alamat).status_code == 200

    waktu = ukur(sekali, kali=p.skala.halaman, pemanasan=3)
    nama = f"daftar kelayakan {jumlah:,} orang, halaman pertama, p95"
    dasar = ("batas yang dijanjikan", BATAS_HALAMAN)
    return _ukuran(nama, waktu=waktu, angka=waktu.p95, dasar=dasar, batas=BATAS_HALAMAN)


def _simata(p: Panggung, jumlah: int, kali: int) -> Ukuran:
    """Counts and first page, as the page of a comparison asks for them."""
    hari = timezone.localdate()
    admin = p.besar.admin
    admin.lingkup = lingkup_pilihan(pengguna_id=admin.pk, hari=hari).aktif
    proses = ProsesPeringkat.objects.filter(instansi=p.besar.instansi).latest("pk")
    acuan = _acuan(p, proses, hari)

    def sekali() -> None:
        cocok = Cocok(admin, acuan, proses)
        ringkas, halaman = cocok.lembar(Saringan())
        assert ringkas.selisih
        assert halaman.baris

    def polos() -> None:
        with connection.cursor() as kursor:
            kursor.execute(
                f"SELECT a.kotak, b.kotak, count(*) FROM {HasilPeringkat._meta.db_table} a "
                f"FULL JOIN (SELECT * FROM {BarisSimata._meta.db_table} WHERE acuan_id = %s) b "
                "ON a.nip = b.nip WHERE a.proses_id = %s GROUP BY 1, 2",
                [acuan.pk, proses.pk],
            )
            kursor.fetchall()

    utuh = ukur(sekali, kali=kali, pemanasan=1)
    dasar = ukur(polos, kali=kali, pemanasan=1)
    nama = f"cocok SIMATA {jumlah:,} orang: hitungan dan halaman pertama"
    sama = ("menggabungkan kedua sisi sekali dan menghitung kotaknya saja", dasar.median)
    return _ukuran(nama, waktu=utuh, angka=utuh.median, dasar=sama, batas=BATAS_SIMATA, mb=MEMORI)


def _acuan(p: Panggung, proses: ProsesPeringkat, hari: date) -> AcuanSimata:
    """A snapshot as the run has everybody, but for one box in fifty and one person in a hundred."""
    acuan = simata_catat(
        instansi=p.besar.instansi, tanggal=hari, nama="bench.csv", isi=io.BytesIO(b"NIP\n"),
        pelaku=Pelaku.sistem(),
    )  # fmt: skip
    acuan.status, acuan.desimal = AcuanSimata.Status.SIAP, dict.fromkeys(ANGKA, 2)
    acuan.save()
    kita = {
        satu.kolom: satu.sql_portal for satu in unsur_banding(proses=proses, desimal=acuan.desimal)
    }
    komponen = ", ".join(kita.get(kolom, "NULL") for kolom in KOMPONEN)
    isi: list[Any] = [acuan.pk, proses.pk, acuan.instansi_id]
    with connection.cursor() as kursor:
        kursor.execute(
            f"""INSERT INTO {BarisSimata._meta.db_table} (instansi_id, unit_lft, acuan_id, baris,
                  pegawai_id, nip, nama, nama_kunci, unit_nama, jabatan_nama, kotak, y, x, komponen)
                SELECT a.instansi_id, a.unit_lft, %s, row_number() OVER (), a.pegawai_id, a.nip,
                  a.nama, a.nama_kunci, a.unit_nama, a.jabatan_nama,
                  CASE WHEN a.pegawai_id %% 50 = 0 THEN 1 + a.kotak %% 9 ELSE a.kotak END,
                  a.y_eksak, a.x_eksak, ARRAY[{komponen}]::bigint[]
                FROM {HasilPeringkat._meta.db_table} a
                WHERE a.proses_id = %s AND a.instansi_id = %s AND a.kotak IS NOT NULL
                  AND a.pegawai_id %% 100 <> 1""",
            isi,
        )
        kursor.execute(f"VACUUM ANALYZE {BarisSimata._meta.db_table}")
    return acuan


def _lowongan(p: Panggung) -> Lowongan:
    instansi = p.besar.instansi
    jabatan = Jabatan.objects.filter(instansi=instansi, jenjang__in=MANAJERIAL[2:])[0]
    hari = timezone.localdate()
    bawaan = ketentuan_isi(instansi_id=instansi.pk, hari=hari).bawaan(jabatan.jenjang)
    satu: Lowongan = Lowongan.objects.create(
        instansi=instansi,
        jabatan=jabatan,
        unit=UnitOrganisasi.objects.filter(instansi=instansi)[0],
        asal=Lowongan.Asal.KOSONG,
        tanggal_lowong=hari,
        status=Lowongan.Status.DIBUKA,
        syarat=bawaan.syarat.isi(),
        bobot=bawaan.bobot.isi(),
        dibuka_oleh=p.besar.admin,
        dibuka_pada=timezone.now(),
    )
    return satu
