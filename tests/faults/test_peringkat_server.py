"""The database and the queue are stopped, emptied or late in the middle of a ranking."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.jalan import PULIH
from tests.faults.peringkat import ACUAN, Peringkat, Sidik
from tests.faults.tahan_peringkat import TAHAP, ditahan
from tests.faults.test_peringkat_worker import belum_atau_sudah, dikerjakan
from tests.faults.test_postgres import CARA, matikan
from tests.faults.test_valkey import kosongkan

Catat = Callable[..., None]


@pytest.mark.parametrize("tahap", TAHAP)
@pytest.mark.parametrize("cara", CARA)
def test_postgres_mati_di_tengah(
    peringkat: Peringkat, sidik: Sidik, catat: Catat, tahap: str, cara: str
) -> None:
    with ditahan(peringkat.p, tahap, peringkat.nip_tengah) as penahan:
        nomor = peringkat.minta()
        penahan.tunggu()
        kerja = dikerjakan(peringkat, nomor, tahap)
        matikan(peringkat, cara)
        detik = peringkat.tuntas(nomor, PULIH)
    assert peringkat.pekerjaan(kerja).percobaan >= 2
    peringkat.utuh(nomor, sidik)
    catat(
        f"PostgreSQL dihentikan ({cara}) dan dinyalakan lagi",
        tahap,
        "halaman menjawab 503 dengan penjelasan; pekerjaan diulang, setiap digit sama",
        detik,
    )


@pytest.mark.parametrize("tahap", ["menulis", "menyelesaikan", "sertifikat", "olah"])
def test_valkey_berhenti_lalu_kosong(
    peringkat: Peringkat, sidik: Sidik, catat: Catat, tahap: str
) -> None:
    """It stops while the run is computed or certified, and comes back with nothing."""
    p = peringkat.p
    with ditahan(p, tahap, peringkat.nip_tengah) as penahan:
        nomor = peringkat.minta()
        penahan.tunggu()
        kerja = dikerjakan(peringkat, nomor, tahap)
        p.valkey.berhenti()
        assert peringkat.petugas.buka("/karir/proses/").status == 200
        assert peringkat.petugas.sehat() == (200, {"basis_data": True, "antrean": False})
        belum_atau_sudah(peringkat, nomor, tahap)
        penahan.lepas()
        peringkat.selesai(kerja, 120)
        for simpanan in Path(p.valkey.folder).glob("*.rdb"):
            simpanan.unlink()
        p.valkey.mulai()
    detik = peringkat.tuntas(nomor, PULIH)
    assert peringkat.pekerjaan(kerja).percobaan == 1
    peringkat.utuh(nomor, sidik)
    catat(
        "Valkey dihentikan dan dinyalakan lagi tanpa isinya",
        tahap,
        "yang berjalan selesai tanpa antrean; sertifikat dan olahannya menyusul sendiri",
        detik,
    )


def test_tombol_tanpa_antrean(peringkat: Peringkat, sidik: Sidik, catat: Catat) -> None:
    """The queue is away when the officer presses the button."""
    peringkat.p.valkey.berhenti()
    try:
        hasil = peringkat.petugas.kirim("/karir/hitung/", tanggal_acuan=ACUAN)
        assert hasil.status == 200
        assert hasil.detik < 30
        assert "Antrean sedang tidak terjangkau" in hasil.kata
        peringkat.belum_ada()
    finally:
        peringkat.p.valkey.mulai()
    detik = peringkat.tuntas(hasil.nomor, PULIH)
    peringkat.utuh(hasil.nomor, sidik)
    catat(
        "Valkey mati saat Hitung ditekan",
        "meminta",
        "pekerjaan tersimpan, halaman berkata antrean tidak terjangkau, lalu berjalan sendiri",
        detik,
    )


def test_antrean_dikosongkan_selagi_menunggu(
    peringkat: Peringkat, sidik: Sidik, catat: Catat
) -> None:
    """No worker is there when the button is pressed, and the message is lost meanwhile."""
    peringkat.p.bunuh_worker()
    nomor = peringkat.minta()
    kosongkan(peringkat.p)
    assert peringkat.pekerjaan(nomor).status == "ANTRE"
    peringkat.p.portal.mulai_worker()
    detik = peringkat.tuntas(nomor, PULIH)
    peringkat.utuh(nomor, sidik)
    catat(
        "isi Valkey dihapus selagi perhitungan mengantre",
        "menunggu giliran",
        "penyapu mengirim pekerjaannya lagi",
        detik,
    )


def test_valkey_membeku(peringkat: Peringkat, sidik: Sidik, catat: Catat) -> None:
    """It accepts connections and answers nothing: the page does not wait with it."""
    pid = int((peringkat.p.valkey.folder / "pid").read_text())
    os.kill(pid, signal.SIGSTOP)
    try:
        hasil = peringkat.petugas.kirim("/karir/hitung/", tanggal_acuan=ACUAN)
    finally:
        os.kill(pid, signal.SIGCONT)
    assert hasil.status == 200
    assert hasil.detik < 30, "a page waits for the queue no longer than this"
    detik = peringkat.tuntas(hasil.nomor, PULIH)
    peringkat.utuh(hasil.nomor, sidik)
    catat(
        "Valkey membeku (SIGSTOP)",
        "meminta",
        f"halaman menjawab setelah {hasil.detik:.0f} detik; perhitungan berjalan sendiri kemudian",
        detik,
    )
