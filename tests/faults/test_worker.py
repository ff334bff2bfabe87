"""A worker dies, or is asked to stop, in the middle of an import."""

import os
import signal
import time
from collections.abc import Callable

import pytest

from tests.faults.jalan import PULIH, Jalan, Tolok
from tests.faults.panggung import tunggu
from tests.faults.tahan import TAHAP, ditahan

Catat = Callable[..., None]
PERIKSA = ("membaca", "memeriksa")
BENIH = pytest.mark.benih


def mulai(jalan: Jalan, tahap: str, tolok: Tolok) -> tuple[int, str]:
    """Start what comes to `tahap`; return the import and the status it must reach."""
    if tahap in PERIKSA:
        return jalan.unggah(), "SIAP"
    impor = jalan.siap()
    jalan.pratinjau_benar(impor, tolok)
    jalan.terapkan(impor)
    return impor, "DITERAPKAN"


def berakhir_benar(jalan: Jalan, impor: int, status: str, tolok: Tolok) -> None:
    """The import came to `status` by itself: what it says and wrote is as without the fault."""
    if status == "SIAP":
        jalan.sampai_utuh(impor, tolok)
    else:
        jalan.diterapkan_utuh(impor, tolok)


@pytest.mark.parametrize("tahap", TAHAP)
def test_anak_worker_dibunuh(jalan: Jalan, tolok: Tolok, catat: Catat, tahap: str) -> None:
    with ditahan(jalan.p, tahap) as penahan:
        impor, status = mulai(jalan, tahap, tolok)
        penahan.tunggu()
        jalan.p.bunuh_anak(jalan.pekerjaan(impor).nomor)
        jalan.belum_berubah(tolok)
        saat = time.monotonic()
        penahan.lepas()
        jalan.tunggu(impor, status)
        detik = time.monotonic() - saat
    assert jalan.pekerjaan(impor).percobaan == 2
    berakhir_benar(jalan, impor, status, tolok)
    catat("anak worker dibunuh (SIGKILL)", tahap, "diulang dari awal, hasil sama", detik)


@pytest.mark.parametrize("tahap", ["membaca", "memeriksa", pytest.param("menerapkan", marks=BENIH)])
def test_worker_dibunuh(jalan: Jalan, tolok: Tolok, catat: Catat, tahap: str) -> None:
    with ditahan(jalan.p, tahap) as penahan:
        impor, status = mulai(jalan, tahap, tolok)
        penahan.tunggu()
        jalan.p.bunuh_worker()
        jalan.belum_berubah(tolok)
        halaman = jalan.petugas.buka(f"/impor/{impor}/")
        assert "Anda boleh meninggalkan halaman ini" in halaman.kata
    jalan.p.portal.mulai_worker()
    saat = time.monotonic()
    jalan.tunggu(impor, status, PULIH)
    detik = time.monotonic() - saat
    assert jalan.pekerjaan(impor).percobaan == 2
    berakhir_benar(jalan, impor, status, tolok)
    catat(
        "seluruh worker dibunuh (SIGKILL) dan dinyalakan lagi",
        tahap,
        "penyapu mengirim pekerjaannya lagi, hasil sama",
        detik,
    )


def test_worker_dihentikan_baik_baik(jalan: Jalan, tolok: Tolok, catat: Catat) -> None:
    """A new version is put in place: SIGTERM lets the running job end, and takes no other."""
    with ditahan(jalan.p, "menerapkan") as penahan:
        impor, status = mulai(jalan, "menerapkan", tolok)
        penahan.tunggu()
        os.kill(jalan.p.portal.pid("worker"), signal.SIGTERM)
        saat = time.monotonic()
        penahan.lepas()
        jalan.tunggu(impor, status)
        detik = time.monotonic() - saat
        tunggu(lambda: jalan.p.portal.mati() == "worker", "the warm end of the worker")
    assert jalan.pekerjaan(impor).percobaan == 1
    jalan.diterapkan_utuh(impor, tolok)
    lain = jalan.unggah("sesudahnya.csv")
    jalan.p.portal.mulai_worker()
    jalan.tunggu(lain, "SIAP")
    catat(
        "worker diminta berhenti (SIGTERM)",
        "menerapkan",
        "pekerjaan diselesaikan dahulu; yang datang sesudahnya menunggu worker baru",
        detik,
    )


def test_gagal_tiga_kali_berakhir_dengan_kata(jalan: Jalan, tolok: Tolok, catat: Catat) -> None:
    """A file that kills every worker is given up; the officer reads so and may begin again."""
    with ditahan(jalan.p, "menerapkan") as penahan:
        impor, status = mulai(jalan, "menerapkan", tolok)
        saat = time.monotonic()
        for percobaan in (1, 2, 3):
            tunggu(
                lambda ke=percobaan: jalan.pekerjaan(impor).percobaan == ke and penahan.tertahan(),
                f"attempt {percobaan}",
            )
            jalan.p.bunuh_anak(jalan.pekerjaan(impor).nomor)
            tunggu(lambda: not penahan.tertahan(), "the end of what the dead child asked for")
        tunggu(lambda: jalan.pekerjaan(impor).status == "GAGAL", "the job to be given up")
        detik = time.monotonic() - saat
        jalan.belum_berubah(tolok)
        halaman = jalan.petugas.buka(f"/impor/{impor}/")
        assert "terhenti berulang kali" in halaman.kata
        assert "Anda dapat memulainya lagi" in halaman.kata
    jalan.terapkan(impor)
    jalan.tunggu(impor, status)
    jalan.diterapkan_utuh(impor, tolok)
    catat(
        "pekerjaan yang membunuh worker tiga kali",
        "menerapkan",
        "berakhir GAGAL dengan penjelasan; dapat dimulai lagi oleh petugas",
        detik,
    )
