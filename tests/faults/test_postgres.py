"""The database is stopped and started again in the middle of an import."""

import signal
import time
from collections.abc import Callable

import pytest

from tests.faults.jalan import PULIH, Jalan, Tolok
from tests.faults.panggung import tunggu
from tests.faults.peringkat import Peringkat
from tests.faults.tahan import TAHAP, ditahan
from tests.faults.test_worker import BENIH, berakhir_benar, mulai

Catat = Callable[..., None]
CARA = {"fast": signal.SIGINT, "immediate": signal.SIGQUIT}


def matikan(jalan: Jalan | Peringkat, cara: str) -> None:
    """Stop the server, see what pages say, start it again."""
    jalan.p.postgres_berhenti(CARA[cara])
    try:
        halaman = jalan.petugas.buka("/impor/")
        assert halaman.status == 503
        assert "Portal tersambung lagi dengan sendirinya" in halaman.kata
        assert jalan.petugas.sehat() == (503, {"basis_data": False, "antrean": True})
    finally:
        jalan.p.postgres.mulai()


@pytest.mark.parametrize("tahap", TAHAP)
@pytest.mark.parametrize("cara", CARA)
def test_postgres_mati_di_tengah(
    jalan: Jalan, tolok: Tolok, catat: Catat, tahap: str, cara: str
) -> None:
    with ditahan(jalan.p, tahap) as penahan:
        impor, status = mulai(jalan, tahap, tolok)
        penahan.tunggu()
        matikan(jalan, cara)
        saat = time.monotonic()
        assert jalan.petugas.buka("/impor/").status == 200, "pages are back with the server"
        jalan.tunggu(impor, status, PULIH)
        detik = time.monotonic() - saat
    assert jalan.pekerjaan(impor).percobaan >= 2
    berakhir_benar(jalan, impor, status, tolok)
    catat(
        f"PostgreSQL dihentikan ({cara}) dan dinyalakan lagi",
        tahap,
        "halaman menjawab 503 dengan penjelasan; pekerjaan diulang, hasil sama",
        detik,
    )


@pytest.mark.parametrize("cara", [pytest.param("immediate", marks=BENIH), "fast"])
def test_postgres_mati_antara_pratinjau_dan_penerapan(
    jalan: Jalan, tolok: Tolok, catat: Catat, cara: str
) -> None:
    """What a preview has kept beside the records may be empty after a crash: it is read again."""
    impor = jalan.siap()
    matikan(jalan, cara)
    jalan.pratinjau_benar(impor, tolok)
    jalan.terapkan(impor)
    saat = time.monotonic()
    jalan.tunggu(impor, "DITERAPKAN", PULIH)
    detik = time.monotonic() - saat
    jalan.diterapkan_utuh(impor, tolok)
    catat(
        f"PostgreSQL dihentikan ({cara}) dan dinyalakan lagi",
        "antara pratinjau dan penerapan",
        "pratinjau tetap terbaca; yang diterapkan sama",
        detik,
    )


def test_sambungan_pekerja_diputus(jalan: Jalan, tolok: Tolok, catat: Catat) -> None:
    """Only the session that writes is ended, as an administrator would: the job itself lives."""
    with ditahan(jalan.p, "menerapkan") as penahan:
        impor, status = mulai(jalan, "menerapkan", tolok)
        penahan.tunggu()
        jalan.p.tanya(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE usename = 'talenta_kerja' AND wait_event = 'advisory'"
        )
        saat = time.monotonic()
        penahan.lepas()
        jalan.tunggu(impor, status, PULIH)
        detik = time.monotonic() - saat
    assert jalan.pekerjaan(impor).percobaan == 2
    jalan.diterapkan_utuh(impor, tolok)
    catat(
        "sambungan basis data milik worker diputus",
        "menerapkan",
        "diulang dari awal, hasil sama",
        detik,
    )


def test_halaman_tidak_menunggu_selamanya(jalan: Jalan, catat: Catat) -> None:
    """Somebody holds a whole table: pages give way in words instead of piling up."""
    with jalan.p.sambung() as sambungan, sambungan.cursor() as kursor:
        sambungan.autocommit = False
        kursor.execute("LOCK TABLE impor_impor IN ACCESS EXCLUSIVE MODE")
        halaman = jalan.petugas.buka("/impor/")
        sambungan.rollback()
    assert halaman.status == 503
    assert "sedang dipakai pekerjaan lain" in halaman.kata
    assert 8 < halaman.detik < 20
    tunggu(lambda: jalan.petugas.terhubung("/impor/"), "the page")
    catat(
        "sebuah tabel dikunci pihak lain",
        "halaman",
        "503 dengan penjelasan setelah 10 detik, bukan menunggu selamanya",
        halaman.detik,
    )
