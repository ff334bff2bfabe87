"""The queue goes away, loses everything, refuses to write, or answers nothing."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from redis import Redis

from tests.faults.jalan import PULIH, Jalan, Tolok
from tests.faults.panggung import Panggung, tunggu
from tests.faults.tahan import TAHAP, ditahan
from tests.faults.test_worker import berakhir_benar, mulai

Catat = Callable[..., None]
HILANG = "Antrean sedang tidak terjangkau. Berkas Anda tersimpan"


def redis(p: Panggung) -> Redis:
    return Redis.from_url(p.lingkungan["REDIS_URL"])


def kosongkan(p: Panggung) -> None:
    """As after a loss of its disk: every message and all that Celery remembers is gone."""
    with redis(p) as klien:
        klien.flushall()


@pytest.mark.parametrize("tahap", TAHAP)
def test_valkey_berhenti_lalu_kosong(jalan: Jalan, tolok: Tolok, catat: Catat, tahap: str) -> None:
    """It stops while a job runs, and comes back with nothing of what it held."""
    with ditahan(jalan.p, tahap) as penahan:
        impor, status = mulai(jalan, tahap, tolok)
        penahan.tunggu()
        jalan.p.valkey.berhenti()
        assert jalan.petugas.buka(f"/impor/{impor}/").status == 200
        assert jalan.petugas.sehat() == (200, {"basis_data": True, "antrean": False})
        penahan.lepas()
        tunggu(lambda: jalan.status(impor) == status, "the running job to end without a queue")
        for simpanan in Path(jalan.p.valkey.folder).glob("*.rdb"):
            simpanan.unlink()
        jalan.p.valkey.mulai()
    saat = time.monotonic()
    lain = jalan.unggah("sesudahnya.csv")
    jalan.tunggu(lain, "SIAP", PULIH)
    detik = time.monotonic() - saat
    assert jalan.pekerjaan(impor).percobaan == 1
    berakhir_benar(jalan, impor, status, tolok)
    catat(
        "Valkey dihentikan dan dinyalakan lagi tanpa isinya",
        tahap,
        "pekerjaan yang berjalan selesai tanpa antrean; yang baru berjalan sesudahnya",
        detik,
    )


def test_tanpa_antrean_berkas_menunggu(jalan: Jalan, tolok: Tolok, catat: Catat) -> None:
    """The queue is away when the officer uploads and again when he or she applies."""
    jalan.p.valkey.berhenti()
    try:
        hasil = jalan.petugas.unggah("pegawai.csv", jalan.p.berkas.read_bytes())
        assert hasil.status == 200
        assert hasil.detik < 30
        assert HILANG in hasil.kata
        impor = hasil.nomor
        assert jalan.status(impor) == "DIUNGGAH"
    finally:
        jalan.p.valkey.mulai()
    saat = time.monotonic()
    jalan.tunggu(impor, "SIAP", PULIH)
    detik = time.monotonic() - saat
    jalan.sampai_utuh(impor, tolok)
    catat(
        "Valkey mati saat berkas diunggah",
        "mengunggah",
        "berkas tersimpan, halaman berkata antrean tidak terjangkau, lalu berjalan sendiri",
        detik,
    )


def test_antrean_dikosongkan_selagi_menunggu(jalan: Jalan, tolok: Tolok, catat: Catat) -> None:
    """Two long jobs keep the worker busy; the message of the third is lost, even twice."""
    with ditahan(jalan.p, "memeriksa") as penahan:
        dua = [jalan.unggah(f"{ke}.csv") for ke in (1, 2)]
        penahan.tunggu(2)
        impor = jalan.unggah()
        kosongkan(jalan.p)
        assert jalan.pekerjaan(impor).status == "ANTRE"
        saat = time.monotonic()
        penahan.lepas()
        jalan.tunggu(impor, "SIAP", PULIH)
        detik = time.monotonic() - saat
        for satu in dua:
            jalan.tunggu(satu, "SIAP", PULIH)
    jalan.sampai_utuh(impor, tolok)
    catat(
        "isi Valkey dihapus selagi pekerjaan mengantre",
        "menunggu giliran",
        "penyapu mengirim pekerjaannya lagi",
        detik,
    )


@contextmanager
def tidak_menerima(p: Panggung) -> Iterator[None]:
    """Memory is full: reading works, writing is refused."""
    with redis(p) as klien:
        klien.config_set("maxmemory", "1")
        try:
            yield
        finally:
            klien.config_set("maxmemory", "0")


def test_valkey_menolak_menulis(jalan: Jalan, tolok: Tolok, catat: Catat) -> None:
    with tidak_menerima(jalan.p):
        hasil = jalan.petugas.unggah("pegawai.csv", jalan.p.berkas.read_bytes())
        assert hasil.status == 200
        impor = hasil.nomor
        assert jalan.pekerjaan(impor).status == "ANTRE"
    saat = time.monotonic()
    jalan.tunggu(impor, "SIAP", PULIH)
    detik = time.monotonic() - saat
    jalan.sampai_utuh(impor, tolok)
    catat(
        "Valkey kehabisan memori dan menolak pesan",
        "mengunggah",
        "berkas tersimpan, pekerjaan menunggu, lalu berjalan sendiri",
        detik,
    )


def test_valkey_membeku(jalan: Jalan, tolok: Tolok, catat: Catat) -> None:
    """It accepts connections and answers nothing: the page does not wait with it."""
    pid = int((jalan.p.valkey.folder / "pid").read_text())
    os.kill(pid, signal.SIGSTOP)
    try:
        hasil = jalan.petugas.unggah("pegawai.csv", jalan.p.berkas.read_bytes())
    finally:
        os.kill(pid, signal.SIGCONT)
    assert hasil.status == 200
    assert hasil.detik < 30, "a page waits for the queue no longer than this"
    saat = time.monotonic()
    jalan.tunggu(hasil.nomor, "SIAP", PULIH)
    detik = time.monotonic() - saat
    jalan.sampai_utuh(hasil.nomor, tolok)
    catat(
        "Valkey membeku (SIGSTOP)",
        "mengunggah",
        f"halaman menjawab setelah {hasil.detik:.0f} detik; pekerjaan berjalan sendiri kemudian",
        detik,
    )
