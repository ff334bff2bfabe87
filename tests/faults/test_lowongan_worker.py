"""A worker dies while it judges everybody for a vacancy, or while a decree begins to work."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from tests.faults.jalan import PULIH
from tests.faults.keadaan import kembalikan
from tests.faults.panggung import Panggung, tunggu
from tests.faults.petugas import Petugas
from tests.faults.tahan import FUNGSI, Penahan

Catat = Callable[..., None]
# Stage -> table, when the trigger holds.
TAHAP = {
    "menilai": (
        "karir_kelayakanpegawai",
        "BEFORE INSERT ON karir_kelayakanpegawai FOR EACH ROW WHEN (NEW.urutan = 100)",
    ),
    "menutup": (
        "inti_pekerjaan",
        "BEFORE UPDATE ON inti_pekerjaan FOR EACH ROW WHEN (NEW.jenis = 'karir.lowongan_nilai' "
        "AND NEW.langkah = 'Menutup penilaian')",
    ),
    "memberlakukan": (
        "karir_pantaupenempatan",
        "BEFORE INSERT ON karir_pantaupenempatan FOR EACH ROW",
    ),
}
# As the scheduler sends it.
KIRIM = (
    "import django; django.setup(); from karir.tasks import laksanakan_penempatan; "
    "laksanakan_penempatan.delay()"
)


@contextmanager
def ditahan(p: Panggung, tahap: str) -> Iterator[Penahan]:
    """Work stops at `tahap` until the lock is let go, at the latest at the end."""
    tabel, kapan = TAHAP[tahap]
    p.tanya(FUNGSI)
    p.tanya(f"CREATE TRIGGER uji_tahan {kapan} EXECUTE FUNCTION public.uji_tahan()")
    penahan = Penahan(p)
    try:
        yield penahan
    finally:
        penahan.lepas()
        p.tanya(f"DROP TRIGGER IF EXISTS uji_tahan ON {tabel}")


@dataclass(frozen=True)
class Kursi:
    """One stage, one officer, one vacancy made by `siapkan`."""

    p: Panggung
    petugas: Petugas

    def siapkan(self, sampai: str) -> Any:
        keluaran = self.p.jalankan("-m", "tests.faults.isi_lowongan", sampai, TALENTA_LOGIN="kerja")
        return json.loads(keluaran.strip().splitlines()[-1])

    def hitung(self, tabel: str) -> int:
        return int(self.p.satu(f"SELECT count(*) FROM {tabel}"))

    def status(self, lowongan: int) -> str:
        return str(self.p.satu("SELECT status FROM karir_lowongan WHERE id = %s", lowongan))

    def pekerjaan(self, nomor: int) -> tuple[str, int]:
        [(status, percobaan)] = self.p.tanya(
            "SELECT status, percobaan FROM inti_pekerjaan WHERE id = %s", nomor
        )
        return str(status), int(percobaan)


@pytest.fixture
def kursi(panggung: Panggung, _masuk: dict[str, Petugas]) -> Kursi:
    """Tables and processes as they were at first."""
    panggung.bangkitkan()
    petugas = _masuk["peringkat_1"]
    tunggu(lambda: petugas.terhubung("/karir/lowongan/"), "the portal to be whole again")
    kembalikan(panggung)
    return Kursi(panggung, petugas)


@pytest.mark.parametrize("tahap", ["menilai", "menutup"])
def test_worker_dibunuh_saat_menilai(kursi: Kursi, catat: Catat, tahap: str) -> None:
    lowongan = kursi.siapkan("dibuka")["lowongan"]
    with ditahan(kursi.p, tahap) as penahan:
        nomor = kursi.petugas.kirim(f"/karir/lowongan/{lowongan}/langkah/nilai/").nomor
        penahan.tunggu()
        kursi.p.bunuh_worker()
        _belum_dinilai(kursi, lowongan)
    _belum_dinilai(kursi, lowongan)
    kursi.p.portal.mulai_worker()
    saat = time.monotonic()
    tunggu(lambda: kursi.pekerjaan(nomor)[0] == "SELESAI", f"job {nomor} to end", PULIH)
    detik = time.monotonic() - saat
    assert kursi.pekerjaan(nomor)[1] == 2
    assert kursi.status(lowongan) == "DINILAI"
    assert kursi.hitung("karir_penilaianlowongan") == 1
    orang = kursi.p.satu(
        "SELECT count(*) FROM pegawai_pegawai p JOIN karir_lowongan l USING (instansi_id) "
        "WHERE l.id = %s",
        lowongan,
    )
    assert kursi.hitung("karir_kelayakanpegawai") == orang
    assert kursi.p.satu("SELECT jumlah FROM karir_penilaianlowongan") == orang
    catat(
        "seluruh worker dibunuh (SIGKILL) dan dinyalakan lagi",
        f"lowongan: {tahap}",
        "penyapu mengirim pekerjaannya lagi; tidak ada penilaian setengah",
        detik,
    )


def _belum_dinilai(kursi: Kursi, lowongan: int) -> None:
    """Others see nothing of it."""
    assert kursi.status(lowongan) == "DIBUKA"
    for tabel in ("karir_penilaianlowongan", "karir_bekulowongan", "karir_kelayakanpegawai"):
        assert kursi.hitung(tabel) == 0, tabel


def test_worker_dibunuh_saat_sk_berlaku(kursi: Kursi, catat: Catat) -> None:
    isi = kursi.siapkan("terbit")
    lowongan, orang = isi["lowongan"], isi["pegawai"]
    semula = _orang(kursi, orang)
    with ditahan(kursi.p, "memberlakukan") as penahan:
        kursi.p.jalankan("-c", KIRIM, TALENTA_LOGIN="kerja")
        penahan.tunggu()
        kursi.p.bunuh_worker()
        _belum_berlaku(kursi, lowongan, orang, semula)
    _belum_berlaku(kursi, lowongan, orang, semula)
    kursi.p.portal.mulai_worker()
    saat = time.monotonic()
    for _ in range(2):
        kursi.p.jalankan("-c", KIRIM, TALENTA_LOGIN="kerja")
    tunggu(lambda: kursi.status(lowongan) == "TERISI", "the decree to work", PULIH)
    detik = time.monotonic() - saat
    assert kursi.hitung("karir_penempatan") == 1
    assert kursi.hitung("karir_pantaupenempatan") == 2
    assert _orang(kursi, orang) != semula
    assert (
        kursi.p.satu(
            "SELECT count(*) FROM karir_langkahlowongan WHERE langkah = 'berlakukan' "
            "AND lowongan_id = %s",
            lowongan,
        )
        == 1
    )
    catat(
        "seluruh worker dibunuh (SIGKILL) dan dinyalakan lagi",
        "lowongan: SK mulai berlaku",
        "putaran penjadwal berikutnya memberlakukannya, satu kali",
        detik,
    )


def _orang(kursi: Kursi, orang: int) -> Any:
    return kursi.p.tanya(
        "SELECT jabatan_id, unit_id, tmt_jabatan, (SELECT count(*) FROM pegawai_riwayatjabatan r "
        "WHERE r.pegawai_id = p.id) FROM pegawai_pegawai p WHERE id = %s",
        orang,
    )


def _belum_berlaku(kursi: Kursi, lowongan: int, orang: int, semula: Any) -> None:
    """The decree waits, and the person's post is the old one."""
    assert kursi.status(lowongan) == "TERBIT"
    assert _orang(kursi, orang) == semula
    assert kursi.hitung("karir_penempatan") == kursi.hitung("karir_pantaupenempatan") == 0
