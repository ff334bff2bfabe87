"""A worker dies in the middle of a ranking, or of what follows it."""

import time
from collections.abc import Callable

import pytest

from tests.faults.jalan import PULIH
from tests.faults.panggung import tunggu
from tests.faults.peringkat import Peringkat, Sidik
from tests.faults.tahan import Penahan
from tests.faults.tahan_peringkat import JENIS, SEBELUM_TERSIMPAN, TAHAP, ditahan

Catat = Callable[..., None]
BENIH = pytest.mark.benih


def dikerjakan(peringkat: Peringkat, nomor: int, tahap: str) -> int:
    """The job that stands at a stage: the run's own, or one that follows it."""
    return peringkat.susulan(nomor, JENIS[tahap])[0] if tahap in JENIS else nomor


def belum_atau_sudah(peringkat: Peringkat, nomor: int, tahap: str) -> None:
    """Held at a stage, others see nothing of the run; once it is stored, all of it."""
    if tahap in SEBELUM_TERSIMPAN:
        peringkat.belum_ada()
    else:
        assert peringkat.partisi() == [(f"karir_hasil_{peringkat.proses(nomor)}", True)]


def tamat(penahan: Penahan, tahap: str) -> None:
    """What the dead had asked of the database last is given up, too: it might still be done, and
    "the job has ended" is all there was left to say."""
    if tahap == "menyelesaikan":
        tunggu(lambda: not penahan.tertahan(), "the end of what the dead child asked for")


@pytest.mark.parametrize("tahap", TAHAP)
def test_anak_worker_dibunuh(peringkat: Peringkat, sidik: Sidik, catat: Catat, tahap: str) -> None:
    with ditahan(peringkat.p, tahap, peringkat.nip_tengah) as penahan:
        nomor = peringkat.minta()
        penahan.tunggu()
        belum_atau_sudah(peringkat, nomor, tahap)
        kerja = dikerjakan(peringkat, nomor, tahap)
        peringkat.p.bunuh_anak(kerja)
        belum_atau_sudah(peringkat, nomor, tahap)
        tamat(penahan, tahap)
        penahan.lepas()
        detik = peringkat.tuntas(nomor)
    assert peringkat.pekerjaan(kerja).percobaan == 2
    peringkat.utuh(nomor, sidik)
    catat("anak worker dibunuh (SIGKILL)", tahap, "diulang dari awal, setiap digit sama", detik)


@pytest.mark.parametrize(
    "tahap", [pytest.param(satu, marks=BENIH) if satu == "menulis" else satu for satu in TAHAP]
)
def test_worker_dibunuh(peringkat: Peringkat, sidik: Sidik, catat: Catat, tahap: str) -> None:
    with ditahan(peringkat.p, tahap, peringkat.nip_tengah) as penahan:
        nomor = peringkat.minta()
        penahan.tunggu()
        kerja = dikerjakan(peringkat, nomor, tahap)
        peringkat.p.bunuh_worker()
        belum_atau_sudah(peringkat, nomor, tahap)
        halaman = peringkat.petugas.buka(f"/pekerjaan/{kerja}/")
        assert "Anda boleh meninggalkan halaman ini" in halaman.kata
        tamat(penahan, tahap)
    peringkat.p.portal.mulai_worker()
    detik = peringkat.tuntas(nomor, PULIH)
    assert peringkat.pekerjaan(kerja).percobaan == 2
    peringkat.utuh(nomor, sidik)
    catat(
        "seluruh worker dibunuh (SIGKILL) dan dinyalakan lagi",
        tahap,
        "penyapu mengirim pekerjaannya lagi, setiap digit sama",
        detik,
    )


def test_tiga_kali_mati_berakhir_dengan_kata(
    peringkat: Peringkat, sidik: Sidik, catat: Catat
) -> None:
    """A run that kills every worker is given up, leaves nothing, and may be asked for again."""
    with ditahan(peringkat.p, "memasang", peringkat.nip_tengah) as penahan:
        nomor = peringkat.minta()
        saat = time.monotonic()
        for percobaan in (1, 2, 3):
            tunggu(
                lambda ke=percobaan: (
                    peringkat.pekerjaan(nomor).percobaan == ke and penahan.tertahan()
                ),
                f"attempt {percobaan}",
            )
            peringkat.p.bunuh_anak(nomor)
            tunggu(lambda: not penahan.tertahan(), "the end of what the dead child asked for")
        tunggu(lambda: peringkat.pekerjaan(nomor).status == "GAGAL", "the job to be given up")
        detik = time.monotonic() - saat
        peringkat.belum_ada()
        halaman = peringkat.petugas.buka(f"/pekerjaan/{nomor}/")
        assert "terhenti berulang kali" in halaman.kata
    lain = peringkat.minta()
    assert lain != nomor
    peringkat.tuntas(lain)
    peringkat.utuh(lain, sidik)
    catat(
        "perhitungan yang membunuh worker tiga kali",
        "memasang",
        "berakhir GAGAL dengan penjelasan, tanpa sisa; dapat diminta lagi oleh petugas",
        detik,
    )
