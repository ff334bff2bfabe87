"""Two officers at once, one message twice, a migration under a running worker."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from talenta.lokal.portal import AKAR
from tests.faults.jalan import PULIH, Jalan, Tolok
from tests.faults.keadaan import isi, riwayat
from tests.faults.panggung import Panggung, tunggu
from tests.faults.petugas import Petugas
from tests.faults.tahan import TAHAP, ditahan
from tests.faults.test_worker import berakhir_benar, mulai

Catat = Callable[..., None]


def test_dua_petugas_satu_berkas(
    jalan: Jalan, tolok: Tolok, petugas_kedua: Petugas, catat: Catat
) -> None:
    """Both upload the same file and apply it at the same moment: each row is written once."""
    pasangan = (jalan.petugas, petugas_kedua)
    with ThreadPoolExecutor(2) as serempak:
        nomor = list(serempak.map(lambda p: jalan.unggah("sama.csv", p), pasangan))
        for satu in nomor:
            jalan.siap(satu)
            jalan.pratinjau_benar(satu, tolok)
        saat = time.monotonic()
        list(serempak.map(jalan.terapkan, nomor, pasangan))
        for satu in nomor:
            jalan.tunggu(satu, "DITERAPKAN", PULIH)
        detik = time.monotonic() - saat
    semua = [jalan.hitungan(satu) for satu in nomor]
    assert tolok.hitungan in semua
    kedua = next(h for h in semua if h != tolok.hitungan)
    assert (kedua["baru"], kedua["berubah"]) == (0, 0)
    assert kedua["sama"] == sum(tolok.hitungan[n] for n in ("baru", "berubah", "sama"))
    assert isi(jalan.p) == tolok.sesudah
    assert riwayat(jalan.p) == tolok.riwayat_sesudah
    catat(
        "dua petugas menerapkan berkas yang sama serentak",
        "menerapkan",
        "berurutan; yang kedua menemukan semua baris sama dan tidak menulis apa pun",
        detik,
    )


def test_dua_petugas_satu_tombol(
    jalan: Jalan, tolok: Tolok, petugas_kedua: Petugas, catat: Catat
) -> None:
    """Both press the button of one import; the one who is late reads why nothing happens."""
    impor = jalan.siap()
    with ditahan(jalan.p, "menerapkan") as penahan:
        jalan.terapkan(impor)
        penahan.tunggu()
        hasil = petugas_kedua.kirim(f"/impor/{impor}/terapkan/")
        assert hasil.status == 200
        assert "sedang dikerjakan" in hasil.kata
    jalan.tunggu(impor, "DITERAPKAN")
    jalan.diterapkan_utuh(impor, tolok)
    banyak = jalan.p.satu("SELECT count(*) FROM inti_pekerjaan WHERE jenis = 'impor.terapkan'")
    assert banyak == 1
    catat(
        "dua petugas menekan Terapkan pada satu impor",
        "menerapkan",
        "satu pekerjaan; yang terlambat membaca bahwa impor sedang dikerjakan",
    )


def kirim_pesan(p: Panggung, pekerjaan: int) -> None:
    """Put the message of a job into the queue once more."""
    kode = (
        "import sys\n"
        "from talenta.celery import app\n"
        "app.send_task('talenta.inti.tasks.jalankan_pekerjaan', "
        "kwargs={'pekerjaan_id': int(sys.argv[1])})\n"
    )
    p.jalankan("-c", kode, str(pekerjaan))


@pytest.mark.parametrize("tahap", TAHAP)
def test_pesan_datang_dua_kali(jalan: Jalan, tolok: Tolok, catat: Catat, tahap: str) -> None:
    """The second message comes while the first is being worked on, a third after its end."""
    with ditahan(jalan.p, tahap) as penahan:
        impor, status = mulai(jalan, tahap, tolok)
        penahan.tunggu()
        nomor = jalan.pekerjaan(impor).nomor
        kirim_pesan(jalan.p, nomor)
        tunggu(lambda: antrean_kosong(jalan.p), "the second message to be taken")
        assert penahan.tertahan() == 1
    jalan.tunggu(impor, status)
    kirim_pesan(jalan.p, nomor)
    tunggu(lambda: antrean_kosong(jalan.p), "the third message to be taken")
    assert jalan.pekerjaan(impor).percobaan == 1
    berakhir_benar(jalan, impor, status, tolok)
    catat(
        "pesan pekerjaan datang dua kali dan sekali lagi sesudah selesai",
        tahap,
        "dikerjakan sekali",
    )


def antrean_kosong(p: Panggung) -> bool:
    """Whether no job's message waits or is being worked on by a second hand."""
    from tests.faults.test_valkey import redis

    with redis(p) as klien:
        menunggu = [json.loads(satu) for satu in klien.lrange("celery", 0, -1)]
    return not any("jalankan" in satu["headers"]["task"] for satu in menunggu)


@pytest.mark.parametrize("tahap", TAHAP)
def test_migrasi_selagi_worker_lama_bekerja(
    jalan: Jalan, tolok: Tolok, catat: Catat, tahap: str
) -> None:
    """`manage.py siapkan` of the next version adds a column while the old one imports."""
    with ditahan(jalan.p, tahap) as penahan:
        impor, status = mulai(jalan, tahap, tolok)
        penahan.tunggu()
        saat = time.monotonic()
        migrasi = siapkan(jalan.p)
        try:
            # It waits for what the import holds, lets others pass meanwhile, and comes back.
            assert any("dicoba lagi" in baris for baris in migrasi.stdout)
            assert migrasi.poll() is None
            assert jalan.petugas.buka("/pegawai/").status == 200
            penahan.lepas()
            jalan.tunggu(impor, status)
            assert migrasi.wait(PULIH) == 0
            detik = time.monotonic() - saat
        finally:
            migrasi.kill()
    try:
        kolom = "SELECT count(*) FROM pegawai_pegawai WHERE catatan_uji = ''"
        assert jalan.p.satu(kolom) == isi(jalan.p).banyak
        jalan.p.tanya("ALTER TABLE pegawai_pegawai DROP COLUMN catatan_uji")
        berakhir_benar(jalan, impor, status, tolok)
    finally:
        jalan.p.tanya("ALTER TABLE pegawai_pegawai DROP COLUMN IF EXISTS catatan_uji")
        jalan.p.tanya("DELETE FROM django_migrations WHERE app = 'berikutnya'")
    catat(
        "migrasi (kolom baru) selagi worker lama bekerja",
        tahap,
        "impor selesai dengan kode lama; migrasi memberi jalan, lalu selesai",
        detik,
    )


def siapkan(p: Panggung) -> "subprocess.Popen[str]":
    """The command of the next version, started as at a deployment."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "siapkan"],
        env={
            **os.environ,
            **p.lingkungan,
            "TALENTA_LOGIN": "pemilik",
            "PYTHONUNBUFFERED": "1",
            "DJANGO_SETTINGS_MODULE": "tests.faults.berikutnya.setelan",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=AKAR,
    )
