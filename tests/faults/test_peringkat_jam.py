"""The clock of the worker, or of the scheduler, is moved: a day back, two years ahead, and right
again. Nothing is lost, done twice, or written in another order."""

import time
from collections.abc import Callable

import pytest

from tests.faults.jalan import PULIH
from tests.faults.jam_lain import GESER, jam_lain
from tests.faults.panggung import Panggung, tunggu
from tests.faults.peringkat import Peringkat, Sidik
from tests.faults.tahan_peringkat import ditahan
from tests.faults.test_valkey import redis

Catat = Callable[..., None]
CARA = ("python", "libfaketime")
LAKSANAKAN = "karir.tasks.laksanakan_jadwal"
# What sets aside or deletes by age.
RUMAH_TANGGA = ("karir.tasks.arsipkan_lama", "talenta.akun.tasks.hapus_jejak_masuk")


@pytest.fixture(params=CARA)
def cara(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=GESER)
def arah(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def berurutan(p: Panggung) -> None:
    """The audit's order is that of its times, its chain is whole, and what jobs and runs are swept,
    shown and explained by is dated by the database."""
    assert p.satu("SELECT count(*) FROM inti_catatanaudit") > 0
    terbalik = (
        "SELECT count(*) FROM (SELECT waktu, lag(waktu) OVER (ORDER BY id) AS tadi "
        "FROM inti_catatanaudit) t WHERE waktu < tadi - interval '5 seconds'"
    )
    assert p.satu(terbalik) == 0
    lain = "NOT {} BETWEEN now() - interval '1 hour' AND now()"
    for tabel, kolom in (
        ("inti_catatanaudit", "waktu"),
        ("karir_prosesperingkat", "selesai_pada"),
        ("inti_pekerjaan", "coalesce(mulai_pada, now())"),
        ("inti_pekerjaan", "coalesce(dikirim_pada, now())"),
        ("inti_pekerjaan", "coalesce(selesai_pada, now())"),
    ):
        assert p.satu(f"SELECT count(*) FROM {tabel} WHERE {lain.format(kolom)}") == 0, kolom
    p.jalankan("manage.py", "verifikasi_audit", TALENTA_LOGIN="kerja")


def test_jam_worker_bergeser_selama_dihitung(
    peringkat: Peringkat, sidik: Sidik, catat: Catat, cara: str, arah: str
) -> None:
    """Moved while the run is written; then its child dies, and the worker that sweeps is off."""
    p = peringkat.p
    with jam_lain(p, cara, "worker") as jam:
        with ditahan(p, "menulis", peringkat.nip_tengah) as penahan:
            nomor = peringkat.minta()
            penahan.tunggu()
            jam.geser(GESER[arah])
            time.sleep(2)
            p.bunuh_anak(nomor)
            penahan.lepas()
            detik = peringkat.tuntas(nomor)
        assert peringkat.pekerjaan(nomor).percobaan == 2
        proses = peringkat.utuh(nomor, sidik)
        jam.geser(0)
        time.sleep(2)
        lain = peringkat.minta()
        peringkat.tuntas(lain)
    assert peringkat.pekerjaan(nomor).percobaan == 2
    assert peringkat.sidik(peringkat.proses(lain)) == peringkat.sidik(proses) == sidik
    berurutan(p)
    catat(
        f"jam worker {arah} ({cara}), lalu anaknya dibunuh",
        "menulis",
        "diulang sekali, setiap digit sama; waktu dan urutan audit menurut jam basis data",
        detik,
    )


def kirim_tugas(p: Panggung, nama: str) -> None:
    """Send what the scheduler sends."""
    kode = "import sys; from talenta.celery import app; app.send_task(sys.argv[1])"
    p.jalankan("-c", kode, nama)
    with redis(p) as klien:
        tunggu(lambda: klien.llen("celery") == 0, "the message to be taken")
    time.sleep(1)


def test_jam_worker_bergeser_di_antara_jadwal(
    peringkat: Peringkat, sidik: Sidik, catat: Catat, cara: str, arah: str
) -> None:
    """A day is due once: not unseen by a clock that is behind, and no day that has not come by one
    that is ahead."""
    p = peringkat.p
    p.tanya(
        "INSERT INTO karir_jadwalperingkat (instansi_id, aktif, periode, mulai, jam, "
        "diatur_oleh_nama, diatur_pada) SELECT id, true, 1, (now() AT TIME ZONE zona)::date, 0, "
        "'Petugas Peringkat 1', now() - interval '1 day' FROM akun_instansi WHERE id = %s",
        peringkat.instansi,
    )

    def diminta() -> list[int]:
        baris = p.tanya("SELECT pekerjaan_id FROM karir_pelaksanaanjadwal ORDER BY id")
        return [nomor for (nomor,) in baris]

    with jam_lain(p, cara, "worker") as jam:
        jam.geser(GESER[arah])
        time.sleep(2)
        kirim_tugas(p, LAKSANAKAN)
        tunggu(diminta, "the day that is due")
        [nomor] = diminta()
        detik = peringkat.tuntas(nomor)
        for satu in RUMAH_TANGGA:
            kirim_tugas(p, satu)
        for lagi in (0, GESER[arah]):
            jam.geser(lagi)
            time.sleep(2)
            kirim_tugas(p, LAKSANAKAN)
            kirim_tugas(p, LAKSANAKAN)
    assert diminta() == [nomor]
    assert p.satu("SELECT count(*) FROM karir_prosesperingkat") == 1
    assert p.satu("SELECT count(*) FROM karir_arsipproses") == 0
    # The officer is still signed in.
    peringkat.identik(peringkat.proses(nomor))
    berurutan(p)
    catat(
        f"jam worker {arah} ({cara})",
        "di antara perhitungan terjadwal",
        "hari jatuh tempo dihitung sekali; tidak ada hari yang terlewat atau didahului, tidak ada "
        "hasil yang diarsipkan atau petugas yang dikeluarkan sebelum waktunya",
        detik,
    )


def test_jam_penjadwal_bergeser(
    peringkat: Peringkat, sidik: Sidik, catat: Catat, cara: str, arah: str
) -> None:
    """The scheduler goes on sending whatever its clock says, and again when it is put right."""
    p = peringkat.p
    with jam_lain(p, cara, "beat") as jam:
        terlama = 0.0
        # First as it was, so that the scheduler remembers when it sent.
        tunggu((p.portal.data / "log" / "beat.log").exists, "the scheduler")
        time.sleep(12)
        for ke, geser in enumerate((GESER[arah], 0), 1):
            jam.geser(geser)
            with ditahan(p, "menulis", peringkat.nip_tengah) as penahan:
                nomor = peringkat.minta()
                penahan.tunggu()
                p.bunuh_worker()
            p.portal.mulai_worker()
            terlama = max(terlama, peringkat.tuntas(nomor, PULIH))
            assert peringkat.pekerjaan(nomor).percobaan == 2
            peringkat.utuh(nomor, sidik, banyak=ke)
    berurutan(p)
    catat(
        f"jam penjadwal (beat) {arah}, lalu dibetulkan ({cara}); worker dibunuh",
        "menulis",
        "penyapu tetap datang; pekerjaan selesai sendiri",
        terlama,
    )
